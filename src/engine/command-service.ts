import { conclude } from '../core/case/decide.js';
import { factsNeeded } from '../core/case/facts-needed.js';
import { isForOthers, lacksRight } from '../core/case/lacks-right.js';
import type { CompiledWorkflow } from '../core/case/compiled.js';
import { workflowIn } from '../core/case/published-years.js';
import { dayOf } from '../core/expression/day-of.js';
import type { Actor } from '../core/model/actor.js';
import { canonicalJson } from '../core/model/canonical-json.js';
import type { CaseState, CaseStatus } from '../core/model/case-state.js';
import type { Command, Instruction, StartCase } from '../core/model/command.js';
import type { RulebookDefinition } from '../core/model/definition.js';
import type { JsonObject } from '../core/model/json.js';
import type { Rejection } from '../core/model/verdict.js';
import { attachmentFault } from './attachments.js';
import { MAX_COLLECTED_BYTES, MAX_ENTRY_BYTES, sha256, toStored } from './history-codec.js';
import type { Ids } from './ports/clock.js';
import type { CommandUnit, Decision, Fence, Loaded } from './ports/command-store.js';
import type { Database } from './ports/database.js';
import { rowChanges } from './row-changes.js';
import type { KeptOrganisation } from './organisation/organisation-chain.js';
import { readyRulebookOf } from './rulebook-of-case.js';
import { withPeople, type Rulebooks } from './rulebook-library.js';
import { actingAs, deputyshipsQuery, partOff, standInsOf } from './stand-ins.js';

type OnCase<Kind extends Instruction['type']> = Extract<Instruction, { type: Kind }> & { readonly case: string };

/** What may be asked of a case. A start names the workflow; the engine adds id, version and date. */
export type UserInstruction =
  | { readonly type: 'StartCase'; readonly workflow: string; readonly data: JsonObject; readonly parent?: StartCase['parent']; readonly occurrence?: StartCase['occurrence'] }
  | OnCase<Exclude<Instruction['type'], 'StartCase'>>;

export interface CommandRequest {
  readonly company: string;
  readonly actor: Actor;
  /** Idempotency key: the same one again gives the first answer and changes nothing. */
  readonly key: string;
  readonly instruction: UserInstruction;
  /** Refused where the case is at another revision. */
  readonly expectedRevision?: number;
  readonly fence?: Fence;
  /** As whose deputy the person acts, where it is to be said; otherwise an own right goes before that of a deputy. */
  readonly onBehalfOf?: string;
}

export interface Answer {
  readonly case: string;
  readonly revision: number;
  readonly status: CaseStatus;
  /** Paths of the active states. */
  readonly in: readonly string[];
  readonly events: readonly string[];
}

export type CommandResult =
  | { readonly accepted: true; readonly answer: Answer; readonly replayed: boolean }
  | { readonly accepted: false; readonly rejection: Rejection };

type Pinned = Pick<CaseState, 'company' | 'version' | 'workflow' | 'published'>;

interface Prepared {
  readonly command: Command;
  readonly case: string;
  /** Of a start; other commands are decided by the workflow of their case. */
  readonly pinned?: Pinned;
}

/** The version that a case is pinned to is not compiled yet: a decision cannot wait for it. */
class NotReady extends Error {
  constructor(readonly version: string) {
    super(`the rulebook version ${version} is not ready`);
  }
}

/** A deputy is at work, and who holds which post today is not known here yet. */
class PeopleNeeded extends Error {
  constructor() {
    super('the rulebook in force is not ready');
  }
}

/** The only way in: every command of people, timers, jobs and other cases comes through here. */
export class CommandService {
  constructor(
    private readonly database: Pick<Database, 'commands' | 'reader' | 'refusals' | 'clock'> & Partial<Pick<Database, 'attachments'>>,
    private readonly library: Rulebooks,
    private readonly ids: Ids,
  ) {}

  /**
   * Decides a command and makes it last.
   * @throws StoreBusyError, StoreUnreachableError, StoreFullError where the database does not take it: send it again with its key
   */
  async execute(request: CommandRequest): Promise<CommandResult> {
    const result = await this.#run(request);
    if (!result.accepted) await this.#recordRefusal(request, result.rejection);
    return result;
  }

  async #run(request: CommandRequest): Promise<CommandResult> {
    const missing = await this.#missingAttachment(request);
    if (missing) return { accepted: false, rejection: missing };
    const [prepared, kept] = await Promise.all([this.#prepare(request), this.library.kept(request.company)]);
    if ('code' in prepared) return { accepted: false, rejection: prepared };
    let people: RulebookDefinition | undefined;
    const unit = this.#unitOf(request, prepared, kept, () => people);
    for (;;) {
      try {
        const receipt = await this.database.commands.submit(unit);
        if (receipt.kind === 'rejected') return { accepted: false, rejection: receipt.rejection };
        return { accepted: true, answer: receipt.answer as unknown as Answer, replayed: receipt.replayed };
      } catch (error) {
        if (error instanceof PeopleNeeded) {
          people = (await this.library.inForce(request.company))?.definition;
          if (!people) return { accepted: false, rejection: noRulebook(request.company) };
          continue;
        }
        if (!(error instanceof NotReady)) throw error;
        if (!(await this.library.compiled(request.company, error.version))) return { accepted: false, rejection: caseNotFound(prepared.case) };
      }
    }
  }

  /** Uploaded files are never removed, so that this may be asked before the transaction. */
  async #missingAttachment({ company, instruction }: CommandRequest): Promise<Rejection | undefined> {
    const { attachments } = this.database;
    return attachments && attachmentFault(attachments, company, instruction as unknown as JsonObject);
  }

  #unitOf(request: CommandRequest, prepared: Prepared, kept: KeptOrganisation | undefined, people: () => RulebookDefinition | undefined): CommandUnit {
    const { company, actor, key, instruction, expectedRevision, fence, onBehalfOf } = request;
    const { command } = prepared;
    return {
      company,
      case: prepared.case,
      key: { actor: actor.id, key, requestHash: sha256(canonicalJson({ instruction: asked(instruction), expectedRevision, onBehalfOf })) },
      ...(fence && { fence }),
      starts: prepared.pinned !== undefined,
      facts: ({ state }) => {
        const workflow = this.#workflowOf(prepared.pinned ?? state, kept, command.at);
        if (!workflow) return [];
        const needed = factsNeeded(workflow, state, command);
        return asksForDeputyships(workflow, state, command, onBehalfOf) ? [...needed, deputyshipsQuery(actor.id)] : needed;
      },
      decide: (loaded, found) => {
        const { state } = loaded;
        const at = timeOf(command, state, this.database.clock.now());
        const workflow = this.#workflowOf(prepared.pinned ?? state, kept, at);
        if (!workflow) return { kind: 'reject', rejection: caseNotFound(prepared.case) };
        const { facts, deputyships } = partOff(found);
        const acting = { ...command, at, facts };
        if (deputyships === undefined || !state || !isForOthers(acting)) return decideUnit(workflow, acting, { ...loaded, organisation: kept?.version }, expectedRevision);
        const standIns = deputyships.length > 0 ? standInsOf(deputyships, known(people()), at) : [];
        const as = actingAs({ workflow, state, command: acting, standIns, named: onBehalfOf });
        return 'code' in as ? { kind: 'reject', rejection: as } : decideUnit(workflow, { ...acting, actor: as }, { ...loaded, organisation: kept?.version }, expectedRevision);
      },
    };
  }

  /** @throws NotReady */
  #workflowOf(pinned: Pinned | undefined, kept: KeptOrganisation | undefined, at: string): CompiledWorkflow | undefined {
    if (!pinned) return undefined;
    const rulebook = readyRulebookOf(this.library, pinned);
    if (typeof rulebook === 'string') throw new NotReady(rulebook);
    return workflowIn(withPeople(rulebook, kept, at), pinned.workflow);
  }

  #prepare(request: CommandRequest): Promise<Prepared | Rejection> | Prepared {
    const { instruction, actor } = request;
    if (instruction.type === 'StartCase') return this.#prepareStart(request, instruction);
    const { case: id, ...rest } = instruction;
    return { command: { ...rest, at: this.database.clock.now(), actor, facts: {} } as Command, case: id };
  }

  async #prepareStart({ company, actor }: CommandRequest, instruction: Extract<UserInstruction, { type: 'StartCase' }>): Promise<Prepared | Rejection> {
    const at = this.database.clock.now();
    const today = await this.library.inForce(company);
    const known = today?.workflows.get(instruction.workflow);
    const date = dateOf(known, instruction.data) ?? dayOf(at, today?.definition.timeZone ?? 'UTC');
    const rulebook = await this.library.inForce(company, date);
    if (!rulebook) return { code: 'no-rulebook-in-force', message: `Expected a rulebook in force on ${date}, but ${company} has released none by then.` };
    if (!rulebook.workflows.has(instruction.workflow)) {
      const names = [...rulebook.workflows.keys()].join(', ');
      return { code: 'workflow-not-found', message: `Expected one of the workflows ${names}, but found "${instruction.workflow}".` };
    }
    const id = this.ids.next();
    const command: Command = { ...instruction, case: id, company, version: rulebook.version, date, at, actor, facts: {} };
    return { pinned: { company, version: rulebook.version, workflow: instruction.workflow }, command, case: id };
  }

  async #recordRefusal({ company, actor, instruction }: CommandRequest, { code, message }: Rejection): Promise<void> {
    const caseId = instruction.type === 'StartCase' ? null : instruction.case;
    await this.database.refusals.record({ company, case: caseId, actor: actor.id, command: instruction.type, at: this.database.clock.now(), code, message });
  }
}

function dateOf(workflow: CompiledWorkflow | undefined, data: JsonObject): string | undefined {
  const field = workflow?.definition.date;
  const value = field === undefined ? undefined : data[field];
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
}

/** Whether the row of a deputyship may matter: an own right goes first, and asks for none. */
function asksForDeputyships(workflow: CompiledWorkflow, state: CaseState | undefined, command: Command, named: string | undefined): boolean {
  return state !== undefined && isForOthers(command) && (named !== undefined || lacksRight(workflow, state, command, command.actor));
}

/** @throws PeopleNeeded */
function known(people: RulebookDefinition | undefined): RulebookDefinition {
  if (people) return people;
  throw new PeopleNeeded();
}

function noRulebook(company: string): Rejection {
  return { code: 'no-rulebook-in-force', message: `Expected a rulebook in force, but ${company} has released none.` };
}

function caseNotFound(id: string): Rejection {
  return { code: 'case-not-found', message: `Expected the id of a case, but there is no case ${id}.` };
}

/** What a key stands for. Which case has sent a signal is left out: messages had keys before they said so, and the key names the message. */
function asked(instruction: UserInstruction): object {
  if (instruction.type !== 'SignalCase') return instruction;
  const { from: _from, ...rest } = instruction;
  return rest;
}

/** A time limit passes when it is due and not before, also where the clock went back a little after it was seen to be due. */
function timeOf(command: Command, state: CaseState | undefined, now: string): string {
  const due = command.type === 'FireTimer' ? state?.timers[command.timer]?.dueAt : undefined;
  return due !== undefined && due > now ? due : now;
}

/** One decision inside the transaction: pure, and repeated from the start whenever the store retries. */
function decideUnit(workflow: CompiledWorkflow, command: Command, { state, head, organisation }: Loaded & { readonly organisation: string | undefined }, expectedRevision: number | undefined): Decision {
  if (expectedRevision !== undefined && state && state.revision !== expectedRevision) {
    const message = `Expected revision ${expectedRevision} of the case, but it is at ${state.revision}.`;
    return { kind: 'reject', rejection: { code: 'revision-stale', message, details: { revision: state.revision } } };
  }
  const conclusion = conclude(workflow, state, command);
  if (!conclusion.accepted) return { kind: 'reject', rejection: conclusion.rejection };
  const { events, after } = conclusion;
  const { company, id, revision, version } = after;
  const entry = toStored({ format: 1, company, case: id, revision, command, events, version, ...(organisation !== undefined && { organisation }), previous: head });
  const most = command.type === 'CollectCases' ? MAX_COLLECTED_BYTES : MAX_ENTRY_BYTES;
  if (entry.bytes.byteLength > most) {
    const message = `Expected a command of at most ${most} bytes with its events, but it has ${entry.bytes.byteLength}.`;
    return { kind: 'reject', rejection: { code: 'entry-too-large', message } };
  }
  const answer: Answer = { case: id, revision, status: after.status, in: workflow.machine.leaves(after), events: events.map(({ type }) => type) };
  return { kind: 'write', write: { entry, rows: rowChanges({ before: state, after, events, at: command.at, decidedBy: command.actor.id }), answer: answer as unknown as JsonObject } };
}
