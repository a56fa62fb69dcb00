import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { ProblemException } from './problem-exception.js';
import { problemOf } from './problem-of-error.js';
import { sendProblem } from './send-problem.js';

const UNFORESEEN = 'Expected to answer, but something went wrong that nobody foresaw. Whoever runs the server finds it in the log by the request id.';

/** Turns everything thrown into a problem. What was not foreseen goes to the log; its message never leaves the server. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (reply.sent) return;
    sendProblem(problemOf(error, request.routeOptions.url) ?? this.#unforeseen(error, request), request, reply);
  }

  #unforeseen(error: unknown, request: FastifyRequest): ProblemException {
    this.logger.error({ requestId: request.id, route: request.routeOptions.url, err: error }, 'unforeseen error');
    return new ProblemException('internal', UNFORESEEN);
  }
}
