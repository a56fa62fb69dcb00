import type { Instruction, Verb } from '../../core/model/command.js';
import type { Language } from '../../core/model/text.js';

type Words = Readonly<Record<Language, string>>;

const COMMANDS: Readonly<Record<Exclude<Instruction['type'], 'PerformAction' | 'UseVerb'>, Words>> = {
  StartCase: { zh: '发起', en: 'started the case' },
  JumpCase: { zh: '跳转', en: 'moved the case to another step' },
  ReopenCase: { zh: '唤醒', en: 'reopened the case' },
  ChangeDeadline: { zh: '更改期限', en: 'changed a deadline' },
  HandOver: { zh: '移交待办', en: 'handed tasks over' },
  ChangeData: { zh: '更正数据', en: 'corrected data' },
  CancelCase: { zh: '取消案件', en: 'cancelled the case' },
  SignalCase: { zh: '发送信号', en: 'sent a signal' },
  FireTimer: { zh: '期限已到', en: 'a time limit passed' },
  CompleteJob: { zh: '自动工作完成', en: 'automatic work was done' },
  FailJob: { zh: '自动工作失败', en: 'automatic work failed' },
  FailTimer: { zh: '期限无法处理', en: 'a time limit could not be taken' },
  RetryIncident: { zh: '重试', en: 'tried an incident again' },
  EndChild: { zh: '子案件结束', en: 'a child case ended' },
  CollectCases: { zh: '汇总案件', en: 'collected cases' },
  RefuseSignal: { zh: '信号被另一案件拒收', en: 'another case refused a signal' },
  RecountDeadlines: { zh: '重新计算期限', en: 'counted deadlines anew' },
};

const VERBS: Readonly<Record<Verb, Words>> = {
  claim: { zh: '签收', en: 'claimed the task' },
  release: { zh: '取消签收', en: 'released the task' },
  transfer: { zh: '转办', en: 'transferred the task' },
  delegate: { zh: '委派', en: 'delegated the task' },
  'hand-back': { zh: '交回', en: 'handed the task back' },
  'add-signer': { zh: '加签', en: 'added a signer' },
  'remove-signer': { zh: '减签', en: 'removed a signer' },
  copy: { zh: '抄送', en: 'sent a copy' },
  urge: { zh: '催办', en: 'urged' },
  save: { zh: '暂存', en: 'saved a draft' },
  return: { zh: '退回', en: 'returned it' },
  reject: { zh: '驳回', en: 'rejected it' },
  withdraw: { zh: '撤回', en: 'took it back' },
};

/** What somebody did with a command, as it stands on paper. Actions have titles of their own. */
export function commandWords(command: Exclude<Instruction, { type: 'PerformAction' }>, language: Language): string {
  return (command.type === 'UseVerb' ? VERBS[command.verb] : COMMANDS[command.type])[language];
}
