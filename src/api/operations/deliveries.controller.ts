import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Database } from '../../engine/ports/database.js';
import type { StoredDelivery } from '../../engine/ports/delivery-store.js';
import type { Page } from '../../engine/ports/page.js';
import type { Identity } from '../../identity/identifier.js';
import { NeedsRole } from '../access/needs-role.decorator.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import { ApiPage } from '../http/api-page.decorator.js';
import { toPage } from '../http/page.dto.js';
import type { Shape } from '../http/shape.js';
import { DATABASE } from '../injection.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { ProblemException } from '../problems/problem-exception.js';
import { DeliveriesQuery, DeliveryDto, DeliveryParams } from './delivery.dto.js';

@ApiTags('operations')
@ApiProblems('not-signed-in', 'request-invalid')
@NeedsRole('operator')
@Controller('api/v1/deliveries')
export class DeliveriesController {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  @ApiOperation({ summary: 'Notices on their way outside the inbox, newest first' })
  @ApiPage(DeliveryDto)
  @ApiProblems('cursor-invalid')
  @Get()
  async deliveries(@SignedIn() { company }: Identity, @Query() query: DeliveriesQuery): Promise<Page<Shape<DeliveryDto>>> {
    const { rows, next } = await this.database.deliveries.list(company, { state: query.state }, toPage(query));
    return { rows: rows.map(deliveryView), next };
  }

  @ApiOperation({ summary: 'Sends one on its way again that has failed or was skipped', description: 'Its age and its attempts are counted anew; its id stays the same.' })
  @ApiNoContentResponse()
  @ApiProblems('delivery-not-failed')
  @HttpCode(204)
  @Post(':id/retry')
  async retry(@SignedIn() { company }: Identity, @Param() { id }: DeliveryParams): Promise<void> {
    if (await this.database.deliveries.retry(company, id, this.database.clock.now())) return;
    throw new ProblemException('delivery-not-failed', `Expected a delivery that has failed or was skipped, but ${id} is none.`);
  }
}

function deliveryView({ id, position, number, person, channel, address, state, askedAt, runAt, attempts, error, sentAt }: StoredDelivery): Shape<DeliveryDto> {
  return { id, notice: `${position}-${number}`, person, channel, address, state, askedAt, runAt, attempts, error, sentAt };
}
