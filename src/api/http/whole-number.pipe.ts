import type { PipeTransform } from '@nestjs/common';
import { ProblemException } from '../problems/problem-exception.js';

/** A whole number from 1 in the path. */
export class WholeNumberPipe implements PipeTransform<string, number> {
  transform(text: string): number {
    if (/^[1-9]\d{0,9}$/.test(text)) return Number(text);
    throw new ProblemException('request-invalid', 'Expected a whole number from 1 in the path, but found something else.');
  }
}
