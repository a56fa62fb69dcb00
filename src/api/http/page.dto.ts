import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { PageRequest } from '../../engine/ports/page.js';

/** The part of a list that is wanted. */
export class PageQuery {
  @ApiPropertyOptional({ description: 'How many rows at most.', minimum: 1, maximum: 200, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  readonly limit: number = 50;

  @ApiPropertyOptional({ description: 'The `next` of the page before.' })
  @IsOptional()
  @IsString()
  @MaxLength(4096)
  readonly after?: string;
}

/** What the engine's lists are asked with. */
export function toPage({ limit, after }: PageQuery): PageRequest {
  return { limit, ...(after !== undefined && { after }) };
}
