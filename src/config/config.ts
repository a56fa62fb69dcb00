import { readFileSync } from 'node:fs';
import { addressOf, bothOf, headersOf, networksOf, senderOf, webhookSecret } from './channel-settings.js';
import { ConfigError } from './config-error.js';
import { choiceOf, numberOf, switchOf, textOf, type Environment } from './read-setting.js';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

/** Everything that may differ from one installation to the next. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Where set, the server works on MariaDB; without it, on SQLite in the data folder. */
  readonly databaseUrl?: string;
  readonly migrationDatabaseUrl?: string;
  readonly dataFolder: string;
  /** Where attached files are kept: under the data folder, for one server, or in the database or an S3-compatible store, for several. */
  readonly files: 'folder' | 'database' | 's3';
  /** The bucket of an S3-compatible store, and who may write it; for files in `s3`. */
  readonly s3?: { readonly url: string; readonly region: string; readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Mixed into the hashes of sessions and tokens, so that a row planted in the database opens nothing. */
  readonly sessionSecret?: string;
  /** Demonstration: well-known passwords, and rulebooks watched in their folders. */
  readonly demo: boolean;
  readonly logLevel: LogLevel;
  readonly leaseMs: number;
  /** Session cookies travel over HTTPS only. */
  readonly cookieSecure: boolean;
  /** Addresses or networks of proxies whose `X-Forwarded-*` headers are believed. */
  readonly trustProxy: readonly string[];
  /** How people reach this server, for links in messages. */
  readonly publicUrl?: string;
  /** Where set, people are told by mail. */
  readonly mail?: { readonly url: string; readonly from: string };
  /** Where set, a receiver of the company's own is told. */
  readonly webhook?: { readonly url: string; readonly secret: string };
  /** Where set, people are told by text message. */
  readonly textMessage?: { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly body: string };
  /** Addresses or networks that webhooks and gateways may have although they are not public. */
  readonly outboundAllow: readonly string[];
  /** What people were told longer ago is not sent to them any more. */
  readonly noticeAgeHours: number;
  readonly version: string;
}

const SECRET_LENGTH_MIN = 32;

/**
 * Reads the settings.
 * @throws ConfigError for one that cannot be read, and for a combination that would be unsafe
 */
export function readConfig(env: Environment): Config {
  const databaseUrl = databaseUrlOf(env, 'DATABASE_URL');
  const migrationDatabaseUrl = databaseUrlOf(env, 'MIGRATION_DATABASE_URL');
  const sessionSecret = textOf(env, 'SESSION_SECRET');
  const demo = switchOf(env, 'DEMO', false);
  refuseUnsafe(databaseUrl, sessionSecret, demo);
  const publicUrl = addressOf('PUBLIC_URL', textOf(env, 'PUBLIC_URL'), 'http', 'https');
  return {
    port: numberOf(env, 'PORT', { least: 0, most: 65535, otherwise: 3000 }),
    host: textOf(env, 'HOST') ?? '127.0.0.1',
    ...(databaseUrl !== undefined && { databaseUrl }),
    ...(migrationDatabaseUrl !== undefined && { migrationDatabaseUrl }),
    dataFolder: textOf(env, 'DATA_FOLDER') ?? './data',
    ...filesOf(env, databaseUrl),
    ...(sessionSecret !== undefined && { sessionSecret }),
    demo,
    logLevel: choiceOf(env, 'LOG_LEVEL', LOG_LEVELS, 'info'),
    leaseMs: numberOf(env, 'LEASE_MS', { least: 100, most: 600_000, otherwise: 30_000 }),
    cookieSecure: switchOf(env, 'COOKIE_SECURE', !demo),
    trustProxy: (textOf(env, 'TRUST_PROXY') ?? '').split(',').map((one) => one.trim()).filter((one) => one !== ''),
    ...(publicUrl !== undefined && { publicUrl }),
    ...channelsOf(env),
    outboundAllow: networksOf('OUTBOUND_ALLOW', textOf(env, 'OUTBOUND_ALLOW')),
    noticeAgeHours: numberOf(env, 'NOTICE_AGE_HOURS', { least: 1, most: 8_760, otherwise: 24 }),
    version: ownVersion(),
  };
}

function filesOf(env: Environment, databaseUrl: string | undefined): Pick<Config, 'files' | 's3'> {
  const files = choiceOf(env, 'FILES', ['folder', 'database', 's3'], databaseUrl === undefined ? 'folder' : 'database');
  if (files !== 's3') return { files };
  const needed = (name: string, text = textOf(env, name)): string => {
    if (text !== undefined) return text;
    throw new ConfigError(`Expected ${name} to be set where FILES is s3, but it is not.`);
  };
  const url = needed('S3_URL', addressOf('S3_URL', textOf(env, 'S3_URL'), 'http', 'https'));
  return { files, s3: { url, region: textOf(env, 'S3_REGION') ?? 'us-east-1', accessKeyId: needed('S3_ACCESS_KEY_ID'), secretAccessKey: needed('S3_SECRET_ACCESS_KEY') } };
}

function channelsOf(env: Environment): Pick<Config, 'mail' | 'webhook' | 'textMessage'> {
  const mail = bothOf(['SMTP_URL', addressOf('SMTP_URL', textOf(env, 'SMTP_URL'), 'smtp', 'smtps')], ['MAIL_FROM', senderOf(textOf(env, 'MAIL_FROM'))]);
  const webhook = bothOf(['WEBHOOK_URL', addressOf('WEBHOOK_URL', textOf(env, 'WEBHOOK_URL'), 'http', 'https')], ['WEBHOOK_SECRET', webhookSecret(textOf(env, 'WEBHOOK_SECRET'))]);
  const gateway = bothOf(['TEXT_MESSAGE_URL', addressOf('TEXT_MESSAGE_URL', textOf(env, 'TEXT_MESSAGE_URL'), 'http', 'https')], ['TEXT_MESSAGE_BODY', textOf(env, 'TEXT_MESSAGE_BODY')]);
  const headers = headersOf(textOf(env, 'TEXT_MESSAGE_HEADERS'));
  return {
    ...(mail && { mail: { url: mail[0], from: mail[1] } }),
    ...(webhook && { webhook: { url: webhook[0], secret: webhook[1] } }),
    ...(gateway && { textMessage: { url: gateway[0], headers, body: gateway[1] } }),
  };
}

function databaseUrlOf(env: Environment, name: string): string | undefined {
  const text = textOf(env, name);
  if (text === undefined) return undefined;
  // The address may hold a password, so it is not repeated in the message.
  if (!URL.canParse(text)) throw new ConfigError(`Expected ${name} to be an address such as mysql://user:password@host:3306/name, but it cannot be read as one.`);
  const { protocol } = new URL(text);
  if (protocol === 'mysql:' || protocol === 'mariadb:') return text;
  throw new ConfigError(`Expected ${name} to begin with mysql:// or mariadb://, but it begins with ${protocol}//.`);
}

function refuseUnsafe(databaseUrl: string | undefined, sessionSecret: string | undefined, demo: boolean): void {
  if (databaseUrl !== undefined && demo) {
    throw new ConfigError('Expected DEMO and DATABASE_URL not to be set together, but both are: everybody knows the demonstration passwords. Unset one of them.');
  }
  if (sessionSecret === undefined) return;
  const varied = new Set(sessionSecret).size >= 10;
  if (sessionSecret.length >= SECRET_LENGTH_MIN && varied) return;
  throw new ConfigError(`Expected SESSION_SECRET to have at least ${SECRET_LENGTH_MIN} varied characters, but it is weaker. Make one with: openssl rand -base64 32`);
}

function ownVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
