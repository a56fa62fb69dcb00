/** `text, text, text`: so many times. */
export function repeated(text: string, times: number): string {
  return Array.from({ length: times }, () => text).join(', ');
}
