import { isJsonObject, type Json } from '../../../core/model/json.js';
import type { CaseCheck } from '../check.js';
import { differences } from '../same-rows.js';

/** Each entry is the answer to one key, of the actor and at the instant of its command; each answer has its entry. */
export const answers: CaseCheck = {
  name: 'answers',
  find({ records, steps, problem }) {
    if (problem !== undefined && records.entries.length > 0) return [];
    return differences({
      noun: 'answer',
      expected: steps.map(({ entry: { case: id, revision, command } }) => ({ id: `to entry ${revision}`, revision, values: { case: id, actor: command.actor.id, at: command.at } })),
      stored: records.answers.map(({ answer, actor, at }) => {
        const revision = Number(partOf(answer, 'revision'));
        return { id: `to entry ${revision}`, revision, values: { case: partOf(answer, 'case'), actor, at } };
      }),
    });
  },
};

function partOf(answer: Json, name: string): Json {
  return (isJsonObject(answer) ? answer[name] : null) ?? null;
}
