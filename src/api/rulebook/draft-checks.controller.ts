import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { guideAt } from '../../core/rulebook/guide/guide.js';
import type { JsonObject } from '../../core/model/json.js';
import type { FileDiff } from '../../engine/diff-files.js';
import type { RulebookFiles } from '../../engine/ports/rulebook-store.js';
import { ReleaseService } from '../../engine/release-service.js';
import type { Identity } from '../../identity/identifier.js';
import { NeedsRole } from '../access/needs-role.decorator.js';
import { SignedIn } from '../access/signed-in.decorator.js';
import type { Shape } from '../http/shape.js';
import { ApiProblems } from '../problems/api-problems.decorator.js';
import { ProblemException } from '../problems/problem-exception.js';
import { WorkflowDto } from '../workflows/workflow.dto.js';
import { workflowView } from '../workflows/workflow.view.js';
import { checkedFiles } from './checked-files.js';
import { diagnosticsDetails } from './diagnostics-details.js';
import { GuideAtDto, GuideDto } from './guide.dto.js';
import { PractiseDto, PracticeDto } from './practice.dto.js';
import { practiceView } from './practice.view.js';
import { DiagnosticDto, TryFilesDto } from './rulebook.dto.js';
import { TestReportDto } from './test-report.dto.js';

const DIFF = { type: 'object', additionalProperties: true } as const;

@ApiTags('rulebook')
@ApiProblems('not-signed-in', 'request-invalid', 'draft-missing', 'too-large')
@Controller('api/v1/rulebook/draft')
export class DraftChecksController {
  constructor(private readonly service: ReleaseService) {}

  @ApiOperation({ summary: 'Everything that is wrong in the draft, with file, line and column' })
  @ApiOkResponse({ type: [DiagnosticDto] })
  @NeedsRole('process-admin')
  @Post('lint')
  @HttpCode(200)
  async lint(@SignedIn() { company }: Identity, @Body() body: TryFilesDto): Promise<readonly Shape<DiagnosticDto>[]> {
    return this.service.lint(company, await this.#files(company, body));
  }

  @ApiOperation({ summary: 'Runs all examples and scenarios of the draft' })
  @ApiOkResponse({ type: TestReportDto, description: 'How each went, and what none of them has touched.' })
  @ApiProblems('rulebook-faulty')
  @NeedsRole('process-admin')
  @Post('test')
  @HttpCode(200)
  async test(@SignedIn() { company }: Identity, @Body() body: TryFilesDto): Promise<Shape<TestReportDto>> {
    const files = await this.#files(company, body);
    const report = await this.service.test(company, files);
    if (report) return report;
    throw new ProblemException('rulebook-faulty', 'Expected a rulebook without errors to run its tests, but it has some.', { details: diagnosticsDetails(this.service.lint(company, files)) });
  }

  @ApiOperation({ summary: 'What the draft changes against the newest release' })
  @ApiOkResponse({ description: 'For each file that differs: file, change, lines.', schema: { type: 'array', items: DIFF } })
  @Post('diff')
  @HttpCode(200)
  async diff(@SignedIn() { company }: Identity, @Body() body: TryFilesDto): Promise<readonly FileDiff[]> {
    return this.service.diff(company, await this.#files(company, body));
  }

  @ApiOperation({ summary: 'A workflow as the draft has it' })
  @ApiOkResponse({ type: WorkflowDto })
  @ApiProblems('rulebook-faulty', 'workflow-not-found')
  @NeedsRole('process-admin')
  @Post('workflows/:id')
  @HttpCode(200)
  async workflow(@SignedIn() { company }: Identity, @Param('id') id: string, @Body() body: TryFilesDto): Promise<Shape<WorkflowDto>> {
    const files = await this.#files(company, body);
    const compiled = this.service.compiled(company, files);
    if (!compiled) throw new ProblemException('rulebook-faulty', 'Expected a rulebook without errors to show its workflow, but it has some.', { details: diagnosticsDetails(this.service.lint(company, files)) });
    const workflow = compiled.workflows.get(id);
    if (workflow) return workflowView(workflow);
    throw new ProblemException('workflow-not-found', `Expected one of the workflows ${[...compiled.workflows.keys()].join(', ')}, but found "${id}".`);
  }

  @ApiOperation({ summary: 'What fits at a place of the draft, and what the word there names', description: 'By the readers of the rulebook themselves: keys, names, and what an expression sees.' })
  @ApiOkResponse({ type: GuideDto })
  @NeedsRole('process-admin')
  @Post('guide')
  @HttpCode(200)
  async guide(@SignedIn() { company }: Identity, @Body() body: GuideAtDto): Promise<Shape<GuideDto>> {
    const { file, line, column } = body;
    return guideAt(company, await this.#files(company, body), { file, line, column });
  }

  @ApiOperation({ summary: 'Tries a case out: plays a scenario by the draft, and shows how its case stands then and what could be done next', description: 'Nothing of it is kept: the whole scenario is sent each time.' })
  @ApiOkResponse({ type: PracticeDto })
  @ApiProblems('rulebook-faulty')
  @NeedsRole('process-admin')
  @Post('practice')
  @HttpCode(200)
  async practise(@SignedIn() { company }: Identity, @Body() body: PractiseDto): Promise<Shape<PracticeDto>> {
    const { workflow, scenario, as } = body;
    const result = await this.service.practise(company, await this.#files(company, body), { workflow, scenario: scenario as JsonObject, ...(as !== undefined && { as }) });
    if (result.tried) return practiceView(result.rulebook, result.practice);
    const [first] = result.inScenario;
    if (first) throw new ProblemException('request-invalid', `Expected a scenario that can be played, but: ${first.message}.`, { details: result.inScenario.map(({ message }) => ({ path: '/scenario', message })) });
    throw new ProblemException('rulebook-faulty', 'Expected a rulebook without errors to try a case out, but it has some.', { details: diagnosticsDetails(result.diagnostics) });
  }

  async #files(company: string, { files }: TryFilesDto): Promise<RulebookFiles> {
    if (files) return checkedFiles(files);
    const draft = await this.service.draft(company);
    if (draft) return draft.files;
    throw new ProblemException('draft-missing', 'Expected files in the body or a saved draft, but there is neither.');
  }
}
