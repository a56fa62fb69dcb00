import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { textMessageChannel, type TextMessageSettings } from '../../src/connectors/channels/text-message.channel.js';
import { mayReach } from '../../src/connectors/http/public-address.js';
import { MESSAGE, NEVER, startReceiver, type Receiver } from './support.js';

let gateway: Receiver;
beforeEach(async () => {
  gateway = await startReceiver();
});
afterEach(() => gateway.close());

const MOBILE = { ...MESSAGE, address: '+8613800000000', words: { ...MESSAGE.words, en: { subject: 'Say "hi"\n& {number}', text: 'a=b' } } };

const send = (settings: Partial<TextMessageSettings>, message = MOBILE): Promise<void> =>
  textMessageChannel({ url: gateway.url, headers: {}, body: '{"to":"{number}","text":"{text}","ref":"{id}"}', ...settings }, undefined, { mayReach: mayReach(['127.0.0.1']) }).send(message, NEVER);

test('a gateway gets number, text and id in the form that it wants, and nothing in them changes that form', async () => {
  await send({ headers: { authorization: 'Bearer key' } });
  await send({ headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: 'to={number}&text={text}' });
  await send({ url: `${gateway.url}?to={number}`, headers: { 'content-type': 'text/plain' }, body: '{text}' }, { ...MOBILE, language: 'zh' });
  const [json, form, plain] = gateway.received;
  expect(JSON.parse(json!.body)).toEqual({ to: '+8613800000000', text: 'Say "hi" & {number} a=b', ref: 'desk-7-0-mail' });
  expect([json!.headers.authorization, json!.headers['content-type']]).toEqual(['Bearer key', 'application/json']);
  expect([...new URLSearchParams(form!.body)]).toEqual([['to', '+8613800000000'], ['text', 'Say "hi" & {number} a=b']]);
  expect([plain!.url, plain!.body]).toEqual(['/hook?to=%2B8613800000000', '待办：采购（审核） 安 请尽快']);
});

test('a refusal of the gateway is a failure', async () => {
  gateway.answer = { status: 402 };
  await expect(send({})).rejects.toThrow('answered 402');
});
