/**
 * From YAML files to a checked definition, or to everything that is wrong with them. This folder parses, reads and
 * resolves names; it judges form only. Whether a rulebook makes sense is for `core/lint`. It may import the model and
 * the expression folder, and it may not know where files come from.
 */
import { feelName } from '../expression/feel-name.js';
import type { CalendarDefinition } from '../model/calendar.js';
import type { RulebookDefinition, WorkflowDefinition } from '../model/definition.js';
import type { LetterDefinition } from '../model/letter.js';
import type { FormulaDefinition } from '../model/formula.js';
import type { RegisterDefinition } from '../model/register.js';
import type { ScenarioDefinition } from '../model/scenario.js';
import type { TableDefinition } from '../model/table.js';
import type { Diagnostic, Position } from '../model/diagnostic.js';
import { calendar } from './company/calendar.js';
import { checkCalendarsFit } from './company/calendars-fit.js';
import { companyFile } from './company/company-file.js';
import { allocation } from './company/formula/allocation.js';
import { rate } from './company/formula/rate.js';
import { score } from './company/formula/score.js';
import { register } from './company/register/register.js';
import { letter } from './company/letter.js';
import { ladder } from './company/ladder.js';
import { ruleKind, type RuleKind } from './company/rule-kind.js';
import { table } from './company/table.js';
import { extendWorkflows } from './extension/extend-workflows.js';
import { checkFeelNames, type Visible } from './names/check-feel-names.js';
import { collectNames, withWorkflowNames } from './names/collect-names.js';
import { sortFiles, type RulebookFiles, type SourceFile } from './names/sort-files.js';
import { SCHEDULE_NAMES, TABLE_NAMES, WORKFLOW_NAMES } from './names/standing-names.js';
import { calendarNames, inputNames, rulebookNames, workflowNames } from './names/visible-names.js';
import { parseFiles } from './parse-files.js';
import { ANY_NAMES } from './reader/known.js';
import { newReport, type Observe, type Reader, type Reading } from './reader/reading.js';
import { newSightings } from './reader/sightings.js';
import { scenarios } from './scenario/scenarios.js';
import { sortDiagnostics } from './sort-diagnostics.js';
import { templatesIn } from './templates.js';
import { withStatesOfRecord } from './workflow/record.js';
import { workflow, type WrittenWorkflow } from './workflow/workflow.js';

export interface RulebookReading {
  /** Present when there are no errors. */
  readonly definition?: RulebookDefinition;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a whole rulebook and reports all of its faults in one run. Never throws.
 * @param company id of the company, which is the name of its folder
 * @param files texts by path: `rules/rulebook.yaml`, `rules/<rule>.yaml`, `workflows/<workflow>.yaml`,
 * `workflows/<workflow>.scenarios.yaml`, `calendars/<calendar>.yaml`, and `workflows/<folder>/<workflow>.yaml` for what is
 * extended, and the bytes of Word templates in base64 as `rules/<template>.docx`
 */
export function readRulebook(company: string, files: Readonly<Record<string, string>>, observe?: Observe): RulebookReading {
  const diagnostics: Diagnostic[] = [];
  const report = newReport(diagnostics, observe);
  const { templates, texts } = templatesIn(files, report);
  const parsed = parseFiles(texts);
  diagnostics.push(...parsed.diagnostics);
  const found = sortFiles(parsed.files, report);
  const workflows = new Map([...extendWorkflows(found, report)].map(([id, file]) => [id, { ...file, root: withStatesOfRecord(file.root) }]));
  const sorted: RulebookFiles = { ...found, workflows };
  const [counting, own] = [calendarNames(sorted), rulebookNames(sorted)];
  const shared = [...counting, ...own];
  const scope = shared.map(({ id }) => feelName(id));
  const reading: Reading = { known: collectNames(sorted), scope, scopeComplete: sorted.company?.sound ?? false, state: '', sightings: newSightings(), report };
  checkFeelNames(own, counting, reading);
  const definition = readFiles(company, sorted, templates, shared, reading);
  const ordered = sortDiagnostics(diagnostics);
  return definition && !ordered.some(({ severity }) => severity === 'error') ? { definition, diagnostics: ordered } : { diagnostics: ordered };
}

function readFiles(company: string, files: RulebookFiles, templates: ReadonlyMap<string, string>, shared: readonly Visible[], reading: Reading): RulebookDefinition | undefined {
  const own = files.company ? readFile(files.company, companyFile(company), reading) : missing('rules/rulebook.yaml', reading);
  const calendars = byId<CalendarDefinition>([...files.calendars].flatMap(([id, file]) => readCalendar(id, file, reading) ?? []));
  checkCalendarsFit(calendars, reading);
  const [unused] = files.calendars.values();
  if (unused && files.company?.sound && !reading.known.keepsCalendar) reading.report('missing-key', start(unused.path), 'Expected the key "calendar" in rules/rulebook.yaml, which says which calendar holds, but it is missing');
  const rules = [...files.rules].flatMap(([id, file]) => readRule(id, file, shared, reading) ?? []);
  const tables = rules.flatMap((rule) => ('kind' in rule ? [] : [rule]));
  const formulas = rules.filter((rule) => 'kind' in rule);
  const registers = [...files.registers].flatMap(([id, file]) => readFile(file, register(id), { ...reading, scope: shared.map((name) => feelName(name.id)) }) ?? []);
  const letters = [...files.letters].flatMap(([id, file]) => readFile(file, letter(id, templates), reading) ?? []);
  const drawn = new Set(letters.map(({ template }) => template.name));
  const allRead = letters.length === files.letters.size;
  for (const name of templates.keys()) if (allRead && !drawn.has(name)) reading.report('unexpected-file', start(`rules/${name}`), 'Expected a template that a letter names, but none does');
  const workflows = [...files.workflows].flatMap(([id, file]) => readWorkflow(id, file, files.scenarios.get(id), shared, reading) ?? []);
  for (const [id, { path }] of files.scenarios) if (!files.workflows.has(id)) missing(`workflows/${id}.yaml`, reading, path);
  return own && { ...own, calendars, letters: byId<LetterDefinition>(letters), tables: byId<TableDefinition>(tables), formulas: byId<FormulaDefinition>(formulas), registers: byId<RegisterDefinition>(registers), workflows: byId<WorkflowDefinition>(workflows) };
}

/** A shared calendar serves many companies, so that its source is none of one company's regulations. */
function readCalendar(id: string, file: SourceFile, reading: Reading): CalendarDefinition | undefined {
  const isShared = file.path.startsWith('calendars/');
  return readFile(file, calendar(id), isShared ? { ...reading, known: { ...reading.known, regulation: ANY_NAMES } } : reading);
}

function readRule(id: string, file: SourceFile, shared: readonly Visible[], reading: Reading): TableDefinition | FormulaDefinition | undefined {
  const others = shared.filter((name) => name.what === 'the parameter' || name.id !== id);
  checkFeelNames(inputNames(file), others, reading);
  return readFile(file, RULES[ruleKind(file.root)](id), { ...reading, scope: [...others.map((name) => feelName(name.id)), ...TABLE_NAMES] });
}

const RULES: Readonly<Record<RuleKind, (id: string) => Reader<TableDefinition | FormulaDefinition>>> = { table, ladder, score, allocation, rate };

function readWorkflow(id: string, file: SourceFile, examples: SourceFile | undefined, shared: readonly Visible[], outer: Reading): WorkflowDefinition | undefined {
  const own = workflowNames(file);
  checkFeelNames(own, shared, outer);
  const scope = [...outer.scope, ...WORKFLOW_NAMES, ...own.map((name) => feelName(name.id))];
  const facts = new Set(own.filter(({ what }) => what === 'the fact').map((name) => feelName(name.id)));
  const reading: Reading = { ...outer, known: withWorkflowNames(outer.known, id, file), scope, sightings: newSightings() };
  const found: WrittenWorkflow | undefined = readFile(file, workflow(id, scope.filter((name) => !facts.has(name)), [...outer.scope, ...SCHEDULE_NAMES]), reading);
  const list: readonly ScenarioDefinition[] | undefined = examples && file.sound ? readFile(examples, scenarios(id), reading) : [];
  return found && { ...found, scenarios: list ?? [] };
}

function readFile<T>(file: SourceFile, read: Reader<T>, reading: Reading): T | undefined {
  if (!file.sound) return undefined;
  if (file.root) return read(file.root, reading);
  reading.report('wrong-kind', start(file.path), 'Expected a map of keys, but found an empty file');
  return undefined;
}

function missing(path: string, reading: Reading, seenIn = path): undefined {
  reading.report('missing-file', start(seenIn), `Expected the file ${path}, but it is missing`);
  return undefined;
}

function start(file: string): Position {
  return { file, line: 1, column: 1 };
}

function byId<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}
