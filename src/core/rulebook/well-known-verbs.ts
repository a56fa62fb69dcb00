import type { Text } from '../model/text.js';

/** What a task offers under a verb that the whole field uses, where the rulebook says nothing else. */
export interface WellKnownVerb {
  readonly outcome: string;
  readonly title: Text;
  readonly decisive: boolean;
}

/** Verbs of office work with the outcomes that they lead to. */
export const WELL_KNOWN_VERBS: ReadonlyMap<string, WellKnownVerb> = new Map([
  ['submit', { outcome: 'submitted', title: { zh: '提交', en: 'Submit' }, decisive: false }],
  ['approve', { outcome: 'approved', title: { zh: '同意', en: 'Approve' }, decisive: false }],
  ['reject', { outcome: 'rejected', title: { zh: '驳回', en: 'Reject' }, decisive: true }],
  ['return', { outcome: 'returned', title: { zh: '退回', en: 'Return' }, decisive: true }],
  ['confirm', { outcome: 'confirmed', title: { zh: '确认', en: 'Confirm' }, decisive: false }],
  ['complete', { outcome: 'completed', title: { zh: '完成', en: 'Complete' }, decisive: false }],
  ['withdraw', { outcome: 'withdrawn', title: { zh: '撤回', en: 'Withdraw' }, decisive: false }],
]);
