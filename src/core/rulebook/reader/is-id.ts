const ID = /^[\p{L}][\p{L}\p{N}]*(-[\p{L}\p{N}]+)*$/u;
const FIELD = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const MAX_LENGTH = 100;

/** Whether a text can name a thing of a rulebook: letters, digits and single hyphens, a letter first. */
export function isId(text: string): boolean {
  return text.length <= MAX_LENGTH && ID.test(text);
}

/** Whether a text can name a field or a column: a FEEL variable, so no hyphens. */
export function isFieldName(text: string): boolean {
  return text.length <= MAX_LENGTH && FIELD.test(text);
}
