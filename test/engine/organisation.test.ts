import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { KeptPerson } from '../../src/core/model/organisation.js';
import { fsck } from '../../src/engine/fsck/fsck.js';
import type { Engine } from '../../src/engine/engine.js';
import type { OrganisationResult } from '../../src/engine/organisation/organisations.js';
import { act, execute } from './helpers.js';
import { openOffice, officeFiles, refused, type Office } from './office.js';
import { SUBJECTS, stopServer, type Subject } from './subject.js';

afterAll(stopServer);

const person = (name: string, more: Partial<KeptPerson> = {}): KeptPerson => ({ name, active: true, roles: ['staff'], posts: [], ...more });

describe.each(SUBJECTS)('a kept organisation on $name', (kind) => {
  let subject: Subject;
  let engine: Engine;
  let office: Office;

  beforeEach(async () => void ({ subject, engine, office } = await openOffice(kind)));
  afterEach(() => subject.close());

  const keep = (people: Record<string, KeptPerson | null>, more: { on?: Engine; expected?: string | null; admin?: string } = {}): Promise<OrganisationResult> => {
    const { on = engine, ...rest } = more;
    return on.organisations.change({ company: 'office', by: 'ada', reason: 'somebody moved', change: () => ({ departments: {}, people }), ...rest });
  };
  const versionOf = (result: OrganisationResult): string => {
    if (!result.done) throw new Error(result.rejection.message);
    return result.kept.version;
  };
  const entriesOf = async (id: string): Promise<readonly (string | undefined)[]> => (await engine.cases.history('office', id, 1, 50)).map(({ entry }) => entry.organisation);
  const prove = async (id: string): Promise<unknown> => engine.proofs.proveCase('office', id);

  test('decides, is named by each entry, and what was decided is decided again with exactly those people', async () => {
    const before = await office.begin('ann');
    const first = versionOf(await keep({ cid: person('Cid', { posts: [{ post: 'head' }] }) }));
    expect(await office.listOf('cid')).toEqual([{ case: before, state: 'asking', onBehalfOf: undefined }]);
    expect(await act(engine, 'office', 'cid', before, 'approve')).toMatchObject({ accepted: true });
    const each = await office.begin('ann');
    const second = versionOf(await keep({ cid: null, alice: person('Alice', { active: false }), eve: person('Eve', { posts: [{ post: 'head' }] }), zoe: person('Zoe', { posts: [{ post: 'finance' }] }) }, { on: subject.other }));
    expect(await engine.people.actor('office', 'cid')).toBeUndefined();
    expect(await engine.people.actor('office', 'alice')).toBeUndefined();
    expect(await act(engine, 'office', 'zoe', before, 'approve')).toMatchObject({ accepted: true });
    expect(await act(subject.other, 'office', 'eve', before, 'approve')).toMatchObject({ accepted: true });
    expect(await entriesOf(before)).toEqual([undefined, first, second, second]);
    expect(await entriesOf(each)).toEqual([first]);
    for (const id of [before, each]) expect(await prove(id)).toMatchObject({ proven: true });
    expect(await engine.proofs.verifyCase('office', before)).toMatchObject({ sound: true });
    expect((await fsck(engine.database.audit)).faults).toEqual([]);
  });

  test('is asked for who chooses, leads and exists, at the moment of the decision', async () => {
    const id = await office.begin('ann');
    await keep({ eve: null, alice: null });
    expect(await engine.commands.execute({ company: 'office', actor: (await engine.people.actor('office', 'ann'))!, key: 'nobody', instruction: { type: 'StartCase', workflow: 'flow', data: {} } })).toEqual(refused('nobody-found'));
    await keep({ gus: person('Gus', { posts: [{ post: 'head', from: '2026-03-03', to: '2026-03-04' }] }) });
    expect(await act(engine, 'office', 'gus', id, 'approve')).toEqual(refused('not-allowed'));
    subject.clock.set('2026-03-02T16:00:00.000Z');
    expect(await act(engine, 'office', 'gus', id, 'approve')).toMatchObject({ accepted: true });
    expect(await office.listOf('gus')).toHaveLength(1);
    subject.clock.set('2026-03-04T16:00:00.000Z');
    expect(await office.listOf('gus')).toEqual([]);
    expect(await prove(id)).toMatchObject({ proven: true });
  });

  test('holds deputies and hand-overs to the people of now', async () => {
    await keep({ kim: person('Kim', { posts: [{ post: 'head' }] }) });
    await office.appoint('kim', 'cid');
    const id = await office.begin('ann');
    expect(await office.approveFor('cid', 'kim', id)).toMatchObject({ accepted: true });
    const mine = await office.begin('ann');
    expect(await execute(engine, 'office', 'kim', { type: 'UseVerb', case: mine, task: await office.taskOf(mine), verb: 'claim' })).toMatchObject({ accepted: true });
    const plan = await engine.organisations.preview({ company: 'office', change: () => ({ departments: {}, people: { kim: person('Kim', { active: false }) } }) });
    expect(plan).toMatchObject({ leaving: ['kim'], faults: [] });
    await keep({ kim: person('Kim', { active: false }) });
    expect(await office.approveFor('cid', 'kim', id)).toEqual(refused('not-allowed'));
    const over = { company: 'office', by: (await engine.people.actor('office', 'ada'))!, person: 'kim', tasks: [], reason: 'left', key: 'over', page: { limit: 20 } };
    expect((await engine.handOvers.handOver({ ...over, to: 'kim', preview: true })).rows).toMatchObject([{ case: mine, seats: [{ result: 'refused' }] }]);
    expect((await engine.handOvers.handOver({ ...over, to: 'eve', preview: false })).rows).toMatchObject([{ case: mine, seats: [{ to: 'eve', result: 'done' }] }]);
    for (const one of [id, mine]) expect(await prove(one)).toMatchObject({ proven: true });
  });

  test('lets the newest release meet the same people, and keeps posts that no version of now declares', async () => {
    await keep({ kim: person('Kim', { posts: [{ post: 'head' }, { post: 'clerk' }] }) });
    const draft = officeFiles('clerk');
    await engine.releases.saveDraft('office', { id: 'ada' }, draft, null);
    const released = await engine.releases.release('office', (await engine.people.actor('office', 'ada'))!, { expectedEtag: (await engine.releases.draft('office'))!.etag });
    expect(released).toMatchObject({ released: true });
    expect((await engine.people.actor('office', 'kim'))!.posts).toEqual(['head', 'clerk']);
    expect((await engine.people.actor('office', 'alice'))!.posts).toEqual(['head']);
  });

  test('is changed by whoever has seen it, one after the other, and never so that nobody could mend it', async () => {
    expect(await keep({}, { expected: 'f'.repeat(64) })).toMatchObject({ done: false, rejection: { code: 'organisation-stale' } });
    const first = versionOf(await keep({}, { expected: null }));
    expect(await keep({}, { expected: null })).toMatchObject({ done: false, rejection: { code: 'organisation-stale', details: { version: first } } });
    expect(await keep({ cid: person('Cid') }, { expected: first })).toMatchObject({ done: true, same: true, kept: { number: 1 } });
    const faulty = await keep({ ada: person('Ada'), 'not an id': person(' '), kim: person('Kim', { department: 'sales', posts: [{ post: 'haed' }, { post: 'head', from: '2026-02-30' }, { post: 'clerk', from: '2026-03-02', to: '2026-03-01' }] }) });
    expect(faulty.done ? [] : faulty.rejection.faults!.map(({ id, field, message }) => `${id} ${field}: ${message}`)).toEqual([
      expect.stringMatching(/^not an id id: Expected an id/),
      'not an id name: Expected a text of 1 to 200 characters, but found a longer one',
      'kim department: Expected a department that exists, but found "sales"',
      'kim posts: Expected a post of the rulebook, but found "haed" (did you mean "head"?)',
      'kim posts: Expected days that there are, as YYYY-MM-DD, but found "2026-02-30"',
      'kim posts: Expected "clerk" to be held from a day to a later one, but it is from 2026-03-02 to 2026-03-01',
      ' people: Expected somebody who is active to stay a process admin, but nobody would be one',
    ]);
    expect(await keep({ ada: person('Ada'), bob: person('Bob', { roles: ['process-admin'] }) }, { admin: 'ada' })).toMatchObject({ done: false, rejection: { code: 'organisation-faulty', message: expect.stringMatching(/ada, who makes the change/) } });
    const all = await Promise.all(Array.from({ length: 6 }, (_, index) => keep({ [`new-${index}`]: person('New') }, { on: index % 2 ? engine : subject.other })));
    expect(all.every(({ done }) => done)).toBe(true);
    expect((await engine.organisations.versions('office', undefined, 9)).map(({ number }) => number)).toEqual([7, 6, 5, 4, 3, 2, 1]);
    expect(await engine.organisations.versions('office', 3, 1)).toMatchObject([{ number: 2, by: 'ada', reason: 'somebody moved', change: { people: { [Object.keys((await engine.organisations.versions('office', 3, 1))[0]!.change.people)[0]!]: { name: 'New' } } } }]);
    expect((await fsck(engine.database.audit)).faults).toEqual([]);
  });

  test('is put together from its last whole and what changed since', async () => {
    for (let count = 0; count < 53; count += 1) await keep({ [`p-${count}`]: person(`P ${count}`) });
    const versions = await engine.organisations.versions('office', undefined, 100);
    expect(versions.filter(({ whole }) => whole !== undefined).map(({ number }) => number)).toEqual([51, 1]);
    for (const { number, version } of versions.filter((one) => [1, 50, 51, 53].includes(one.number))) {
      const found = (await subject.other.organisations.version('office', version))!;
      expect([...found.kept.organisation.people.keys()].filter((id) => id.startsWith('p-'))).toHaveLength(number);
    }
    expect((await fsck(engine.database.audit)).faults).toEqual([]);
  });

  test('is missed by the check and by proof where somebody writes over it or takes it away', async () => {
    if (!subject.tamper) return;
    const first = versionOf(await keep({ kim: person('Kim', { posts: [{ post: 'head' }] }) }));
    const id = await office.begin('ann');
    const stolen = Buffer.from(JSON.stringify({ change: {} })).toString('hex');
    await subject.tamper([...(kind.name === 'SQLite' ? ['DROP TRIGGER organisation_version_no_update', 'DROP TRIGGER organisation_version_no_delete'] : []), `UPDATE organisation_version SET whole = x'${stolen}'`]);
    const { organisations } = (await import('../../src/composition.js')).engineOn(engine.database, { dataFolder: '.', leaseMs: 1 });
    await expect(organisations.version('office', first)).rejects.toThrow('was altered: the whole organisation beside it has another hash');
    expect((await fsck(engine.database.audit)).faults).toMatchObject([{ check: 'organisations', case: null, revision: 1 }]);
    await subject.tamper(['DELETE FROM organisation_version']);
    expect((await fsck(engine.database.audit)).faults).toMatchObject([{ check: 'organisations', case: id, revision: 1, problem: `the entry was decided with the organisation ${first}, but there is none` }]);
    const fresh = (await import('../../src/composition.js')).engineOn(engine.database, { dataFolder: '.', leaseMs: 1 });
    expect(await fresh.proofs.proveCase('office', id)).toMatchObject({ proven: false, difference: { revision: 1, recorded: `the organisation ${first}` } });
  });
});
