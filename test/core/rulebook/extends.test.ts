import { describe, expect, test } from '@jest/globals';
import type { Diagnostic } from '../../../src/core/model/diagnostic.js';
import { readRulebook } from '../../../src/core/rulebook/read-rulebook.js';
import { showWorkflow, showWorkflows } from '../../../src/core/rulebook/show-workflow.js';
import { companiesIn, readFolder } from '../../../src/cli/rulebook-folder.js';
import { fixture } from './fixture.js';

const BASE = 'workflows/shared/request.yaml';
const OWN = 'workflows/key-request.yaml';
const good = fixture('good');

/** The good rulebook with texts replaced in its files. */
function changed(...changes: readonly (readonly [path: string, from: string, to: string])[]): Record<string, string> {
  const files = { ...good };
  for (const [path, from, to] of changes) {
    expect(files[path]).toContain(from);
    files[path] = files[path]!.replaceAll(from, to);
  }
  return files;
}

function told(files: Readonly<Record<string, string>>): readonly string[] {
  return readRulebook('acme', files).diagnostics.map(({ rule, file, line, column, suggestion }: Diagnostic) => `${file}:${line}:${column} ${rule}${suggestion === undefined ? '' : ` → ${suggestion}`}`);
}

/** What a definition says, without where it says it. */
const said = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, inner: unknown) => (['at', 'offset', 'locate'].includes(key) ? undefined : inner instanceof Map ? [...inner] : inner instanceof Set ? [...inner] : inner)));

describe('a workflow that extends another', () => {
  const workflow = readRulebook('acme', good).definition!.workflows.get('key-request')!;
  const deciding = workflow.states.get('deciding')!;

  test('is the other with its own parts laid over it', () => {
    expect(workflow).toMatchObject({ id: 'key-request', title: 'Request for a key', article: '1.2' });
    expect([...workflow.states.keys()]).toEqual(['', 'deciding', 'done', 'refused', 'asking']);
    expect([...workflow.data.fields.values()].map(({ id, required }) => `${id} ${String(required)}`)).toEqual(['what true', 'flat true']);
    expect(deciding.after).toEqual([]);
    expect(deciding.on.map(({ trigger, transitions }) => `${trigger} ${transitions[0]?.target}`)).toEqual(['approved done', 'rejected refused', 'asked asking']);
    expect(deciding.on[0]?.transitions[0]).toMatchObject({ guard: { text: 'flat != ""' }, article: '1.2' });
  });

  test('changes what a task offers by name, and fills in what is needed', () => {
    expect([...deciding.task!.actions.values()].map(({ id, opinion }) => `${id} ${opinion}`)).toEqual(['approve optional', 'reject required', 'ask optional']);
    expect(deciding.task!.for).toMatchObject([{ kind: 'leader' }]);
  });

  test('keeps the place where each part was written', () => {
    expect(deciding.task!.at).toMatchObject({ file: OWN });
    expect(deciding.task!.actions.get('approve')!.at).toEqual({ file: BASE, line: 17, column: 17 });
    expect(workflow.states.get('done')!.at).toEqual({ file: BASE, line: 20, column: 3 });
  });

  test('is shown as YAML with the origin of each part, and what is shown reads the same', () => {
    const yaml = showWorkflow(good, 'key-request')!;
    expect(yaml).toContain("article: '1.2'  # workflows/shared/request.yaml:6, filled in workflows/key-request.yaml:3\n");
    expect(yaml).toContain('title: Request for a key  # workflows/key-request.yaml:5, over workflows/shared/request.yaml:2\n');
    expect(yaml).toContain('        - approve  # workflows/shared/request.yaml:17\n');
    const files: Record<string, string> = { ...good, [OWN]: yaml };
    delete files[BASE];
    expect(said(readRulebook('acme', files).definition!.workflows.get('key-request'))).toEqual(said(workflow));
  });

  test('may extend one that extends another, beside it or elsewhere, and one of its own company', () => {
    const files = {
      ...good,
      'workflows/shared/middle.yaml': 'workflow: middle\nextends: request\nneeds: { about: the article }\nwith: { approver: { post: head }, about: <about> }\ntitle: Middle\n',
      'workflows/chained.yaml': "workflow: chained\nextends: shared/middle\nwith: { about: '1.3' }\n",
      'workflows/key-loan.yaml': 'workflow: key-loan\nextends: key-request\ntitle: Loan of a key\n',
    };
    const { definition, diagnostics } = readRulebook('acme', files);
    expect(diagnostics).toEqual([]);
    expect(definition!.workflows.get('chained')).toMatchObject({ title: 'Middle', article: '1.3' });
    expect(definition!.workflows.get('key-loan')!.states.has('asking')).toBe(true);
    expect(definition!.workflows.has('request')).toBe(false);
  });

  test('replaces the whole of who acts and of what a fact looks up', () => {
    const files = changed([OWN, '    task:\n      actions:', '    task:\n      for: { post: head }\n      actions:']);
    expect(readRulebook('acme', files).definition!.workflows.get('key-request')!.states.get('deciding')!.task!.for).toMatchObject([{ kind: 'post', post: 'head' }]);
  });
});

describe('what is wrong is told where it stands', () => {
  const cases: readonly (readonly [string, Record<string, string>, readonly string[]])[] = [
    ['in the base, though only the extender is of the company', changed([BASE, 'approved: { target: done', 'approved: { target: dome']), [`${BASE}:19:31 unknown-target → done`]],
    ['in the extender', changed([OWN, 'asked: asking', 'asked: askin']), [`${OWN}:19:14 unknown-target → asking`]],
    ['at what is filled in', changed([OWN, "about: '1.2'", "about: '9.9'"]), [`${OWN}:3:41 unknown-article`]],
    ['a base that is not there', changed([OWN, 'shared/request', 'shared/reqest']), [`${OWN}:2:10 unknown-base → ${BASE}`, `${BASE}:1:1 unexpected-file`]],
    ['a name that is none', changed([OWN, 'shared/request', '../shared/request']), [`${OWN}:2:10 bad-value`, `${BASE}:1:1 unexpected-file`]],
    ['a part to leave out that is not there', changed([OWN, 'states.deciding.after,', 'states.deciding.afer,']), [`${OWN}:4:11 unknown-part → states.deciding.after`]],
    ['an action to leave out that is not there', changed([OWN, 'task.actions.return', 'task.actions.retur']), [`${OWN}:4:34 unknown-part → states.deciding.task.actions.return`]],
    ['a need that is not met', changed([OWN, "approver: { leader: 1 }, about: '1.2'", "about: '1.2'"]), [`${OWN}:2:10 missing-need`]],
    ['something given that is not needed', changed([OWN, "about: '1.2'", "about: '1.2', aprover: 1"]), [`${OWN}:3:48 unknown-need → approver`]],
    ['a place that nothing fills', changed([BASE, 'for: <approver>', 'for: <aprover>']), [`${BASE}:4:3 bad-value`, `${BASE}:16:12 unknown-need → approver`]],
    ['a need that nothing uses', changed([BASE, 'article: <about>', "article: '1.1'"], [BASE, ", article: '1.1' }", ' }']), [`${BASE}:5:3 bad-value`]],
    ['a base under another name', changed([BASE, 'workflow: request', 'workflow: demand']), [`${BASE}:1:11 bad-value`]],
    ['a circle', { ...good, [BASE]: 'workflow: request\nextends: request\n' }, [`${BASE}:2:10 extends-circle`]],
    ['needs that nobody can fill', changed([OWN, 'title: Request for a key', 'title: Request for a key\nneeds: { x: y }']), [`${OWN}:6:1 unknown-key`]],
    ['"with" and no base', { ...good, 'workflows/lone.yaml': good['workflows/handover.yaml']!.replace('workflow: handover', 'workflow: lone\nwith: { a: b }') }, ['workflows/lone.yaml:2:1 unknown-key']],
    ['a workflow elsewhere that nothing extends', { ...good, 'workflows/shared/idle.yaml': 'workflow: idle' }, ['workflows/shared/idle.yaml:1:1 unexpected-file']],
    ['a base that is no YAML, and nothing of it but that', { ...good, [BASE]: 'workflow: request\ntitle: [' }, [`${BASE}:2:9 yaml-syntax`]],
    ['a key that is filled in twice', changed([BASE, 'after: { P5D: refused }', 'after: { <about>: done, P5D: refused }'], [OWN, "about: '1.2'", 'about: P5D'], [OWN, 'states.deciding.after, ', '']), [`${OWN}:3:41 unknown-article`, `${BASE}:18:29 yaml-duplicate-key`]],
  ];

  test.each(cases)('%s', (_title, files, expected) => {
    expect([...told(files)].sort()).toEqual([...expected].sort());
  });

  test('says what is needed in the words of the base', () => {
    const files = changed([OWN, "approver: { leader: 1 }, about: '1.2'", "about: '1.2'"]);
    expect(readRulebook('acme', files).diagnostics[0]?.message).toBe('Expected "with" to say what "approver" is (who approves), but it is missing');
  });

  test('two that extend each other are told of once, and two that extend the same faulty one too', () => {
    const circle = { ...good, 'workflows/one.yaml': 'workflow: one\nextends: two\n', 'workflows/two.yaml': 'workflow: two\nextends: one\n' };
    expect(told(circle)).toEqual(['workflows/two.yaml:2:10 extends-circle']);
    const twice = changed([BASE, 'approved: { target: done', 'approved: { target: dome']);
    expect(told({ ...twice, 'workflows/second.yaml': twice[OWN]!.replace('key-request', 'second') })).toEqual([`${BASE}:19:31 unknown-target → done`]);
  });

  test('what grows beyond all bounds when it is filled in is refused in time', () => {
    const files: Record<string, string> = { ...good };
    const many = (name: string): string => `[${Array.from({ length: 400 }, () => `<${name}>`).join(', ')}]`;
    files['workflows/shared/b0.yaml'] = `workflow: b0\nneeds: { x: y }\ntitle: B\ndata: ${many('x')}\n`;
    for (let level = 1; level <= 4; level += 1) files[`workflows/shared/b${level}.yaml`] = `workflow: b${level}\nextends: b${level - 1}\nneeds: { x: y }\nwith: { x: ${many('x')} }\n`;
    files['workflows/grown.yaml'] = 'workflow: grown\nextends: shared/b4\nwith: { x: 1 }\n';
    const begun = Date.now();
    expect(told(files).filter((one) => one.includes('yaml-too-many-nodes'))).toHaveLength(1);
    expect(Date.now() - begun).toBeLessThan(5_000);
  });
});

describe('the shipped workflows', () => {
  test('are shown so that what is shown reads the same, whatever they extend', async () => {
    let extending = 0;
    for (const company of await companiesIn('.')) {
      const files = await readFolder('.', company);
      if (!Object.keys(files).some((path) => path.startsWith('workflows/shared/'))) continue;
      const { definition } = readRulebook(company, files);
      const flat: Record<string, string> = Object.fromEntries(Object.entries(files).filter(([path]) => path.split('/').length === 2));
      const workflows = Object.fromEntries(Object.entries(files).filter(([path]) => path.startsWith('workflows/') && !path.endsWith('.scenarios.yaml')));
      const shown = showWorkflows(workflows);
      for (const id of definition!.workflows.keys()) flat[`workflows/${id}.yaml`] = shown.get(id)!;
      expect(said(readRulebook(company, flat).definition?.workflows)).toEqual(said(definition!.workflows));
      extending += 1;
    }
    expect(extending).toBeGreaterThanOrEqual(3);
  });
});
