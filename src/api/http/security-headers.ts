import { PRINT_STYLE } from '../print/printable-page.js';

/** For everything that is no page. Pages of the console name their own policy. */
const NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** The page of the API's description loads its own scripts; its generator writes style elements into the page. */
const DESCRIPTION = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** A page of the console: its own scripts, its own styles, the style elements that carry this page's nonce, and that of pages it puts on paper. */
export function consolePolicy(nonce: string): string {
  return `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}' ${PRINT_STYLE}; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;
}

/** Headers that every answer carries. */
export function securityHeaders(path: string, secure: boolean): Readonly<Record<string, string>> {
  return {
    'content-security-policy': path.startsWith('/api/docs') ? DESCRIPTION : NOTHING,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(secure && { 'strict-transport-security': 'max-age=31536000' }),
    ...(path.startsWith('/api/v1') && { 'cache-control': 'no-store' }),
  };
}
