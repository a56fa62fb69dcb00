import { NOTICE_KINDS } from '../../model/notice.js';
import { nearestName } from '../../rulebook/nearest-name.js';
import type { Check } from '../check.js';
import { tellsIn } from '../tells-in.js';

/** Words under a name that no action tells: often a kind of notices that was misspelt. */
export const noticeUnused: Check = {
  rule: 'notice-unused',
  severity: 'warning',
  find: ({ notices, workflows }) => {
    const told = new Set([...workflows.values()].flatMap(({ root }) => tellsIn(root)).flatMap(({ text }) => text ?? []));
    return [...notices]
      .filter(([name]) => !told.has(name) && !NOTICE_KINDS.some((kind) => kind === name))
      .map(([name, { at }]) => {
        const suggestion = nearestName(name, NOTICE_KINDS);
        return { at, message: `Expected one of the kinds ${NOTICE_KINDS.join(', ')}, or an action that tells "${name}", but there is none`, ...(suggestion !== undefined && { suggestion }) };
      });
  },
};
