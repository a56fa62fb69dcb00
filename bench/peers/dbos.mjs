/**
 * DBOS on PostgreSQL: the case is a workflow that waits for a message of each of six people, records each as a step and
 * says how far it is. Usage: node dbos.mjs <postgres url>
 */
import { DBOS } from '@dbos-inc/dbos-sdk';
import { randomUUID } from 'node:crypto';
import { load } from './load.mjs';

DBOS.setConfig({ name: 'bench', systemDatabaseUrl: process.argv[2], logLevel: 'error', runAdminServer: false });
const workflow = DBOS.registerWorkflow(
  async () => {
    await DBOS.setEvent('at', 0);
    for (let step = 1; step <= 6; step += 1) {
      const action = await DBOS.recv(`step-${step}`, 120);
      const record = await DBOS.runStep(async () => ({ step, ...action, at: Date.now() }), { name: `step-${step}` });
      await DBOS.setEvent(`at-${step}`, record);
    }
  },
  { name: 'six-steps' },
);
await DBOS.launch();

await load(() => {
  let [id, done] = ['', 7];
  return async () => {
    if (done === 7) {
      [id, done] = [randomUUID(), 1];
      await DBOS.startWorkflow(workflow, { workflowID: id })();
      await DBOS.getEvent(id, 'at', 60);
      return;
    }
    await DBOS.send(id, { by: done % 2 === 0 ? 'ben' : 'ann', note: 'looked at the receipts, 三张, and found them in order' }, `step-${done}`);
    await DBOS.getEvent(id, `at-${done}`, 60);
    done += 1;
  };
});
process.exit(0);
