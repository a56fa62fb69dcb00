import type { RulebookDefinition } from '../../core/model/definition.js';
import type { Organisation, OrganisationChange, OrganisationEntry } from '../../core/model/organisation.js';
import type { Rejection } from '../../core/model/verdict.js';
import { changed, changesNothing, effective, NO_ORGANISATION } from '../../core/organisation/change.js';
import { organisationFaults, type OrganisationFault } from '../../core/organisation/faults.js';
import { fromRulebook } from '../../core/organisation/from-rulebook.js';
import { peopledBy } from '../../core/organisation/people-on.js';
import { dayOf } from '../../core/expression/day-of.js';
import type { Clock } from '../ports/clock.js';
import type { OrganisationStore } from '../ports/organisation-store.js';
import type { Rulebooks } from '../rulebook-library.js';
import { readOrganisationEntry, toStoredOrganisation, type KeptOrganisation } from './organisation-chain.js';

/** What somebody wants to become of the organisation. */
export interface OrganisationRequest {
  readonly company: string;
  /** Who is written down as having done it. */
  readonly by: string;
  /** A person who has to stay a process admin, so that nobody shuts himself out. */
  readonly admin?: string;
  readonly reason: string;
  /** The version that was seen, null for none yet; where absent, whatever is there is changed. */
  readonly expected?: string | null;
  /** What is to change, made from what is there. */
  readonly change: (now: Now) => WantedChange;
}

/** A change, and what is wrong with what it was read from. */
export interface WantedChange extends OrganisationChange {
  readonly faults?: readonly OrganisationFault[];
  /** Adds to a fault where it stands. */
  readonly located?: (fault: OrganisationFault) => OrganisationFault;
}

/** The organisation of a company, and the rulebook in force with the people that it names itself. */
export interface Now {
  /** Undefined where the rulebook names the people. */
  readonly kept: KeptOrganisation | undefined;
  readonly organisation: Organisation;
  readonly rulebook: RulebookDefinition;
}

/** What a change comes to. */
export interface OrganisationPlan {
  /** The version that it was made from. */
  readonly version: string | null;
  readonly before: Organisation;
  readonly change: OrganisationChange;
  readonly faults: readonly OrganisationFault[];
  /** People who are active now and would not be; their work has to be handed over. */
  readonly leaving: readonly string[];
  /** Posts that nobody would hold today. */
  readonly vacant: readonly string[];
}

export interface OrganisationRejection extends Omit<Rejection, 'code'> {
  readonly code: 'organisation-stale' | 'organisation-faulty' | 'no-rulebook-in-force';
  readonly faults?: readonly OrganisationFault[];
}

export type OrganisationResult =
  | { readonly done: true; readonly kept: KeptOrganisation; readonly change: OrganisationChange; /** Nothing was different, and no version was made. */ readonly same: boolean }
  | { readonly done: false; readonly rejection: OrganisationRejection };

const TRIES_MAX = 20;

/** Organisations that companies keep in the database: each change is a version of its own, and none is ever altered. */
export class Organisations {
  constructor(
    private readonly store: OrganisationStore,
    private readonly library: Rulebooks,
    private readonly clock: Clock,
  ) {}

  /** The people of now, from wherever they come; undefined where no rulebook is in force. */
  async now(company: string): Promise<Now | undefined> {
    const [inForce, kept] = await Promise.all([this.library.inForce(company), this.library.kept(company)]);
    const rulebook = inForce && (await this.library.compiled(company, inForce.version))?.definition;
    return rulebook && { kept, organisation: kept?.organisation ?? fromRulebook(rulebook), rulebook };
  }

  /** What a change would come to; nothing is changed. Undefined where no rulebook is in force. */
  async preview(request: Pick<OrganisationRequest, 'company' | 'admin' | 'change'>): Promise<OrganisationPlan | undefined> {
    const now = await this.now(request.company);
    return now && this.#plan(now, request);
  }

  /** Makes the next version. @throws StoreBusyError and its like: send it again */
  async change(request: OrganisationRequest): Promise<OrganisationResult> {
    for (let tries = 0; tries < TRIES_MAX; tries += 1) {
      const result = await this.#try(request);
      if (result) return result;
    }
    return refuse('organisation-stale', 'Expected to change the organisation, but others change it all the time; try again.');
  }

  /** Versions before a number, newest first. */
  async versions(company: string, before: number | undefined, limit: number): Promise<readonly (OrganisationEntry & { readonly version: string })[]> {
    const last = before === undefined ? ((await this.store.newest(company))?.number ?? 0) : before - 1;
    if (last < 1) return [];
    const rows = await this.store.range(company, Math.max(1, last - limit + 1), last);
    return rows.toReversed().map((row) => ({ ...readOrganisationEntry(row, undefined), version: row.version }));
  }

  /** One version as a whole, and the entry that made it. */
  async version(company: string, version: string): Promise<{ readonly kept: KeptOrganisation; readonly entry: OrganisationEntry } | undefined> {
    const kept = await this.library.kept(company, version);
    const [row] = kept ? await this.store.range(company, kept.number, kept.number) : [];
    return kept && row && { kept, entry: readOrganisationEntry(row, undefined) };
  }

  /** Undefined where somebody else was faster and the request does not mind. */
  async #try(request: OrganisationRequest): Promise<OrganisationResult | undefined> {
    const { company, expected } = request;
    const now = await this.now(company);
    if (!now) return refuse('no-rulebook-in-force', `Expected a rulebook in force, but ${company} has released none.`);
    const stale = expected !== undefined && expected !== (now.kept?.version ?? null);
    if (stale) return refuse('organisation-stale', 'Expected the organisation that you have seen, but it has been changed since.', { details: { version: now.kept?.version ?? null } });
    const { faults, change } = this.#plan(now, request);
    if (faults.length > 0) return refuse('organisation-faulty', `Expected an organisation without faults, but there are ${faults.length}, the first${placeText(faults[0])}: ${faults[0]?.message ?? ''}.`, { faults });
    if (now.kept && changesNothing(change)) return { done: true, kept: now.kept, change, same: true };
    return this.#add(now, change, request);
  }

  /** The first version holds everything that the rulebook named until then. */
  async #add(now: Now, change: OrganisationChange, { company, by, reason }: OrganisationRequest): Promise<OrganisationResult | undefined> {
    const { kept } = now;
    const organisation = changed(now.organisation, change);
    const base = kept && (await this.store.find(company, kept.version))?.base;
    const recorded = kept ? change : effective(NO_ORGANISATION, { departments: Object.fromEntries(organisation.departments), people: Object.fromEntries(organisation.people) });
    const number = (kept?.number ?? 0) + 1;
    const row = toStoredOrganisation({ format: 1, company, number, previous: kept?.version ?? null, at: this.clock.now(), by, reason, change: recorded }, organisation, base);
    return (await this.store.add(row)) ? { done: true, kept: { version: row.version, number, organisation }, change, same: false } : undefined;
  }

  #plan({ kept, organisation: before, rulebook }: Now, { change: make, admin }: Pick<OrganisationRequest, 'change' | 'admin'>): OrganisationPlan {
    const wanted = make({ kept, organisation: before, rulebook });
    const change = effective(before, wanted);
    const after = changed(before, change);
    const day = dayOf(this.clock.now(), rulebook.timeZone);
    const held = new Set([...peopledBy(rulebook, after, day).people.values()].flatMap(({ posts }) => posts));
    return {
      version: kept?.version ?? null,
      before,
      change,
      faults: [...(wanted.faults ?? []), ...organisationFaults(before, change, rulebook, admin).map((fault) => wanted.located?.(fault) ?? fault)],
      leaving: Object.keys(change.people).filter((id) => before.people.get(id)?.active === true && after.people.get(id)?.active !== true),
      vacant: [...rulebook.posts.keys()].filter((post) => !held.has(post)),
    };
  }
}

/** Such as " in row 7, column 部门", as far as it is known. */
function placeText(fault: OrganisationFault | undefined): string {
  if (!fault?.place) return fault?.id ? ` in "${fault.id}"` : '';
  const { sheet, row, column } = fault.place;
  return ` in ${sheet === '' ? '' : `sheet "${sheet}", `}row ${row}${column === '' ? '' : `, column ${column}`}`;
}

function refuse(code: OrganisationRejection['code'], message: string, more: Pick<OrganisationRejection, 'details' | 'faults'> = {}): OrganisationResult {
  return { done: false, rejection: { code, message, ...more } };
}
