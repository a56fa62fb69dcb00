import { isIP } from 'node:net';
import { ConfigError } from './config-error.js';

const WEBHOOK_KEY_BYTES_MIN = 24;

/** An address that people or programs are sent to. @throws ConfigError; its message repeats no address, because one may hold a password */
export function addressOf(name: string, text: string | undefined, ...protocols: readonly string[]): string | undefined {
  if (text === undefined) return undefined;
  if (URL.canParse(text) && protocols.includes(new URL(text).protocol.slice(0, -1))) return text;
  throw new ConfigError(`Expected ${name} to be an address that begins with ${protocols.map((one) => `${one}://`).join(' or ')}, but it cannot be read as one.`);
}

/** Both or neither. @throws ConfigError */
export function bothOf(one: readonly [string, string | undefined], other: readonly [string, string | undefined]): readonly [string, string] | undefined {
  const [[name, value], [otherName, otherValue]] = [one, other];
  if (value === undefined && otherValue === undefined) return undefined;
  if (value !== undefined && otherValue !== undefined) return [value, otherValue];
  throw new ConfigError(`Expected ${name} and ${otherName} to be set together, but ${value === undefined ? name : otherName} is not.`);
}

/** @throws ConfigError for a key that could be guessed */
export function webhookSecret(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const key = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text)?.[1];
  if (key !== undefined && Buffer.from(key, 'base64').length >= WEBHOOK_KEY_BYTES_MIN) return text;
  throw new ConfigError(`Expected WEBHOOK_SECRET to be whsec_ and at least ${WEBHOOK_KEY_BYTES_MIN} bytes in base64, but it is not. Make one with: echo whsec_$(openssl rand -base64 32)`);
}

/** @throws ConfigError unless it is one address, with or without a name before it */
export function senderOf(text: string | undefined): string | undefined {
  if (text === undefined || /^([^<>@\p{Cc}]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u.test(text)) return text;
  throw new ConfigError('Expected MAIL_FROM to be an address such as Bylaw <bylaw@example.com>, but it cannot be read as one.');
}

/** @throws ConfigError unless it is a JSON object of texts */
export function headersOf(text: string | undefined): Readonly<Record<string, string>> {
  const found = text === undefined ? {} : parsed(text);
  if (typeof found === 'object' && found !== null && !Array.isArray(found) && Object.values(found).every((value) => typeof value === 'string')) return found as Readonly<Record<string, string>>;
  throw new ConfigError('Expected TEXT_MESSAGE_HEADERS to be a JSON object of texts, such as {"authorization":"Bearer …"}, but it is not.');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Addresses and networks, with commas between them. @throws ConfigError */
export function networksOf(name: string, text: string | undefined): readonly string[] {
  const networks = (text ?? '').split(',').map((one) => one.trim()).filter((one) => one !== '');
  const strange = networks.find((one) => !isNetwork(one));
  if (strange === undefined) return networks;
  throw new ConfigError(`Expected ${name} to hold addresses or networks such as 10.1.0.0/16, with commas between them, but found "${strange}".`);
}

function isNetwork(text: string): boolean {
  const [address = '', bits, more] = text.split('/');
  const version = isIP(address);
  return version !== 0 && more === undefined && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 6 ? 128 : 32)));
}
