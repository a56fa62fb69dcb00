import { expect, test } from '@jest/globals';
import { engineOn } from '../../src/composition.js';
import { ManualClock } from '../../src/engine/manual-clock.js';
import { openMemory } from '../../src/store/memory/open-memory.js';
import { found } from '../engine/helpers.js';

test('a rule is in force once the approver whom the regulation names has released it, and whoever wrote it cannot', async () => {
  const company = 'service-centre';
  const engine = engineOn(openMemory({ clock: new ManualClock('2026-03-02T01:00:00.000Z') }), { dataFolder: '.', leaseMs: 60_000 });
  await found(engine, company);
  const [author, other] = await Promise.all(['bian-ning', 'cai-hong'].map((id) => engine.people.actor(company, id)));
  const files = { ...(await engine.releases.files(company))! };
  files['rules/rulebook.yaml'] = `${files['rules/rulebook.yaml']}# a change\n`;
  const { etag } = await engine.releases.saveDraft(company, author!, files, null);
  expect(await engine.releases.release(company, author!, { expectedEtag: etag! })).toMatchObject({ released: false, rejection: { code: 'not-allowed' } });
  expect(await engine.releases.release(company, other!, { expectedEtag: etag! })).toMatchObject({ released: true, release: { number: 2, releasedBy: 'cai-hong' } });
});
