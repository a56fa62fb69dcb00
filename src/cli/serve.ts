import { pino, type Logger } from 'pino';
import { createApp, type AppExtras } from '../app.module.js';
import { openEngine } from '../composition.js';
import { readConfig, type Config } from '../config/config.js';
import type { Engine } from '../engine/engine.js';
import { refuseDemoAccounts } from '../identity/refuse-demo-accounts.js';

/** A server that takes requests. */
export interface RunningServer {
  readonly url: string;
  /** Takes no more requests, ends those under way, then the timers and jobs, then the database. */
  stop(): Promise<void>;
}

/** Starts the server that the environment describes and stays up until it is told to end. */
export async function serve(): Promise<void> {
  const config = readConfig(process.env);
  const logger = pino({ level: config.logLevel });
  const engine = await openEngine(config, { onError: (error) => logger.error({ err: error }, 'work in the background failed') });
  if (!config.demo) await refuseDemoAccounts(engine.database.accounts, await engine.rulebooks.companies());
  const server = await listen(engine, config, logger);
  engine.start();
  logger.info({ url: server.url, database: engine.database.kind }, 'ready');
  stopOnSignal(server);
}

/** Opens the HTTP door of an engine. What works in the background is for the caller to start. */
export async function listen(engine: Engine, config: Config, logger: Logger, extras: Pick<AppExtras, 'demonstration'> = {}): Promise<RunningServer> {
  const app = await createApp(engine, config, { logger, ...extras });
  await app.listen(config.port, config.host);
  return {
    url: await app.getUrl(),
    stop: async () => {
      await app.close();
      await engine.stop();
    },
  };
}

/** Ends in order at SIGTERM and SIGINT; at the second one at once. */
export function stopOnSignal(server: RunningServer): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      void server.stop().then(() => process.exit(0));
    });
  }
}
