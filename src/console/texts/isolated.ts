/** Letters that are written from the right, and signs that turn what follows them. */
const TURNING = /[\u0590-\u08FF\u200E\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFC]/;
/** Signs by which a text could end the place that it is kept in. */
const PLACES = /[\u2066-\u2069]/g;
const [BEGIN, END] = ['\u2068', '\u2069'];

/** A text that stands in a line with others: whatever it turns, it turns within itself. */
export function isolated(text: string): string {
  return TURNING.test(text) ? `${BEGIN}${text.replace(PLACES, '')}${END}` : text;
}
