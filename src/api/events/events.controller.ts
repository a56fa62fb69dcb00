import { Readable } from 'node:stream';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Config } from '../../config/config.js';
import type { Identity } from '../../identity/identifier.js';
import { credentialOf } from '../access/credential.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import type { ApiRequest } from '../http/api-request.js';
import { CONFIG } from '../injection.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { EventSource } from './event-source.js';
import { EVENT_STREAM } from './event-stream.js';
import { LastEventId } from './last-event-id.decorator.js';

@ApiTags('events')
@Controller('api/v1/events')
export class EventsController {
  constructor(
    private readonly source: EventSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @ApiOperation({
    summary: 'Server-sent events: what happens in the company, as it happens',
    description: 'An event `case` tells about a case that the person may see. An event `other` tells only that something else has happened.',
  })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'Goes on behind this event; without it, the stream begins now.' })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiProblems('not-signed-in', 'header-invalid', 'too-many-streams')
  @Get()
  async stream(@SignedIn() identity: Identity, @LastEventId() after: number | undefined, @Req() request: ApiRequest, @Res() reply: FastifyReply): Promise<void> {
    const credential = credentialOf(request, this.config.cookieSecure);
    if (!credential) throw new Error('the guard lets nobody in without a credential');
    const messages = await this.source.stream({ identity, credential, isGone: () => reply.raw.destroyed }, after);
    reply.headers({ 'content-type': EVENT_STREAM, 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    if (request.method === 'HEAD') return void reply.send();
    reply.send(Readable.from(messages));
  }
}
