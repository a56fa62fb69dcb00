import type { CompiledRulebook } from '../core/case/compiled.js';
import { compileRulebook } from '../core/case/compile-rulebook.js';
import { dayOf } from '../core/expression/day-of.js';
import type { Surroundings } from '../core/lint/check.js';
import { lint } from '../core/lint/lint.js';
import type { Actor } from '../core/model/actor.js';
import { canonicalJson } from '../core/model/canonical-json.js';
import type { RulebookDefinition } from '../core/model/definition.js';
import type { Diagnostic } from '../core/model/diagnostic.js';
import type { JsonObject } from '../core/model/json.js';
import type { Rejection } from '../core/model/verdict.js';
import { isDate } from '../core/rulebook/schema/formats.js';
import { readRulebook, type RulebookReading } from '../core/rulebook/read-rulebook.js';
import { diffFiles, type FileDiff } from './diff-files.js';
import { sha256 } from './history-codec.js';
import type { Clock } from './ports/clock.js';
import type { Draft, Release, RulebookFiles, RulebookStore } from './ports/rulebook-store.js';
import { Readings } from './readings.js';
import { practise, type Practice } from './testing/practise.js';
import type { OpenMemory } from './testing/stage.js';
import { untouchedIn, type TestReport, type TestResult } from './testing/test-report.js';
import { testRulebook } from './testing/test-rulebook.js';
import { versionOf } from './version-of.js';

export interface ReleaseOptions {
  /** First day (ISO date) on which new cases get this version; today where absent. */
  readonly inForceFrom?: string;
  readonly note?: string;
  /** ETag of the draft that the releaser has seen. */
  readonly expectedEtag: string;
}

export type ReleaseResult =
  | { readonly released: true; readonly release: Release; /** The same content had been released before; nothing was changed. */ readonly again: boolean }
  | { readonly released: false; readonly rejection: ReleaseRejection; readonly diagnostics?: readonly Diagnostic[]; readonly report?: TestReport };

export interface ReleaseRejection extends Omit<Rejection, 'code'> {
  readonly code: 'in-force-from-invalid' | 'draft-missing' | 'draft-stale' | 'rulebook-faulty' | 'tests-failed' | 'clauses-untouched' | 'second-person-needed' | 'not-allowed';
}

/** A scenario that is being tried out, in the form in which scenario files write it. */
export interface Trial {
  readonly workflow: string;
  readonly scenario: JsonObject;
  /** Whose actions are wanted; the first who can do anything where absent. */
  readonly as?: string;
}

export type TrialResult = { readonly tried: true; readonly rulebook: CompiledRulebook; readonly practice: Practice } | { readonly tried: false; /** What is wrong in the rulebook. */ readonly diagnostics: readonly Diagnostic[]; /** What is wrong in the scenario itself. */ readonly inScenario: readonly Diagnostic[] };

export type SaveResult = { readonly saved: true; readonly etag: string } | { readonly saved: false; readonly etag: string | null };

/** The `cases` at the head of a scenario file: they are there before what is practised as well. */
const STANDING_CASES = /^cases:.*\n(?:(?:[ \t#-].*)?\n)*/m;

/** Drafts of a rulebook, and the way from a draft to a released version. */
export class ReleaseService {
  constructor(
    private readonly store: RulebookStore,
    private readonly clock: Clock,
    private readonly openMemory: OpenMemory,
    private readonly surroundings: Surroundings,
    private readonly readings = new Readings(),
  ) {}

  releases(company: string): Promise<readonly Release[]> {
    return this.store.releases(company);
  }

  /** Files of a version, or of the newest one. */
  async files(company: string, version?: string): Promise<RulebookFiles | undefined> {
    const wanted = version ?? (await this.store.releases(company)).at(-1)?.version;
    const bytes = wanted === undefined ? undefined : await this.store.bytes(company, wanted);
    return bytes && (JSON.parse(Buffer.from(bytes).toString('utf8')) as RulebookFiles);
  }

  draft(company: string): Promise<Draft | undefined> {
    return this.store.draft(company);
  }

  /** @param expectedEtag the ETag of the draft that is replaced, or null where there must be none yet */
  async saveDraft(company: string, actor: Pick<Actor, 'id'>, files: RulebookFiles, expectedEtag: string | null): Promise<SaveResult> {
    const etag = versionOf(files);
    // Whoever saves what is there already has written nothing: the author stays the author.
    const before = await this.store.draft(company);
    if (etag === expectedEtag && before?.etag === etag) return { saved: true, etag };
    const authors = [...new Set([...(await this.#authorsOf(before)), actor.id])].sort();
    const draft: Draft = { company, files, etag, savedBy: actor.id, authors, savedAt: this.clock.now() };
    if (await this.store.saveDraft(draft, expectedEtag)) return { saved: true, etag };
    return { saved: false, etag: (await this.store.draft(company))?.etag ?? null };
  }

  /** Whose work a draft holds: nobody's, where it says what a release says. */
  async #authorsOf(draft: Draft | undefined): Promise<readonly string[]> {
    if (!draft) return [];
    const releases = await this.store.releases(draft.company);
    return releases.some(({ version }) => version === draft.etag) ? [] : draft.authors;
  }

  /** Everything that is wrong in the files, in one run. */
  lint(company: string, files: RulebookFiles): readonly Diagnostic[] {
    return this.#check(company, files).diagnostics;
  }

  /** Undefined where the files have errors, so that nothing can be run. */
  async test(company: string, files: RulebookFiles, onEach?: (result: TestResult) => void): Promise<TestReport | undefined> {
    const compiled = this.compiled(company, files);
    return compiled && testRulebook(compiled, this.openMemory, onEach);
  }

  /** Plays a scenario that stands in no file yet, and shows how its case stands then. */
  async practise(company: string, files: RulebookFiles, { workflow, scenario, as }: Trial): Promise<TrialResult> {
    const path = `workflows/${workflow}.scenarios.yaml`;
    const [standing = ''] = STANDING_CASES.exec(files[path] ?? '') ?? [];
    const written = `workflow: ${JSON.stringify(workflow)}\n${standing}scenarios: ${JSON.stringify([{ scenario: 'practice', ...scenario }])}\n`;
    const { definition, diagnostics } = this.#checked(readRulebook(company, { ...files, [path]: written }));
    const compiled = definition && compileRulebook(definition, versionOf(files), sha256).workflows.get(workflow);
    const [played] = compiled?.definition.scenarios ?? [];
    if (compiled && played) return { tried: true, rulebook: compiled.rulebook, practice: await practise(compiled, played, this.openMemory, as) };
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    return { tried: false, diagnostics: errors.filter(({ file }) => file !== path), inScenario: errors.filter(({ file }) => file === path) };
  }

  /** The files as cases would run by them; undefined where they have errors. */
  compiled(company: string, files: RulebookFiles): CompiledRulebook | undefined {
    const { definition } = this.#check(company, files);
    return definition && compileRulebook(definition, versionOf(files), sha256);
  }

  /** What the files change against the newest release. */
  async diff(company: string, files: RulebookFiles): Promise<readonly FileDiff[]> {
    return diffFiles((await this.files(company)) ?? {}, files);
  }

  /** Releases the draft, where it has no faults, its examples and scenarios pass, and the rulebook lets this person do it. */
  async release(company: string, actor: Actor, options: ReleaseOptions): Promise<ReleaseResult> {
    const draft = await this.store.draft(company);
    if (!draft) return refuse('draft-missing', 'Expected a draft to release, but there is none.');
    if (draft.etag !== options.expectedEtag) return refuse('draft-stale', 'Expected the draft that you have seen, but it has been changed since.');
    const late = await this.#dateFault(company, options.inForceFrom);
    if (late !== undefined) return refuse('in-force-from-invalid', late);
    const duty = secondPerson(await this.#signer(company), draft, actor);
    if (duty) return duty;
    const { definition, diagnostics } = this.#check(company, draft.files);
    if (!definition) return { ...refuse('rulebook-faulty', `Expected a rulebook without errors, but it has ${errorsIn(diagnostics)}.`), diagnostics };
    const untested = await this.#testFault(definition, draft.etag);
    if (untested) return untested;
    return this.#store(company, definition, draft.files, actor.id, options);
  }

  /** The first release of a company from its folder: checked and tested like any other, but there is nobody yet to sign it. */
  async found(company: string, files: RulebookFiles, inForceFrom: string): Promise<ReleaseResult> {
    const { definition, diagnostics } = this.#check(company, files);
    if (!definition) return { ...refuse('rulebook-faulty', `Expected a rulebook without errors, but it has ${errorsIn(diagnostics)}.`), diagnostics };
    const untested = await this.#testFault(definition, versionOf(files));
    if (untested) return untested;
    return this.#store(company, definition, files, 'engine', { inForceFrom });
  }

  /** Failing examples and scenarios, or clauses that none touches and no reason waives. */
  async #testFault(definition: RulebookDefinition, version: string): Promise<ReleaseResult | undefined> {
    const report = await testRulebook(compileRulebook(definition, version, sha256), this.openMemory);
    if (report.failed > 0) return { ...refuse('tests-failed', `Expected all examples and scenarios to pass, but ${report.failed} failed.`), report };
    const [first, ...others] = untouchedIn(report);
    if (!first) return undefined;
    const which = `"${first.name}" (${first.at.file}:${first.at.line})${others.length > 0 ? ` and ${others.length} more are` : ' is'}`;
    return { ...refuse('clauses-untouched', `Expected every state, transition, table row, article and regulation to be touched by an example or scenario, or to say why not with "untested", but ${which} untouched.`), report };
  }

  #check(company: string, files: RulebookFiles): { definition?: RulebookDefinition; diagnostics: readonly Diagnostic[] } {
    return this.#checked(this.readings.read(company, files));
  }

  #checked({ definition, diagnostics }: RulebookReading): { definition?: RulebookDefinition; diagnostics: readonly Diagnostic[] } {
    const all = definition ? [...diagnostics, ...lint(definition, { ...this.surroundings, today: dayOf(this.clock.now(), definition.timeZone) })] : diagnostics;
    const faulty = all.some((diagnostic) => diagnostic.severity === 'error');
    return { ...(definition && !faulty && { definition }), diagnostics: all };
  }

  /** No release reaches back: a case is pinned by its date, and what was decided stays decided. */
  async #dateFault(company: string, inForceFrom: string | undefined): Promise<string | undefined> {
    if (inForceFrom === undefined) return undefined;
    if (!isDate(inForceFrom)) return `Expected a day that there is, as YYYY-MM-DD, but found "${inForceFrom}".`;
    const zone = this.readings.read(company, (await this.files(company)) ?? {}).definition?.timeZone ?? 'UTC';
    const today = dayOf(this.clock.now(), zone);
    return inForceFrom < today ? `Expected today (${today}) or a later day, but found ${inForceFrom}.` : undefined;
  }

  /** Who may sign is said by the rulebook in force, so that no draft can give its own author the pen. */
  async #signer(company: string): Promise<string | undefined> {
    return this.readings.read(company, (await this.files(company)) ?? {}).definition?.releasedBy;
  }

  async #store(company: string, { timeZone }: RulebookDefinition, files: RulebookFiles, releasedBy: string, options: Omit<ReleaseOptions, 'expectedEtag'>): Promise<ReleaseResult> {
    const before = await this.store.releases(company);
    const releasedAt = this.clock.now();
    const inForceFrom = options.inForceFrom ?? dayOf(releasedAt, timeZone);
    const release = { company, version: versionOf(files), inForceFrom, releasedAt, releasedBy, note: options.note ?? null };
    const stored = await this.store.release(release, Buffer.from(canonicalJson(files), 'utf8'));
    return { released: true, release: stored, again: before.some(({ number }) => number === stored.number) };
  }
}

function errorsIn(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  const first = errors[0];
  return `${errors.length}${first ? `, the first in ${first.file}:${first.line}:${first.column}: ${first.message}` : ''}`;
}

function secondPerson(releasedBy: string | undefined, draft: Draft, actor: Actor): ReleaseResult | undefined {
  if (releasedBy === undefined) {
    if (actor.roles.includes('process-admin')) return undefined;
    return refuse('not-allowed', `Expected a process admin to release, but ${actor.id} is none.`);
  }
  if (!actor.posts.includes(releasedBy)) return refuse('not-allowed', `Expected somebody holding the post "${releasedBy}" to release, but ${actor.id} does not.`);
  if (draft.authors.includes(actor.id)) return refuse('second-person-needed', `Expected somebody other than its authors (${draft.authors.join(', ')}) to release the draft, but ${actor.id} is one of them.`);
  return undefined;
}

function refuse(code: ReleaseRejection['code'], message: string): { released: false; rejection: ReleaseRejection } {
  return { released: false, rejection: { code, message } };
}
