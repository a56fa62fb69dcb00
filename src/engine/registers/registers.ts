import type { CompiledRulebook } from '../../core/case/compiled.js';
import { seesAll } from '../../core/approval/sees-all.js';
import { newTrace, rulebookScope } from '../../core/case/deed.js';
import { dayOf } from '../../core/expression/day-of.js';
import type { Actor } from '../../core/model/actor.js';
import type { CaseState } from '../../core/model/case-state.js';
import type { WorkflowDefinition } from '../../core/model/definition.js';
import type { Json, JsonObject } from '../../core/model/json.js';
import type { RecordDefinition } from '../../core/model/record.js';
import type { SeatRule } from '../../core/model/verb-definition.js';
import type { GroupKey, ReaderRule, RegisterDefinition, RegisterOrder } from '../../core/model/register.js';
import { standsIn } from '../../core/model/stands-in.js';
import type { RegisterMoment } from '../../core/register/compile-register.js';
import { groupRows, pivotRows, type RegisterGroup, type RegisterPivot } from '../../core/register/group-rows.js';
import { mayRead, type Permission } from '../../core/register/readable.js';
import type { RegisterFault, RegisterRow } from '../../core/register/register-row.js';
import { sortRows, type RowFilter } from '../../core/register/select-rows.js';
import { totalsFor } from '../../core/register/totals.js';
import { sharedNames } from '../../core/rulebook/names/shared-names.js';
import type { CaseReader } from '../ports/case-reader.js';
import type { Clock, Ids } from '../ports/clock.js';
import type { RegisterLog } from '../ports/register-log.js';
import type { Rulebooks } from '../rulebook-library.js';
import { drawRows } from './draw-rows.js';
import { seenPart } from './seen-part.js';

/** What is asked of a register; what is left out is as its YAML says. */
export interface RegisterQuestion extends RowFilter {
  readonly order?: readonly RegisterOrder[];
  readonly groups?: readonly GroupKey[];
  /** How the answer is taken out, for the log. */
  readonly as?: string;
}

/** A register as one person sees it. */
export interface ReadRegister {
  /** With the columns alone that the person may read. */
  readonly definition: RegisterDefinition;
  readonly rulebook: CompiledRulebook;
  readonly at: string;
  readonly rows: readonly RegisterRow[];
  readonly groups: readonly RegisterGroup[];
  readonly groupedBy: readonly GroupKey[];
  readonly totals: Readonly<Record<string, Json>>;
  readonly pivot?: RegisterPivot;
  /** Cells that came to nothing, the first fifty. */
  readonly faults: readonly RegisterFault[];
}

/** A workflow whose cases are records, as one person meets it. */
export interface ReadRecords {
  readonly workflow: WorkflowDefinition;
  readonly record: RecordDefinition;
  /** Whether the person may read all of them. */
  readonly whole: boolean;
  /** Keys of those that the person may read one by one. */
  readonly named: ReadonlySet<string>;
  /** Whether the person keeps them by a post or department. */
  readonly keeps: boolean;
  /** Fields that the person may not change by hand, as far as posts and departments say. */
  readonly fixed: readonly string[];
}

export interface RegisterRejection {
  readonly code: 'register-not-found' | 'register-not-readable' | 'register-too-large' | 'column-not-found' | 'no-rulebook-in-force';
  readonly message: string;
}

/** So many permissions of one person are looked at, the newest first. */
const PERMISSIONS_MAX = 200;

/** Tables over cases, as people may see them. Nothing here changes anything but the log of readings. */
export class Registers {
  constructor(
    private readonly reader: CaseReader,
    private readonly log: RegisterLog,
    private readonly rulebooks: Rulebooks,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The registers of the rulebook in force that a person may read. */
  async list(company: string, actor: Actor): Promise<readonly RegisterDefinition[]> {
    const rulebook = await this.rulebooks.inForce(company);
    if (!rulebook) return [];
    const moment = { at: this.clock.now(), actor };
    const all = [...rulebook.definition.registers.values()];
    const permitted = await this.#permissions(rulebook, all.flatMap(rulesIn), moment);
    const may = (rules: readonly ReaderRule[]): boolean => seesAll(actor) || mayRead(rules, rulebook, moment, (rule) => permitted.has(rule));
    return all.filter(({ readBy }) => may(readBy)).map((one) => seenPart(one, ({ readBy }) => readBy.length === 0 || may(readBy)));
  }

  /** Reads one register. */
  async read(company: string, actor: Actor, id: string, question: RegisterQuestion): Promise<ReadRegister | { readonly refused: RegisterRejection }> {
    const rulebook = await this.rulebooks.inForce(company);
    if (!rulebook) return refuse('no-rulebook-in-force', `Expected a rulebook in force, but ${company} has released none.`);
    const whole = rulebook.definition.registers.get(id);
    if (!whole) return refuse('register-not-found', `Expected a register of the rulebook in force, but there is no "${id}".`);
    const moment = { at: this.clock.now(), actor };
    const permitted = await this.#permissions(rulebook, rulesIn(whole), moment);
    const may = (rules: readonly ReaderRule[]): boolean => seesAll(actor) || mayRead(rules, rulebook, moment, (rule) => permitted.has(rule));
    if (!may(whole.readBy)) return refuse('register-not-readable', `Expected somebody who may read the register "${id}", but ${actor.id} may not.`);
    const definition = seenPart(whole, ({ readBy }) => readBy.length === 0 || may(readBy));
    const unknown = unknownColumn(definition, question);
    if (unknown !== undefined) return refuse('column-not-found', `Expected one of the columns ${[...definition.columns.keys()].join(', ')}, but found "${unknown}".`);
    const drawn = await drawRows(whole, { reader: this.reader, rulebooks: this.rulebooks, rulebook }, moment, question);
    if (typeof drawn === 'string') return refuse('register-too-large', drawn);
    const read = reckoned(definition, rulebook, moment, drawn, question);
    if (whole.logged) await this.log.record({ company, id: this.ids.next(), register: id, person: actor.id, at: moment.at, asked: askedFor(question), rows: read.rows.length });
    return read;
  }

  /** Which records somebody may read without taking part in them: those of `readBy`, and those that the person's post or department keeps. */
  async recordsReadBy(company: string, actor: Actor): Promise<(state: Pick<CaseState, 'workflow' | 'data'>) => boolean> {
    const read = new Map((await this.records(company, actor)).map((one) => [one.workflow.id, one]));
    return ({ workflow, data }) => {
      const found = read.get(workflow);
      return found !== undefined && (found.whole || found.named.has(keyText(data[found.record.key[0] ?? ''])));
    };
  }

  /** The records of the rulebook in force that somebody may read, all or some that were named, and whether the person keeps them. */
  async records(company: string, actor: Actor): Promise<readonly ReadRecords[]> {
    const rulebook = await this.rulebooks.inForce(company);
    const all = [...(rulebook?.definition.workflows.values() ?? [])].flatMap((workflow) => (workflow.record ? [{ workflow, record: workflow.record }] : []));
    if (!rulebook || all.length === 0) return [];
    const moment = { at: this.clock.now(), actor };
    const named = await this.#permissions(rulebook, all.flatMap(({ record }) => record.readBy), moment);
    return all.flatMap(({ workflow, record }) => {
      const keeps = mayRead(record.keptBy.filter((one) => one.kind === 'post' || one.kind === 'department'), rulebook, moment, () => false);
      const whole = keeps || seesAll(actor) || mayRead(record.readBy, rulebook, moment, (rule) => rule.names === undefined && named.has(rule));
      const some = new Set(record.readBy.flatMap((rule) => (rule.kind === 'permission' ? (named.get(rule) ?? []) : [])));
      return whole || some.size > 0 ? [{ workflow, record, keeps, whole, named: some, fixed: fixedFor(record, rulebook, moment) }] : [];
    });
  }

  /** Notes that somebody is given what stands in cases, as far as they are records whose reading is logged. @param as in which way */
  async noteReading(company: string, actor: Actor, cases: readonly Pick<CaseState, 'id' | 'workflow'>[], as: string): Promise<void> {
    const workflows = (await this.rulebooks.inForce(company))?.definition.workflows;
    for (const id of new Set(cases.map(({ workflow }) => workflow))) {
      if (workflows?.get(id)?.record?.logged !== true) continue;
      const read = cases.filter(({ workflow }) => workflow === id).map((one) => one.id);
      await this.log.record({ company, id: this.ids.next(), register: id, person: actor.id, at: this.clock.now(), asked: { cases: read, as }, rows: read.length });
    }
  }

  /**
   * Notes what somebody has looked for in the data of cases: what was found, and of records that are logged, where nothing was, that nothing was.
   * @param workflow the only one that was looked through; otherwise all whose records the person may read
   * @param as in which way, where nothing was found
   */
  async noteSearch(company: string, actor: Actor, found: readonly Pick<CaseState, 'id' | 'workflow'>[], workflow: string | undefined, as: { readonly found: string; readonly none: string }): Promise<void> {
    await this.noteReading(company, actor, found, as.found);
    for (const { workflow: { id }, record } of await this.records(company, actor)) {
      if (!record.logged || (workflow !== undefined && workflow !== id) || found.some((one) => one.workflow === id)) continue;
      await this.log.record({ company, id: this.ids.next(), register: id, person: actor.id, at: this.clock.now(), asked: { cases: [], as: as.none }, rows: 0 });
    }
  }

  /** Which rules a case fulfils that the person has started, that has been granted, and that holds today; with what such cases name. */
  async #permissions(rulebook: CompiledRulebook, rules: readonly ReaderRule[], { at, actor }: RegisterMoment): Promise<ReadonlyMap<Permission, readonly string[]>> {
    const { company, timeZone } = rulebook.definition;
    const today = dayOf(at, timeZone);
    const granted = new Map<Permission, readonly string[]>();
    for (const rule of rules.filter((one) => one.kind === 'permission')) {
      const { rows } = await this.reader.cases(company, { workflow: rule.workflow, status: 'completed', startedBy: actor.id }, { limit: PERMISSIONS_MAX });
      const holding = rows.filter(({ state }) => rule.in.some((path) => standsIn(state.value, path)) && (rule.until === undefined || lastDay(state.data[rule.until]) >= today));
      if (holding.length > 0) granted.set(rule, holding.flatMap(({ state }) => (rule.names === undefined ? [] : [state.data[rule.names] ?? []].flat().map(keyText))));
    }
    return granted;
  }
}

/** What the rows of a register come to. */
export function reckoned(definition: RegisterDefinition, rulebook: CompiledRulebook, moment: RegisterMoment, { rows, faults }: Pick<ReadRegister, 'rows' | 'faults'>, { order, groups }: RegisterQuestion): ReadRegister {
  const { timeZone } = rulebook.definition;
  const { columns, pivot } = definition;
  const scope = rulebookScope(rulebook, moment, dayOf(moment.at, timeZone), newTrace());
  const totals = totalsFor(definition, sharedNames(rulebook.definition), scope, timeZone);
  const seen = rows.map((row) => ({ ...row, values: Object.fromEntries([...columns.keys()].map((id) => [id, row.values[id] ?? null])) }));
  const sorted = order ? sortRows(seen, order, columns) : seen;
  const groupedBy = groups ?? definition.groups;
  return {
    definition,
    rulebook,
    at: moment.at,
    rows: sorted,
    groupedBy,
    groups: groupedBy.length > 0 ? groupRows(sorted, groupedBy, columns, totals) : [],
    totals: totals(sorted),
    ...(pivot && { pivot: pivotRows(sorted, pivot, columns, totals) }),
    faults: faults.filter(({ column }) => column === undefined || columns.has(column)),
  };
}

function rulesIn({ readBy, columns }: RegisterDefinition): readonly ReaderRule[] {
  return [...readBy, ...[...columns.values()].flatMap((column) => column.readBy)];
}

function unknownColumn({ columns }: RegisterDefinition, { equals, order, groups }: RegisterQuestion): string | undefined {
  const named = [...(equals?.keys() ?? []), ...(order ?? []).map(({ column }) => column), ...(groups ?? []).flatMap((key) => ('column' in key ? [key.column] : []))];
  return named.find((name) => !columns.has(name));
}

function askedFor({ from, until, equals, groups, as }: RegisterQuestion): JsonObject {
  return {
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    ...(equals && equals.size > 0 && { where: Object.fromEntries([...equals].map(([column, texts]) => [column, [...texts]])) }),
    ...(groups && { groups: groups.map((key) => ('column' in key ? key.column : key.period)) }),
    ...(as !== undefined && { as }),
  };
}

/** A permission without a last day that can be read has ended. */
function lastDay(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function refuse(code: RegisterRejection['code'], message: string): { readonly refused: RegisterRejection } {
  return { refused: { code, message } };
}

/** A key as a permission names it. */
function keyText(value: Json | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

/** Rules that ask for more than a post or department are asked when somebody changes the field. */
function fixedFor({ changedBy }: RecordDefinition, rulebook: CompiledRulebook, moment: RegisterMoment): readonly string[] {
  const isPlain = (one: SeatRule): one is SeatRule & ReaderRule => one.kind === 'post' || one.kind === 'department';
  if (moment.actor.roles.includes('process-admin')) return [];
  return [...changedBy].flatMap(([field, rules]) => (rules.every(isPlain) && !mayRead(rules.filter(isPlain), rulebook, moment, () => false) ? [field] : []));
}
