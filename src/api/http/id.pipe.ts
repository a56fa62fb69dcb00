import type { PipeTransform } from '@nestjs/common';
import { ProblemException } from '../problems/problem-exception.js';

/** An id in the path that will be looked up in a plain object: names that every object inherits are ids of nothing. */
export class IdPipe implements PipeTransform<string, string> {
  transform(text: string): string {
    if (!(text in Object.prototype)) return text;
    throw new ProblemException('request-invalid', `Expected an id in the path, but "${text}" cannot be one.`);
  }
}
