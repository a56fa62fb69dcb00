import { describe, expect, test } from '@jest/globals';
import { hasChromium } from '../../support/chromium.js';
import { stage } from '../support/stage.js';

const WORDS = {
  zh: { title: '之后的步骤', proposing: '部门研讨方案', open: '尚不能确定的人员', perhaps: '可能', over: '事项结束' },
  en: { title: 'What comes then', proposing: 'Departments propose solutions', open: 'people who are not known yet', perhaps: 'perhaps', over: 'Then the case is over' },
};

(hasChromium ? describe : describe.skip)('what comes next', () => {
  test.each(['zh', 'en'] as const)('in %s: stands at the task and at the case, with names and articles, and what is not certain marked', async (language) => {
    const words = WORDS[language];
    const visitor = await stage.visit(language, 'rebate-mall/jiang-xin');
    const { page } = visitor;
    const data = { workflow: 'complaint', data: { customer: 'c', contact: 'c', channel: 'phone', content: 'c' } };
    const reply = await page.request.post(`${stage.url}/api/v1/cases`, { headers: { 'idempotency-key': `forecast-${language}` }, data });
    const { case: id } = (await reply.json()) as { case: string };
    const { tasks } = (await (await page.request.get(`${stage.url}/api/v1/cases/${id}`)).json()) as { tasks: { id: string }[] };
    for (const address of [`/cases/${id}/tasks/${tasks[0]?.id ?? ''}`, `/cases/${id}`]) {
      await page.goto(`${stage.url}${address}`);
      const steps = page.getByRole('list', { name: words.title });
      await steps.getByText(words.over).waitFor();
      const lines = (await steps.innerText()).split('\n');
      expect(lines[0]).toContain(words.proposing);
      expect(lines[0]).toContain(words.open);
      expect(lines[0]).not.toContain(words.perhaps);
      expect(lines[1]).toMatch(/雷鸣|Lei Ming/);
      expect(lines.some((line) => line.startsWith(words.perhaps))).toBe(true);
      expect(await visitor.faults()).toEqual([]);
    }
    await visitor.leave();
  }, 60_000);
});
