import type { Verb } from '../../model/command.js';
import type { Text } from '../../model/text.js';

/** How each verb is called, and what happens. */
export const VERB_TEXTS: Readonly<Record<Verb, { readonly title: Text; readonly does: Text }>> = {
  claim: { title: { zh: '签收', en: 'Claim' }, does: { zh: '由您办理，其他候选人不再看到', en: 'You take the seat; others who could fill it see it no more' } },
  release: { title: { zh: '取消签收', en: 'Release' }, does: { zh: '退还席位，其他候选人又可办理', en: 'The seat is open again to all who could fill it' } },
  transfer: { title: { zh: '转办', en: 'Transfer' }, does: { zh: '席位转给他人，由其办理', en: 'Somebody else fills the seat in your place' } },
  delegate: { title: { zh: '委派', en: 'Delegate' }, does: { zh: '他人先办，办完回到您处，由您决定', en: 'Somebody else prepares it and hands it back; you decide' } },
  'hand-back': { title: { zh: '交回', en: 'Hand back' }, does: { zh: '席位回到委派人', en: 'The seat goes back to whoever delegated it' } },
  'add-signer': { title: { zh: '加签', en: 'Add signer' }, does: { zh: '增加一人，在您之前、之后或同时办理', en: 'One more person is heard: before you, after you or beside you' } },
  'remove-signer': { title: { zh: '减签', en: 'Remove signer' }, does: { zh: '去掉尚未办理的加签人', en: 'A signer that was added and has not acted is heard no more' } },
  copy: { title: { zh: '抄送', en: 'Copy' }, does: { zh: '他人可以查看，无须办理', en: 'Somebody is shown the case, and asked for nothing' } },
  urge: { title: { zh: '催办', en: 'Urge' }, does: { zh: '提醒候选人尽快办理', en: 'Those who could act are asked to' } },
  save: { title: { zh: '暂存', en: 'Save' }, does: { zh: '保存已填内容，不提交', en: 'What you have filled in is kept with the task' } },
  withdraw: { title: { zh: '撤回', en: 'Withdraw' }, does: { zh: '撤回您的办理，后续尚无人办理时可用', en: 'What you did counts no more, as long as nobody has acted after you' } },
  return: { title: { zh: '退回', en: 'Return' }, does: { zh: '退回已办步骤，并行的分支一并取消', en: 'An earlier step is done again; branches beside this one are called off' } },
  reject: { title: { zh: '驳回', en: 'Reject' }, does: { zh: '驳回到已办步骤，并行的分支一并取消', en: 'An earlier step is done again; branches beside this one are called off' } },
};
