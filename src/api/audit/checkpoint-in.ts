import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { ProblemException } from '../problems/problem-exception.js';
import { CheckpointDto } from './audit.dto.js';

/** The checkpoint in a body, which may be any file that somebody has taken for one. @throws ProblemException that says once what was expected */
export function checkpointIn(body: unknown): CheckpointDto {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw noCheckpoint('it is something else');
  const checkpoint = plainToInstance(CheckpointDto, body);
  const [fault] = validateSync(checkpoint, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true, stopAtFirstError: true });
  if (fault) throw noCheckpoint(`${placeOf(fault)} is not as it should be`);
  return checkpoint;
}

function noCheckpoint(why: string): ProblemException {
  return new ProblemException('request-invalid', `Expected a checkpoint as it was downloaded, with format 1, company, at and heads, and in each head a case, a revision and a hash, but ${why}.`);
}

/** Such as `heads.2.hash`. */
function placeOf({ property, children: [child] = [] }: ValidationError): string {
  return child ? `${property}.${placeOf(child)}` : property;
}
