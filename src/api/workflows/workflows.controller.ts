import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CompiledRulebook } from '../../core/case/compiled.js';
import { showWorkflow } from '../../core/rulebook/show-workflow.js';
import { ReleaseService } from '../../engine/release-service.js';
import { RulebookLibrary } from '../../engine/rulebook-library.js';
import type { Identity } from '../../identity/identifier.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import type { Shape } from '../http/shape.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { ProblemException } from '../problems/problem-exception.js';
import { EffectiveWorkflowDto, WorkflowDto, WorkflowQuery, WorkflowSummaryDto } from './workflow.dto.js';
import { workflowSummary, workflowView } from './workflow.view.js';

@ApiTags('workflows')
@ApiProblems('not-signed-in', 'no-rulebook-in-force')
@Controller('api/v1/workflows')
export class WorkflowsController {
  constructor(
    private readonly library: RulebookLibrary,
    private readonly releases: ReleaseService,
  ) {}

  @ApiOperation({ summary: 'The workflows of the rulebook in force today' })
  @ApiOkResponse({ type: [WorkflowSummaryDto] })
  @Get()
  async list(@SignedIn() { company }: Identity): Promise<readonly Shape<WorkflowSummaryDto>[]> {
    return [...(await this.#rulebook(company)).workflows.values()].map(workflowSummary);
  }

  @ApiOperation({ summary: 'One workflow: its data, states, tasks and signals' })
  @ApiOkResponse({ type: WorkflowDto })
  @ApiProblems('workflow-not-found', 'version-not-found')
  @Get(':id')
  async read(@SignedIn() { company }: Identity, @Param('id') id: string, @Query() { version }: WorkflowQuery): Promise<Shape<WorkflowDto>> {
    const { workflows } = await this.#rulebook(company, version);
    const workflow = workflows.get(id);
    if (workflow) return workflowView(workflow);
    throw notFound(id, workflows);
  }

  @ApiOperation({ summary: 'One workflow as YAML, together with what it extends, and where each part was written' })
  @ApiOkResponse({ type: EffectiveWorkflowDto })
  @ApiProblems('workflow-not-found', 'version-not-found')
  @Get(':id/effective')
  async effective(@SignedIn() { company }: Identity, @Param('id') id: string, @Query() { version }: WorkflowQuery): Promise<Shape<EffectiveWorkflowDto>> {
    const rulebook = await this.#rulebook(company, version);
    const yaml = showWorkflow((await this.releases.files(company, rulebook.version)) ?? {}, id);
    if (yaml !== undefined) return { id, version: rulebook.version, yaml };
    throw notFound(id, rulebook.workflows);
  }

  async #rulebook(company: string, version?: string): Promise<CompiledRulebook> {
    const rulebook = version === undefined ? await this.library.inForce(company) : await this.library.compiled(company, version);
    if (rulebook) return rulebook;
    if (version !== undefined) throw new ProblemException('version-not-found', 'Expected a version that was released, but there is none of this name.');
    throw new ProblemException('no-rulebook-in-force', 'Expected a rulebook in force today, but there is none.');
  }
}

function notFound(id: string, workflows: CompiledRulebook['workflows']): ProblemException {
  return new ProblemException('workflow-not-found', `Expected one of the workflows ${[...workflows.keys()].join(', ')}, but found "${id}".`);
}
