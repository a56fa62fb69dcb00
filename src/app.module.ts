import 'reflect-metadata';
import fastifyCookie from '@fastify/cookie';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino, type Logger } from 'pino';
import { guardLargeBodies } from './api/access/guard-large-bodies.js';
import { API_CONTROLLERS } from './api/controllers.js';
import { installConsole } from './api/console/install-console.js';
import { readConsole } from './api/console/read-console.js';
import type { Demonstration } from './api/demonstration/demonstration.js';
import { installDocs } from './api/docs/install-docs.js';
import { openApiDocument } from './api/docs/open-api-document.js';
import { drainConnections } from './api/http/drain-connections.js';
import { BODY_BYTES_MAX, newFastifyAdapter } from './api/http/fastify-adapter.js';
import { installHooks } from './api/http/install-hooks.js';
import { newValidationPipe } from './api/http/validation.pipe.js';
import { LOGGER } from './api/injection.js';
import { NestLog } from './api/http/nest-log.js';
import { Metrics } from './api/metrics/metrics.js';
import { ProblemFilter } from './api/problems/problem.filter.js';
import { apiProviders } from './api/providers.js';
import type { Config } from './config/config.js';
import type { Engine } from './engine/engine.js';
import { Identifier } from './identity/identifier.js';

/** The HTTP application around an engine that somebody else has put together. */
@Module({})
export class AppModule {
  static around(engine: Engine, config: Config, logger: Logger, demonstration: Demonstration | null): DynamicModule {
    return { module: AppModule, controllers: [...API_CONTROLLERS], providers: apiProviders(engine, config, logger, demonstration) };
  }
}

export interface AppExtras {
  readonly logger?: Logger;
  /** What a demonstration tells everybody; a real server has none. */
  readonly demonstration?: Demonstration;
}

/**
 * Binds the parts of an engine to the controllers. The application does not listen yet, and it neither starts nor stops
 * the engine: close the application first, then stop the engine.
 */
export async function createApp(engine: Engine, config: Config, { logger = pino({ level: config.logLevel }), demonstration }: AppExtras = {}): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.around(engine, config, logger, demonstration ?? null), newFastifyAdapter(config), {
    bodyParser: false,
    logger: new NestLog(logger),
    abortOnError: false,
  });
  const fastify = app.getHttpAdapter().getInstance();
  installHooks(fastify, { logger: app.get<Logger>(LOGGER), metrics: app.get(Metrics), secure: config.cookieSecure });
  drainConnections(fastify);
  await app.register(fastifyCookie);
  guardLargeBodies(fastify, app.get(Identifier), { ordinary: BODY_BYTES_MAX, secure: config.cookieSecure });
  app.useGlobalPipes(newValidationPipe());
  app.useGlobalFilters(new ProblemFilter(logger));
  installDocs(fastify, () => openApiDocument(app));
  installConsole(fastify, readConsole());
  return app;
}
