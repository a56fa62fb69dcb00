import { expect, test } from '@jest/globals';
import { readFolder } from '../../src/cli/rulebook-folder.js';
import { fileTree } from '../../src/console/features/rulebook/file-tree.js';

const COMPANIES = ['duties', 'fund-marketing', 'property', 'rebate-mall', 'service-centre', 'trading'];

test.each(COMPANIES.flatMap((company) => (['zh', 'en'] as const).map((language) => [company, language] as const)))('%s in %s: each file has one place, and no two of a group are called the same', async (company, language) => {
  const files = await readFolder('.', company);
  const tree = fileTree(files, language);
  expect(tree.flatMap((group) => group.files.map(({ path }) => path)).sort()).toEqual(Object.keys(files).sort());
  for (const { group, files: found } of tree) {
    const called = found.map(({ title, note = '' }) => `${title} ${note}`);
    expect([group, [...new Set(called)]]).toEqual([group, called]);
  }
  expect(tree.map(({ group }) => group)).not.toContain('rules');
});

test('what extends another workflow is called as that one is, and scenarios as their workflow', async () => {
  const titles = (group: string, files: Readonly<Record<string, string>>) => fileTree(files, 'zh').find((one) => one.group === group)?.files;
  const trading = await readFolder('.', 'trading');
  expect(titles('workflows', trading)).toContainEqual({ path: 'workflows/leave.yaml', title: '请假申请' });
  expect(titles('shared', trading)).toContainEqual({ path: 'workflows/shared/leave.yaml', title: '请假申请' });
  expect(titles('scenarios', trading)).toContainEqual({ path: 'workflows/leave.scenarios.yaml', title: '请假申请' });
});

test('two of one title are told apart by their names, and a kind that is not known has its place', () => {
  const title = 'title: { zh: 费用, en: Fee }\n';
  const tree = fileTree({ 'rules/fee.yaml': `# paid\ntable: fee\n${title}`, 'rules/late-fee.yaml': `table: late-fee\n${title}`, 'rules/new.yaml': '', 'rules/fee-score.yaml': `score: fee-score\n${title}` }, 'en');
  expect(tree).toEqual([
    { group: 'tables', files: [{ path: 'rules/fee.yaml', title: 'Fee', note: 'fee' }, { path: 'rules/late-fee.yaml', title: 'Fee', note: 'late-fee' }] },
    { group: 'formulas', files: [{ path: 'rules/fee-score.yaml', title: 'Fee' }] },
    { group: 'rules', files: [{ path: 'rules/new.yaml', title: 'new' }] },
  ]);
});
