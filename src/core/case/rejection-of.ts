import { EvaluationError } from '../expression/evaluation-error.js';
import { Refusal } from '../model/refusal.js';
import type { Rejection } from '../model/verdict.js';

/** What a command or a question is refused with. @throws the error itself where it is a bug */
export function rejectionOf(error: unknown): Rejection {
  if (error instanceof Refusal) return error.rejection;
  if (error instanceof EvaluationError) {
    const { file, line, column } = error.expression.at;
    return { code: 'evaluation-failed', message: error.message, details: { expression: error.expression.text, file, line, column, offset: error.offset } };
  }
  if (error instanceof Error && error.message.startsWith('Infinite loop detected')) {
    return { code: 'stuck', message: 'Expected the workflow to come to rest, but its automatic transitions go round for ever.' };
  }
  throw error;
}
