import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../../src/config/config.js';

const WEBHOOK_SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const SECRET = 'x7Qm2vR9tLw4Zp8sKd1fGh6jNb3cVy5a';

describe('settings', () => {
  test('have safe values where nothing is set', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataFolder: './data', files: 'folder',
      demo: false,
      logLevel: 'info',
      leaseMs: 30_000,
      cookieSecure: true,
      trustProxy: [],
      outboundAllow: [],
      noticeAgeHours: 24,
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    });
  });

  test('are read from the environment', () => {
    const env = { PORT: '8080', HOST: '::', DATABASE_URL: 'mysql://bylaw:pw@db/bylaw', MIGRATION_DATABASE_URL: 'mysql://admin:pw@db/bylaw', SESSION_SECRET: SECRET, LOG_LEVEL: 'debug', LEASE_MS: '1000', COOKIE_SECURE: 'false', TRUST_PROXY: '10.0.0.1, 10.0.1.0/24' };
    expect(readConfig(env)).toMatchObject({ port: 8080, host: '::', databaseUrl: env.DATABASE_URL, migrationDatabaseUrl: env.MIGRATION_DATABASE_URL, sessionSecret: SECRET, logLevel: 'debug', leaseMs: 1000, cookieSecure: false, trustProxy: ['10.0.0.1', '10.0.1.0/24'] });
  });

  test('name the bucket for files', () => {
    const env = { FILES: 's3', S3_URL: 'https://s3.example.com/papers', S3_ACCESS_KEY_ID: 'key', S3_SECRET_ACCESS_KEY: 'secret' };
    expect(readConfig(env)).toMatchObject({ files: 's3', s3: { url: env.S3_URL, region: 'us-east-1', accessKeyId: 'key', secretAccessKey: 'secret' } });
    expect(readConfig({ ...env, FILES: 'folder' })).not.toHaveProperty('s3');
  });

  test('name the ways to people', () => {
    const env = {
      PUBLIC_URL: 'https://bylaw.example.com', SMTP_URL: 'smtps://u:p@mail', MAIL_FROM: 'Bylaw <bylaw@example.com>', WEBHOOK_URL: 'https://hooks', WEBHOOK_SECRET, NOTICE_AGE_HOURS: '48',
      TEXT_MESSAGE_URL: 'https://sms/{number}', TEXT_MESSAGE_BODY: '{text}', TEXT_MESSAGE_HEADERS: '{"authorization":"Bearer key"}', OUTBOUND_ALLOW: '10.1.0.0/16, ::1',
    };
    expect(readConfig(env)).toMatchObject({
      publicUrl: env.PUBLIC_URL,
      mail: { url: env.SMTP_URL, from: env.MAIL_FROM },
      webhook: { url: env.WEBHOOK_URL, secret: WEBHOOK_SECRET },
      textMessage: { url: env.TEXT_MESSAGE_URL, body: '{text}', headers: { authorization: 'Bearer key' } },
      outboundAllow: ['10.1.0.0/16', '::1'],
      noticeAgeHours: 48,
    });
  });

  test('let a demonstration use plain HTTP', () => {
    expect(readConfig({ DEMO: '1' })).toMatchObject({ demo: true, cookieSecure: false });
  });

  test.each([
    [{ PORT: 'http' }, /^Expected PORT to be a whole number from 0 to 65535, but it is "http"\.$/],
    [{ PORT: '70000' }, /65535/],
    [{ DEMO: 'perhaps' }, /true or false/],
    [{ LOG_LEVEL: 'loud' }, /one of fatal, error/],
    [{ DATABASE_URL: 'postgres://db/x' }, /mysql:\/\/ or mariadb:\/\//],
    [{ DATABASE_URL: 'not an address' }, /cannot be read as one/],
    [{ DATABASE_URL: 'mysql://db/x', DEMO: 'true' }, /everybody knows the demonstration passwords/],
    [{ SESSION_SECRET: 'secret' }, /openssl rand -base64 32/],
    [{ SESSION_SECRET: 'a'.repeat(64) }, /varied characters/],
    [{ SMTP_URL: 'smtp://mail' }, /SMTP_URL and MAIL_FROM to be set together, but MAIL_FROM is not/],
    [{ MAIL_FROM: 'bylaw@example.com' }, /but SMTP_URL is not/],
    [{ SMTP_URL: 'https://mail', MAIL_FROM: 'bylaw@example.com' }, /smtp:\/\/ or smtps:\/\//],
    [{ SMTP_URL: 'smtp://mail', MAIL_FROM: 'a@b, c@d' }, /MAIL_FROM to be an address/],
    [{ SMTP_URL: 'smtp://mail', MAIL_FROM: 'a@b\r\nBcc: c@d' }, /MAIL_FROM to be an address/],
    [{ WEBHOOK_URL: 'https://hooks', WEBHOOK_SECRET: 'whsec_c2hvcnQ=' }, /at least 24 bytes/],
    [{ WEBHOOK_URL: 'file:///etc/passwd', WEBHOOK_SECRET }, /http:\/\/ or https:\/\//],
    [{ TEXT_MESSAGE_HEADERS: '["a"]' }, /JSON object of texts/],
    [{ TEXT_MESSAGE_HEADERS: '{' }, /JSON object of texts/],
    [{ OUTBOUND_ALLOW: '10.0.0.0/33' }, /found "10.0.0.0\/33"/],
    [{ OUTBOUND_ALLOW: 'intranet' }, /found "intranet"/],
    [{ NOTICE_AGE_HOURS: '0' }, /from 1 to 8760/],
    [{ FILES: 's3' }, /S3_URL to be set where FILES is s3/],
    [{ FILES: 's3', S3_URL: 's3://bucket' }, /http:\/\/ or https:\/\//],
    [{ FILES: 's3', S3_URL: 'https://s3.example.com/papers', S3_ACCESS_KEY_ID: 'key' }, /S3_SECRET_ACCESS_KEY to be set/],
  ])('%j is refused', (env, message) => {
    expect(() => readConfig(env)).toThrow(message);
  });

  test('never repeat a password in a message', () => {
    expect(() => readConfig({ DATABASE_URL: 'ftp://user:hunter2@db' })).toThrow(/^(?!.*hunter2)/);
    expect(() => readConfig({ SMTP_URL: 'ftp://user:hunter2@mail', MAIL_FROM: 'a@b' })).toThrow(/^(?!.*hunter2)/);
  });
});
