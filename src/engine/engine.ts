/**
 * The engine: takes commands, lets the core decide, makes the outcome last, and sees to what waits. It knows its ports and
 * the core; no database, no HTTP.
 */
import { Attachments, type TypeOf } from './attachments.js';
import { Boards } from './boards/boards.js';
import { CaseQueries } from './case-queries.js';
import { CommandService } from './command-service.js';
import { Deputies } from './deputies.js';
import { HandOvers } from './hand-over.js';
import { JobRunner } from './job-runner.js';
import { letterMaker } from './letters.js';
import { LeaseLoop } from './lease-loop.js';
import { Courier } from './notices/courier.js';
import { Notifier } from './notices/notifier.js';
import { OrganisationLibrary } from './organisation/organisation-library.js';
import { Organisations } from './organisation/organisations.js';
import { People } from './people.js';
import type { Channel } from './ports/channel.js';
import type { Ids } from './ports/clock.js';
import type { FileStore } from './ports/attachment-store.js';
import type { Connector } from './ports/connector.js';
import type { LetterFiller } from './ports/letter-filler.js';
import type { Database } from './ports/database.js';
import { Proofs } from './proofs.js';
import { Recounter } from './recounter.js';
import { RecordImports } from './record-imports.js';
import { Registers } from './registers/registers.js';
import { Readings } from './readings.js';
import { ReleaseService } from './release-service.js';
import { RulebookLibrary } from './rulebook-library.js';
import { Scheduler } from './scheduler.js';
import { Marker } from './search/marker.js';
import { SchedulePlanner } from './schedules/schedule-planner.js';
import { ScheduleRunner } from './schedules/schedule-runner.js';
import { Schedules } from './schedules/schedules.js';
import type { OpenMemory } from './testing/stage.js';

export interface EngineParts {
  readonly database: Database;
  readonly ids: Ids;
  readonly connectors: readonly Connector[];
  /** Ways to people outside the inbox. */
  readonly channels: readonly Channel[];
  /** What is older (ms) is not sent on them any more. */
  readonly noticeAgeMsMax: number;
  readonly openMemory: OpenMemory;
  /** How long a server may hold a timer or job before others take it over. */
  readonly leaseMs: number;
  /** Pause between two looks for due work when there was none. */
  readonly idleMs: number;
  readonly onError: (error: unknown) => void;
  /** Where the bytes of attachments are kept; absent means in the database. */
  readonly files?: FileStore;
  readonly typeOf: TypeOf;
  readonly letters: LetterFiller;
}

const OUTBOX_BATCH = 500;
/** A look for time limits takes milliseconds, and one for events as well; jobs wait for others and may take long. */
const OVERDUE_MS = 4_000;

export class Engine {
  readonly database: Database;
  readonly commands: CommandService;
  readonly deputies: Deputies;
  readonly handOvers: HandOvers;
  readonly cases: CaseQueries;
  readonly rulebooks: RulebookLibrary;
  readonly releases: ReleaseService;
  readonly people: People;
  readonly organisations: Organisations;
  readonly registers: Registers;
  readonly boards: Boards;
  readonly recordImports: RecordImports;
  readonly proofs: Proofs;
  readonly attachments: Attachments;
  readonly scheduler: Scheduler;
  readonly jobs: JobRunner;
  readonly notifier: Notifier;
  readonly courier: Courier;
  readonly marker: Marker;
  readonly schedules: Schedules;
  readonly occurrences: ScheduleRunner;
  readonly recounter: Recounter;
  readonly #timers: LeaseLoop;
  readonly #outbox: LeaseLoop;
  readonly #loops: readonly LeaseLoop[];

  constructor({ database, ids, connectors, channels, noticeAgeMsMax, openMemory, leaseMs, idleMs, onError, files, typeOf, letters }: EngineParts) {
    this.database = database;
    const readings = new Readings();
    this.rulebooks = new RulebookLibrary(database.rulebooks, database.clock, new OrganisationLibrary(database.organisations), readings);
    this.commands = new CommandService(database, this.rulebooks, ids);
    this.deputies = new Deputies(database.deputies, database.reader, this.rulebooks, database.clock);
    this.cases = new CaseQueries(database.reader, this.rulebooks, database.clock, this.deputies);
    this.handOvers = new HandOvers(database.reader, this.rulebooks, this.commands, this.deputies, database.clock);
    this.releases = new ReleaseService(database.rulebooks, database.clock, openMemory, { connectors: connectors.map(({ name }) => name), blanksOf: (template) => letters.blanksOf(Buffer.from(template, 'base64')) }, readings);
    this.people = new People(this.rulebooks);
    this.organisations = new Organisations(database.organisations, this.rulebooks, database.clock);
    this.registers = new Registers(database.reader, database.registerLog, this.rulebooks, database.clock, ids);
    this.boards = new Boards(database.work, this.rulebooks, database.clock);
    this.recordImports = new RecordImports(this.commands, database.reader, this.rulebooks, database.clock, this.registers);
    this.attachments = new Attachments(database.attachments, files ?? database.files, typeOf, database.clock);
    this.proofs = new Proofs(database.reader, this.rulebooks, database.clock);
    this.scheduler = new Scheduler(database.queue, this.commands, database.clock, leaseMs);
    this.jobs = new JobRunner(database.queue, this.commands, database.clock, [...connectors, letterMaker(database.reader, this.rulebooks, this.attachments, letters)], leaseMs);
    this.notifier = new Notifier(database.notices, database.reader, database.deputies, this.rulebooks, channels.map(({ name }) => name));
    this.courier = new Courier(database.deliveries, database.clock, { channels, leaseMs, ageMsMax: noticeAgeMsMax });
    this.marker = new Marker(database.marks, database.reader, this.rulebooks);
    this.schedules = new Schedules(database.schedules, this.rulebooks);
    const planner = new SchedulePlanner(database.schedules, database.rulebooks, this.rulebooks, database.clock);
    this.occurrences = new ScheduleRunner(database.schedules, planner, this.commands, this.rulebooks, database.clock, leaseMs);
    this.recounter = new Recounter(database.recounts, database.reader, database.rulebooks, this.rulebooks, this.commands, database.clock, leaseMs);
    this.#timers = new LeaseLoop(() => this.scheduler.runDue(), idleMs, onError);
    this.#outbox = new LeaseLoop(() => database.queue.publishOutbox(OUTBOX_BATCH), idleMs, onError);
    const others = [
      () => this.jobs.runWaiting(),
      () => this.notifier.tellWaiting(),
      ...(channels.length > 0 ? [() => this.courier.sendWaiting()] : []),
      () => this.occurrences.runDue(),
      () => this.recounter.runDue(),
      () => this.marker.markWaiting(),
    ];
    this.#loops = [this.#timers, this.#outbox, ...others.map((work) => new LeaseLoop(work, idleMs, onError))];
  }

  /** Begins to see to timers, jobs, the outbox, notices, deliveries, marks, schedules and published years. */
  start(): void {
    for (const loop of this.#loops) loop.start();
  }

  /** Why this server does not do its work just now, one sentence each; none where it does. After an outage, what waits has its usual time to be seen to. */
  trouble(): readonly string[] {
    const { commands: store } = this.database;
    const commands = store.trouble?.();
    const since = store.recoveredMs?.() ?? Infinity;
    const overdue = (loop: LeaseLoop, what: string): readonly string[] => {
      const ms = Math.min(loop.overdueMs, since);
      return ms > OVERDUE_MS ? [`Expected ${what} to be seen to all the time, but nobody has for ${Math.round(ms / 1_000)} s.`] : [];
    };
    return [...(commands === undefined ? [] : [commands]), ...overdue(this.#timers, 'time limits'), ...overdue(this.#outbox, 'events')];
  }

  /** Ends the work under way and closes the database. */
  async stop(): Promise<void> {
    await Promise.all(this.#loops.map((loop) => loop.stop()));
    await this.database.close();
  }

  /** Does everything that is due now, until nothing is. For demonstrations and tests that move the clock themselves. */
  async settle(): Promise<void> {
    while ((await this.scheduler.runDue()) + (await this.occurrences.runDue()) + (await this.recounter.runDue()) + (await this.jobs.runWaiting()) + (await this.database.queue.publishOutbox(OUTBOX_BATCH)) + (await this.notifier.tellWaiting()) + (await this.marker.markWaiting()) + (await this.courier.sendWaiting()) > 0);
  }
}
