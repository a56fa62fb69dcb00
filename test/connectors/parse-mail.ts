/** As much of a mail as the tests look at: its headers, and its parts by their type. */
export interface ParsedMail {
  readonly headers: ReadonlyMap<string, string>;
  readonly parts: ReadonlyMap<string, string>;
}

export function mailOf(raw: string): ParsedMail {
  const [head, body] = split(raw);
  const headers = headersIn(head);
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1];
  if (boundary === undefined) return { headers, parts: new Map([[typeOf(headers), decoded(headers, body)]]) };
  const pieces = body.split(`--${boundary}`).slice(1, -1).map((piece) => split(piece.replace(/^\r\n/, '')));
  return { headers, parts: new Map(pieces.map(([partHead, partBody]) => [typeOf(headersIn(partHead)), decoded(headersIn(partHead), partBody)])) };
}

function split(raw: string): readonly [string, string] {
  const at = raw.indexOf('\r\n\r\n');
  return [raw.slice(0, at), raw.slice(at + 4)];
}

function headersIn(head: string): ReadonlyMap<string, string> {
  const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), words(line.slice(line.indexOf(':') + 1).trim())]));
}

/** Words in another alphabet, as RFC 2047 writes them; between two of them a space means nothing. */
function words(value: string): string {
  const joined = value.replaceAll(/\?=\s+=\?/g, '?==?');
  return joined.replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, text: string) => (how.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString('utf8') : quotedPrintable(text.replaceAll('_', ' '))));
}

function typeOf(headers: ReadonlyMap<string, string>): string {
  return (headers.get('content-type') ?? '').split(';')[0] ?? '';
}

function decoded(headers: ReadonlyMap<string, string>, body: string): string {
  const how = headers.get('content-transfer-encoding');
  const text = how === 'base64' ? Buffer.from(body, 'base64').toString('utf8') : how === 'quoted-printable' ? quotedPrintable(body.replaceAll('=\r\n', '')) : body;
  return text.replaceAll('\r\n', '\n').trim();
}

function quotedPrintable(text: string): string {
  return Buffer.from(text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString('utf8');
}
