import type { CompiledWorkflow } from '../core/case/compiled.js';
import { conclude } from '../core/case/decide.js';
import { factsNeeded } from '../core/case/facts-needed.js';
import { readRecordRows, type RecordRow, type RowFault } from '../core/case/record-rows.js';
import { dayOf } from '../core/expression/day-of.js';
import type { Actor } from '../core/model/actor.js';
import { canonicalJson } from '../core/model/canonical-json.js';
import type { CaseState } from '../core/model/case-state.js';
import type { Command } from '../core/model/command.js';
import type { JsonObject } from '../core/model/json.js';
import type { Rejection } from '../core/model/verdict.js';
import type { Sheet } from '../core/model/sheet.js';
import type { CommandService, UserInstruction } from './command-service.js';
import { sha256 } from './history-codec.js';
import type { CaseReader } from './ports/case-reader.js';
import type { Clock } from './ports/clock.js';
import type { Registers } from './registers/registers.js';
import { withPeople, type Rulebooks } from './rulebook-library.js';

/** What a file of records would do, and everything that is wrong in it. */
export interface RecordPlan {
  readonly starts: number;
  readonly changes: number;
  /** Records that are already as the file says. */
  readonly same: number;
  readonly faults: readonly RowFault[];
}

export interface RecordImport {
  readonly company: string;
  readonly actor: Actor;
  readonly workflow: string;
  readonly sheet: Sheet;
  /** Stands in the history of each record that is changed. */
  readonly reason: string;
}

interface Step {
  readonly row: number;
  readonly instruction: UserInstruction;
  /** Fields of a record that is started which a start does not take: they are changed by hand right after. */
  readonly rest: JsonObject;
}

interface Working extends RecordPlan {
  readonly steps: readonly Step[];
}

/**
 * Takes records over from a table: those whose key is not kept yet are started, others are changed where they differ. Each row is a
 * command of the person like any other.
 */
export class RecordImports {
  constructor(
    private readonly commands: Pick<CommandService, 'execute'>,
    private readonly reader: CaseReader,
    private readonly library: Rulebooks,
    private readonly clock: Clock,
    private readonly registers: Pick<Registers, 'noteSearch'>,
  ) {}

  /** What would come of it; undefined where the rulebook in force has no such records. Nothing is changed; that somebody has compared the records with a file is noted as a reading of them. */
  async preview(request: RecordImport): Promise<RecordPlan | undefined> {
    const working = await this.#plan(request, 'preview');
    return working && { starts: working.starts, changes: working.changes, same: working.same, faults: working.faults };
  }

  /**
   * Does it, where nothing is wrong. `key` makes a repeat harmless. Where somebody else comes in between, the rows that are refused then are among the faults; the same file
   * again goes on with what is left.
   */
  async apply(request: RecordImport, key: string): Promise<RecordPlan | undefined> {
    const working = await this.#plan(request, 'import');
    if (!working) return undefined;
    const { starts, changes, same, steps } = working;
    const faults = [...working.faults];
    for (const step of faults.length > 0 ? [] : steps) {
      const refused = await this.#carryOut(request, step, key);
      if (refused !== undefined) faults.push({ row: step.row, column: '', message: refused });
    }
    return { starts, changes, same, faults };
  }

  /** Why it was refused; undefined where it was done. */
  async #carryOut({ company, actor, reason }: RecordImport, { row, instruction, rest }: Step, key: string): Promise<string | undefined> {
    const command = (part: string, what: UserInstruction): ReturnType<CommandService['execute']> => this.commands.execute({ company, actor, key: sha256(`${key} ${row} ${part}`), instruction: what });
    const result = await command('record', instruction);
    if (!result.accepted) return result.rejection.message;
    if (Object.keys(rest).length === 0) return undefined;
    const completed = await command('rest', { type: 'ChangeData', case: result.answer.case, changes: rest, reason });
    return completed.accepted ? undefined : completed.rejection.message;
  }

  async #plan({ company, actor, workflow: id, sheet, reason }: RecordImport, as: string): Promise<Working | undefined> {
    const [rulebook, kept] = await Promise.all([this.library.inForce(company), this.library.kept(company)]);
    const workflow = rulebook && withPeople(rulebook, kept, this.clock.now()).workflows.get(id);
    if (!workflow?.definition.record) return undefined;
    const read = readRecordRows(sheet, workflow);
    const faults = [...read.faults, ...twice(read.rows, workflow)];
    const steps: Step[] = [];
    const compared: CaseState[] = [];
    let [starts, changes, same] = [0, 0, 0];
    const rows = faults.length > 0 ? [] : read.rows;
    for (const row of rows) {
      const [taken, rest] = parted(row.data, workflow.definition.startFields);
      const stranger = await this.#refusal(workflow, undefined, actor, { type: 'StartCase', workflow: id, data: taken });
      // Whoever may keep none of them is told nothing of what is kept.
      if (stranger?.code === 'not-allowed') return { starts: 0, changes: 0, same: 0, faults: [{ row: 1, column: '', message: stranger.message }], steps: [] };
      const state = await this.#recordOf(company, workflow, row);
      if (state) compared.push(state);
      const unkept = state && (await this.#refusal(workflow, state, actor, { type: 'ChangeData', case: state.id, changes: row.data, reason }));
      if (unkept?.code === 'not-allowed') {
        faults.push({ row: row.row, column: '', message: unkept.message });
        continue;
      }
      const wanted = state && differences(state, row);
      if (wanted && Object.keys(wanted).length === 0) {
        same += 1;
        continue;
      }
      const instruction: UserInstruction = state ? { type: 'ChangeData', case: state.id, changes: wanted ?? {}, reason } : { type: 'StartCase', workflow: id, data: taken };
      const refused = await this.#refusal(workflow, state, actor, instruction, state ? {} : rest);
      if (refused) faults.push({ row: row.row, column: '', message: refused.message });
      else if (state) changes += 1;
      else starts += 1;
      steps.push({ row: row.row, instruction, rest: state ? {} : rest });
    }
    if (rows.length > 0) await this.registers.noteSearch(company, actor, compared, id, { found: as, none: as });
    return { starts, changes, same, faults, steps };
  }

  async #recordOf(company: string, { definition }: CompiledWorkflow, { data }: RecordRow): Promise<CaseState | undefined> {
    const key = (definition.record?.key ?? []).map((field) => data[field] ?? null);
    const { found } = await this.reader.facts(company, [{ name: 'found', kind: 'record', workflow: definition.id, key }]);
    const id = (found as JsonObject | null)?.['case'];
    return typeof id === 'string' ? (await this.reader.case(company, id))?.state : undefined;
  }

  /** Why the command would be refused now, or after it the change by hand of what is left; undefined where both would be accepted. */
  async #refusal(workflow: CompiledWorkflow, state: CaseState | undefined, actor: Actor, instruction: UserInstruction, rest: JsonObject = {}): Promise<Rejection | undefined> {
    const at = this.clock.now();
    const { company, timeZone } = workflow.rulebook.definition;
    const start = { case: 'preview', company, version: workflow.rulebook.version, date: dayOf(at, timeZone) };
    const bare = { ...instruction, ...(state ? {} : start), actor, at, facts: {} } as Command;
    const needed = factsNeeded(workflow, state, bare);
    const facts = needed.length > 0 ? await this.reader.facts(company, needed) : {};
    const conclusion = conclude(workflow, state, { ...bare, facts });
    if (!conclusion.accepted) return conclusion.rejection;
    return Object.keys(rest).length === 0 ? undefined : this.#refusal(workflow, conclusion.after, actor, { type: 'ChangeData', case: conclusion.after.id, changes: rest, reason: 'preview' });
  }
}

/** Rows that name a record that an earlier row names. */
function twice(rows: readonly RecordRow[], { definition }: CompiledWorkflow): readonly RowFault[] {
  const seen = new Map<string, number>();
  return rows.flatMap(({ row, data }) => {
    const key = canonicalJson((definition.record?.key ?? []).map((field) => data[field] ?? null));
    const before = seen.get(key);
    if (before === undefined) seen.set(key, row);
    return before === undefined ? [] : [{ row, column: '', message: `Expected each record once, but row ${before} has the key ${key} as well` }];
  });
}

function differences({ data: now }: CaseState, { data, emptied }: RecordRow): JsonObject {
  const wanted: JsonObject = { ...data, ...Object.fromEntries(emptied.map((field) => [field, null])) };
  return Object.fromEntries(Object.entries(wanted).filter(([field, value]) => canonicalJson(value) !== canonicalJson(now[field] ?? null)));
}

/** The fields that a start takes, and the others. */
function parted(data: JsonObject, startFields: ReadonlySet<string>): readonly [JsonObject, JsonObject] {
  const all = Object.entries(data);
  return [Object.fromEntries(all.filter(([field]) => startFields.has(field))), Object.fromEntries(all.filter(([field]) => !startFields.has(field)))];
}
