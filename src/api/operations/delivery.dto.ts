import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { CHANNELS, type ChannelName } from '../../core/model/notice.js';
import { DELIVERY_STATES, type DeliveryState } from '../../engine/ports/delivery-store.js';
import { PageQuery } from '../http/page.dto.js';

export class DeliveriesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: DELIVERY_STATES })
  @IsOptional()
  @IsIn(DELIVERY_STATES)
  readonly state?: DeliveryState;
}

export class DeliveryParams {
  @ApiProperty({ example: '1042-0-mail' })
  @Matches(/^\d{1,15}-\d{1,9}-[a-z-]{1,16}$/)
  readonly id!: string;
}

export class DeliveryDto {
  @ApiProperty({ description: 'The id of the notice, and the way.', example: '1042-0-mail' })
  readonly id!: string;

  @ApiProperty({ example: '1042-0' })
  readonly notice!: string;

  @ApiProperty()
  readonly person!: string;

  @ApiProperty({ enum: CHANNELS })
  readonly channel!: ChannelName;

  @ApiProperty({ description: 'Empty where the way leads to one place only.' })
  readonly address!: string;

  @ApiProperty({ enum: DELIVERY_STATES, description: '`failed`: out of attempts. `skipped`: too old by the time that a server came to it.' })
  readonly state!: DeliveryState;

  @ApiProperty({ format: 'date-time', description: 'From when on its age is counted.' })
  readonly askedAt!: string;

  @ApiProperty({ format: 'date-time', description: 'Not before.' })
  readonly runAt!: string;

  @ApiProperty()
  readonly attempts!: number;

  @ApiProperty({ type: 'string', nullable: true, description: 'What went wrong last.' })
  readonly error!: string | null;

  @ApiProperty({ format: 'date-time', type: 'string', nullable: true })
  readonly sentAt!: string | null;
}
