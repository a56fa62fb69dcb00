import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../../src/config/config.js';

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
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    });
  });

  test('are read from the environment', () => {
    const env = { PORT: '8080', HOST: '::', DATABASE_URL: 'mysql://bylaw:pw@db/bylaw', MIGRATION_DATABASE_URL: 'mysql://admin:pw@db/bylaw', SESSION_SECRET: SECRET, LOG_LEVEL: 'debug', LEASE_MS: '1000', COOKIE_SECURE: 'false', TRUST_PROXY: '10.0.0.1, 10.0.1.0/24' };
    expect(readConfig(env)).toMatchObject({ port: 8080, host: '::', databaseUrl: env.DATABASE_URL, migrationDatabaseUrl: env.MIGRATION_DATABASE_URL, sessionSecret: SECRET, logLevel: 'debug', leaseMs: 1000, cookieSecure: false, trustProxy: ['10.0.0.1', '10.0.1.0/24'] });
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
  ])('%j is refused', (env, message) => {
    expect(() => readConfig(env)).toThrow(message);
  });

  test('never repeat a password in a message', () => {
    expect(() => readConfig({ DATABASE_URL: 'ftp://user:hunter2@db' })).toThrow(/^(?!.*hunter2)/);
  });
});
