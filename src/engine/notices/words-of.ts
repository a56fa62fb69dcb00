import type { RulebookDefinition, WorkflowDefinition } from '../../core/model/definition.js';
import { filled, USUAL_TEXT, type Notice, type NoticeKind, type NoticeTemplate } from '../../core/model/notice.js';
import { textIn, type Language, type Text } from '../../core/model/text.js';
import type { NoticeWords, Words } from '../ports/notice-store.js';

/** What a notice is about, beside what it says itself. */
export interface About {
  readonly case: string;
  /** Undefined where nobody knows the case's rulebook any more. */
  readonly workflow: WorkflowDefinition | undefined;
  /** In force today: its words for kinds of notices, and the names of people. */
  readonly rulebook: Pick<RulebookDefinition, 'people' | 'notices'>;
  /** Of the rulebook that the case is pinned to: its words under names, whose places were filled by it. */
  readonly named: RulebookDefinition['notices'];
}

/** Where a rulebook has no words of its own. */
const USUAL: Readonly<Record<NoticeKind, NoticeTemplate>> = {
  task: { subject: { zh: '待办：{workflow}（{step}）', en: 'To do: {workflow} ({step})' }, text: USUAL_TEXT },
  reminder: { subject: { zh: '催办：{workflow}（{step}）', en: 'Reminder: {workflow} ({step})' }, text: USUAL_TEXT },
  copy: { subject: { zh: '抄送：{workflow}（{step}）', en: 'Copy: {workflow} ({step})' }, text: USUAL_TEXT },
  result: { subject: { zh: '已结束：{workflow}（{outcome}）', en: 'Ended: {workflow} ({outcome})' }, text: USUAL_TEXT },
};

/** The words of a notice in both languages. */
export function wordsOf(notice: Notice, about: About): NoticeWords {
  return { zh: wordsIn('zh', notice, about), en: wordsIn('en', notice, about) };
}

function wordsIn(language: Language, { kind, state = '', by = '', opinion = '', outcome = '', text: called, values: recorded }: Notice, { case: id, workflow, rulebook, named }: About): Words {
  const titleOf = (of: { readonly title?: Text } | undefined, otherwise: string): string => (of?.title === undefined ? otherwise : textIn(of.title, language));
  const name = rulebook.people.get(by)?.name;
  const values = {
    ...recorded,
    workflow: titleOf(workflow, id),
    step: titleOf(workflow?.states.get(state), state),
    person: name === undefined ? by : textIn(name, language),
    opinion,
    outcome: titleOf(workflow?.states.get(outcome), outcome),
  };
  const { subject, text } = (called === undefined ? undefined : named.get(called)?.words) ?? rulebook.notices.get(kind)?.words ?? USUAL[kind];
  return { subject: filled(textIn(subject, language), values), text: filled(textIn(text, language), values) };
}
