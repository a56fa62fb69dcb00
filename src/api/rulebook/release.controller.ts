import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Json } from '../../core/model/json.js';
import { ReleaseService, type ReleaseResult } from '../../engine/release-service.js';
import type { Identity } from '../../identity/identifier.js';
import { NeedsMoreThanAudit } from '../access/needs-role.decorator.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import type { Shape } from '../http/shape.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { ProblemException } from '../problems/problem-exception.js';
import { diagnosticsDetails } from './diagnostics-details.js';
import { ExpectedEtag } from './expected-etag.decorator.js';
import { releaseView } from './rulebook.controller.js';
import { ReleaseDraftDto, ReleaseDto } from './rulebook.dto.js';

@ApiTags('rulebook')
@ApiProblems('not-signed-in', 'request-invalid')
@NeedsMoreThanAudit()
@Controller('api/v1/rulebook/draft/release')
export class ReleaseController {
  constructor(private readonly service: ReleaseService) {}

  @ApiOperation({ summary: 'Releases the draft, where it has no faults, its examples and scenarios pass, and they touch every clause that is not waived', description: 'By a holder of the post that the rulebook in force names under `releasedBy`, other than the author; where it names none, by a process admin.' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'ETag of the draft that the releaser has seen.' })
  @ApiCreatedResponse({ type: ReleaseDto })
  @ApiProblems('in-force-from-invalid', 'draft-missing', 'draft-stale', 'rulebook-faulty', 'tests-failed', 'clauses-untouched', 'second-person-needed', 'not-allowed', 'header-invalid', 'precondition-missing')
  @Post()
  async release(@SignedIn() { company, actor }: Identity, @ExpectedEtag() expectedEtag: string | null, @Body() { inForceFrom, note }: ReleaseDraftDto): Promise<Shape<ReleaseDto>> {
    if (expectedEtag === null) throw new ProblemException('precondition-missing', 'Expected If-Match with the ETag of the draft, but there is none.');
    const result = await this.service.release(company, actor, { expectedEtag, ...(inForceFrom !== undefined && { inForceFrom }), ...(note !== undefined && { note }) });
    if (result.released) return releaseView(result.release);
    throw new ProblemException(result.rejection.code, result.rejection.message, { details: detailsOf(result) });
  }
}

function detailsOf({ rejection, diagnostics, report }: Exclude<ReleaseResult, { released: true }>): Json {
  if (diagnostics) return diagnosticsDetails(diagnostics);
  // A report is plain data; the round trip only tells the compiler so.
  if (report) return { report: JSON.parse(JSON.stringify(report)) as Json };
  return rejection.details ?? null;
}
