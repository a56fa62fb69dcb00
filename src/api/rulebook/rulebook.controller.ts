import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Release } from '../../engine/ports/rulebook-store.js';
import { ReleaseService } from '../../engine/release-service.js';
import type { Identity } from '../../identity/identifier.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import type { Shape } from '../http/shape.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { ProblemException } from '../problems/problem-exception.js';
import { FilesDto, FilesQuery, ReleaseDto } from './rulebook.dto.js';

@ApiTags('rulebook')
@ApiProblems('not-signed-in')
@Controller('api/v1/rulebook')
export class RulebookController {
  constructor(private readonly service: ReleaseService) {}

  @ApiOperation({ summary: 'All releases, in order' })
  @ApiOkResponse({ type: [ReleaseDto] })
  @Get('releases')
  async releases(@SignedIn() { company }: Identity): Promise<readonly Shape<ReleaseDto>[]> {
    return (await this.service.releases(company)).map(releaseView);
  }

  @ApiOperation({ summary: 'The files of a released version' })
  @ApiOkResponse({ type: FilesDto })
  @ApiProblems('version-not-found')
  @Get('files')
  async files(@SignedIn() { company }: Identity, @Query() { version }: FilesQuery): Promise<Shape<FilesDto>> {
    const files = await this.service.files(company, version);
    if (files) return { files };
    throw new ProblemException('version-not-found', 'Expected a version that was released, but there is none of this name.');
  }
}

export function releaseView({ version, number, inForceFrom, releasedAt, releasedBy, note }: Release): Shape<ReleaseDto> {
  return { version, number, inForceFrom, releasedAt, releasedBy, note };
}
