/** So many bytes are turned into letters at once: each is an argument of one call. */
const AT_ONCE = 8_192;

/** Word templates stand among the texts of a rulebook as base64. */
export function isTemplate(path: string): boolean {
  return path.endsWith('.docx');
}

/** The bytes of a template; none where it is no base64. */
export function bytesIn(template: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(template), (letter) => letter.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

export function templateOf(bytes: Uint8Array): string {
  const pieces = Array.from({ length: Math.ceil(bytes.length / AT_ONCE) }, (_, at) => String.fromCharCode(...bytes.subarray(at * AT_ONCE, (at + 1) * AT_ONCE)));
  return btoa(pieces.join(''));
}
