import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** Takes what the framework says about itself into our log. Its start-up talk is for debugging only. */
export class NestLog implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown): void {
    this.logger.debug(String(message));
  }

  debug(message: unknown): void {
    this.logger.debug(String(message));
  }

  verbose(message: unknown): void {
    this.logger.trace(String(message));
  }

  warn(message: unknown): void {
    this.logger.warn(String(message));
  }

  error(message: unknown, ...more: readonly unknown[]): void {
    this.logger.error({ more: more.map(String) }, message instanceof Error ? (message.stack ?? message.message) : String(message));
  }

  fatal(message: unknown): void {
    this.logger.fatal(String(message));
  }
}
