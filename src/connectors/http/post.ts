import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { MayReach } from './public-address.js';

export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Every address of a name, as the operating system finds them. */
export type Resolve = (name: string) => Promise<readonly LookupAddress[]>;

export interface Reach {
  readonly mayReach: MayReach;
  readonly resolve?: Resolve;
}

const resolveBySystem: Resolve = (name) => lookup(name, { all: true });

/**
 * Sends a body and waits for the head of the answer. The name is looked up once, every address that it has is checked, and the
 * connection goes to one of those: a name that means something else a moment later changes nothing. Redirects are not followed.
 * @throws Error where the receiver may not be reached, does not answer, or answers anything but 2xx
 */
export async function post({ url, headers, body }: Post, { mayReach, resolve = resolveBySystem }: Reach, signal: AbortSignal): Promise<void> {
  const { protocol, hostname, host } = new URL(url);
  const literal = hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) !== 0 && !mayReach(literal)) throw notAllowed(host, literal);
  const status = await new Promise<number>((answer, fail) => {
    const request = protocol === 'https:' ? requestHttps : requestHttp;
    const sent = request(url, { method: 'POST', headers: { ...headers, 'content-length': Buffer.byteLength(body) }, lookup: guarded(host, mayReach, resolve), agent: false, signal }, (response) => {
      answer(response.statusCode ?? 0);
      response.destroy();
    });
    sent.on('error', fail);
    sent.end(body);
  });
  if (status < 200 || status > 299) throw new Error(`Expected ${host} to take it, but it answered ${status}${status >= 300 && status < 400 ? ', and a redirect is not followed' : ''}.`);
}

/** Hands on the addresses that have been checked, and nothing where one of them is not allowed. */
function guarded(host: string, mayReach: MayReach, resolve: Resolve): LookupFunction {
  return (name, { all }, answer) => {
    checked(name).then(
      (found) => (all === true ? answer(null, [...found]) : answer(null, found[0].address, found[0].family)),
      (error: unknown) => answer(error as Error, ''),
    );
  };

  async function checked(name: string): Promise<readonly [LookupAddress, ...LookupAddress[]]> {
    const [first, ...more] = await resolve(name);
    if (!first) throw new Error(`Expected an address of ${host}, but it has none.`);
    const refused = [first, ...more].find(({ address }) => !mayReach(address));
    if (refused) throw notAllowed(host, refused.address);
    return [first, ...more];
  }
}

function notAllowed(host: string, address: string): Error {
  return new Error(`Expected ${host} to be a public address, or one that OUTBOUND_ALLOW names, but it is ${address}.`);
}
