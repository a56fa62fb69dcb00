import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { ProblemException } from '../problems/problem-exception.js';

interface Fault {
  readonly path: string;
  readonly message: string;
}

const FAULTS_MAX = 20;

/** Checks bodies and queries against their DTOs; anything that a DTO does not name is refused. */
export function newValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => {
      const faults = errors.flatMap((error) => faultsOf(error, '')).slice(0, FAULTS_MAX);
      const sentence = faults.map(({ message }) => message).join('; ');
      return new ProblemException('request-invalid', `Expected a request of the described form, but ${sentence || 'it has another one'}.`, {
        details: faults.map(({ path, message }) => ({ path, message })),
      });
    },
  });
}

function faultsOf({ property, constraints, children }: ValidationError, above: string): readonly Fault[] {
  const path = `${above}/${property}`;
  return [...Object.values(constraints ?? {}).map((message) => ({ path, message })), ...(children ?? []).flatMap((child) => faultsOf(child, path))];
}
