import type { NoticePlace, NoticeStore, StoredNotice } from '../../engine/ports/notice-store.js';
import { NOTICES } from '../lists.js';
import { memoryBacklogs, moveOn } from './followers.js';
import { frozen } from './frozen.js';
import { keyText, type MemoryData } from './memory-data.js';
import { compareKeys, memoryPage } from './memory-page.js';

export function memoryNoticeStore(data: MemoryData): NoticeStore {
  const of = (company: string, person: string): readonly StoredNotice[] => data.notices.filter((one) => one.company === company && one.person === person);
  const read = (company: string, person: string, at: string, isMeant: (notice: StoredNotice) => boolean): readonly StoredNotice[] => {
    const meant = of(company, person).filter(isMeant);
    for (const one of meant) if (one.readAt === null) data.notices[data.notices.indexOf(one)] = { ...one, readAt: at };
    return meant;
  };
  return {
    backlogs: async () => memoryBacklogs(data, data.told),
    tell: async (backlog, upTo, { notices, deliveries }) => {
      if (!moveOn(data.told, backlog, upTo)) return false;
      data.notices.push(...notices.map((one) => frozen({ ...one, readAt: null })));
      for (const one of deliveries) data.deliveries.set(keyText(one.company, one.id), { ...one, state: 'waiting', runAt: one.askedAt, attempts: 0, error: null, sentAt: null, leaseUntil: null, fence: 0 });
      return true;
    },
    notices: async (company, person, { unread }, page) => memoryPage({ order: NOTICES, items: of(company, person).filter(({ readAt }) => !unread || readAt === null), descending: true, keyOf: placeOf }, page),
    countUnread: async (company, person) => of(company, person).filter(({ readAt }) => readAt === null).length,
    markRead: async (company, person, upTo, at) => {
      const unread = of(company, person).filter(({ readAt }) => readAt === null);
      const meant = unread.filter((one) => compareKeys(placeOf(one), placeOf(upTo)) <= 0);
      return read(company, person, at, (one) => meant.includes(one)).length;
    },
    markOneRead: async (company, person, place, at) => read(company, person, at, (one) => compareKeys(placeOf(one), placeOf(place)) === 0).length > 0,
  };
}

function placeOf({ position, number }: NoticePlace): readonly [number, number] {
  return [position, number];
}
