import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Attachment } from '../../src/core/model/attachment.js';
import type { Engine } from '../../src/engine/engine.js';
import { wordsIn } from '../support/words-in.js';
import { act, found, start, stateOf } from './helpers.js';
import { SUBJECTS, stopServer, type Subject } from './subject.js';

const COMPANY = 'fund-marketing';

describe('letters', () => {
  let subject: Subject;
  let engine: Engine;

  beforeAll(async () => {
    subject = await SUBJECTS[0]!.open();
    engine = subject.engine;
    await found(engine, COMPANY);
  });

  afterAll(async () => {
    await subject.close();
    await stopServer();
  });

  async function made(client: string, amount = '1000000.00'): Promise<{ readonly id: string; readonly letter: Attachment }> {
    const id = await start(engine, COMPANY, 'luo-min', 'confirmation-letters', { client, fund: '盈捷一号', paidOn: '2026-03-02', amount, checkers: ['he-jing', 'song-yu', 'tang-rui'] });
    for (const person of ['he-jing', 'song-yu']) await act(engine, COMPANY, person, id, 'approve');
    expect(await act(engine, COMPANY, 'tang-rui', id, 'approve')).toMatchObject({ accepted: false, rejection: { code: 'guard-refused' } });
    await engine.jobs.runWaiting();
    return { id, letter: (await stateOf(engine, COMPANY, id)).data['contributionLetter'] as unknown as Attachment };
  }

  test('are made of what the case is, kept by their hash, and recorded', async () => {
    const { id, letter } = await made('K-1', '1000000.00');
    expect(letter).toMatchObject({ name: '出资确认函-K-1-盈捷一号.docx', file: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown as string });
    expect(wordsIn((await engine.attachments.read(COMPANY, letter.file))!)).toEqual([
      '出资确认函',
      'K-1：',
      '您认购的盈捷一号已于2026年3月2日签约并缴款，出资金额为1000000元，现予确认。',
      '特此函告。',
      '2026年3月2日',
    ]);
    const entries = await engine.cases.history(COMPANY, id, 1, 10);
    const queued = entries.flatMap(({ entry }) => entry.events).filter(({ type }) => type === 'JobQueued');
    expect(queued).toMatchObject([{ connector: 'letter', as: 'contributionLetter', article: '4.1.4', input: { letter: 'contribution-letter', values: { client: 'K-1', paidOn: '2026年3月2日' } } }, { as: 'interestLetter' }]);
    for (const [person, verb] of [['tang-rui', 'approve'], ['luo-min', 'send']] as const) expect(await act(engine, COMPANY, person, id, verb)).toMatchObject({ accepted: true });
    expect(await engine.proofs.proveCase(COMPANY, id)).toMatchObject({ proven: true });
    expect(await engine.proofs.verifyCase(COMPANY, id)).toMatchObject({ sound: true });
  });

  test('have a line for each item of a list, and lists of their values stand in the history', async () => {
    const subscriptions = [{ fund: '恒信一号', subscriber: 'k1', referrer: '甲', amount: '1000000', on: '2026-02-01' }, { fund: '恒信一号', subscriber: 'k2', referrer: '乙', amount: '500000.50', on: '2026-02-15' }];
    const id = await start(engine, COMPANY, 'he-jing', 'commission-run', { month: '2026-02', half: 'first', subscriptions });
    expect(await act(engine, COMPANY, 'he-jing', id, 'submit')).toMatchObject({ accepted: true });
    await engine.jobs.runWaiting();
    const sheet = (await stateOf(engine, COMPANY, id)).data['sheet'] as unknown as Attachment;
    expect(sheet.name).toBe('佣金汇总表-2026-02上半月.docx');
    const words = wordsIn((await engine.attachments.read(COMPANY, sheet.file))!);
    expect(words.slice(0, 17)).toEqual(['佣金汇总表', '期间：2026-02上半月', '推荐人', '认购客户', '认购日期', '认购金额（元）', '佣金（元）', '甲', 'k1', '2026-02-01', '1000000', '10000', '乙', 'k2', '2026-02-15', '500000.5', '5000.01']);
    expect(words).toContain('合计：15000.01元');
    expect(await engine.proofs.proveCase(COMPANY, id)).toMatchObject({ proven: true });
  });

  test('hold hostile values as text, and their names are names of files', async () => {
    const { letter } = await made('<script>{fund}</script>../../x');
    expect(letter.name).toBe('出资确认函-_script_{fund}__script_.._.._x-盈捷一号.docx');
    expect(wordsIn((await engine.attachments.read(COMPANY, letter.file))!)[1]).toBe('<script>{fund}</script>../../x：');
  });

  test('made again of the same values are the same bytes', async () => {
    const { id, letter } = await made('K-3');
    const [read] = await engine.cases.history(COMPANY, id, 1, 1);
    const queued = read!.entry.events.find(({ type }) => type === 'JobQueued') as unknown as { readonly input: { readonly values: Record<string, string> } };
    const { WORD_LETTERS } = await import('../../src/letters/word-letters.js');
    const { sha256 } = await import('../../src/engine/history-codec.js');
    const bytes = (await engine.rulebooks.inForce(COMPANY))!.definition.letters.get('contribution-letter')!.bytes;
    expect(sha256(WORD_LETTERS.fill(Buffer.from(bytes, 'base64'), queued.input.values))).toBe(letter.file);
  });
});
