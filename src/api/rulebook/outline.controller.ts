import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RulebookLibrary } from '../../engine/rulebook-library.js';
import type { Identity } from '../../identity/identifier.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import type { Shape } from '../http/shape.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { chosenRulebook } from './chosen-rulebook.js';
import { OutlineDto } from './outline.dto.js';
import { outlineView } from './outline.view.js';
import { FilesQuery } from './rulebook.dto.js';

@ApiTags('rulebook')
@Controller('api/v1/rulebook/outline')
export class OutlineController {
  constructor(private readonly library: RulebookLibrary) {}

  @ApiOperation({ summary: 'What a rulebook calls its articles, posts, departments, tables and workflows', description: 'Of the version asked for, else of the one in force today.' })
  @ApiOkResponse({ type: OutlineDto })
  @ApiProblems('not-signed-in', 'request-invalid', 'version-not-found', 'no-rulebook-in-force')
  @Get()
  async read(@SignedIn() { company }: Identity, @Query() { version }: FilesQuery): Promise<Shape<OutlineDto>> {
    return outlineView(await chosenRulebook(this.library, company, version));
  }
}
