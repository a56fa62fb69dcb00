import type { ClaimedDelivery, DeliveryStore, StoredDelivery } from '../../engine/ports/delivery-store.js';
import { addMilliseconds } from '../instant.js';
import { DELIVERIES } from '../lists.js';
import { checkedLimit } from '../page-limit.js';
import { keyText, type MemoryData, type MemoryDelivery } from './memory-data.js';
import { memoryPage } from './memory-page.js';

export function memoryDeliveryStore(data: MemoryData): DeliveryStore {
  const { deliveries, notices } = data;
  const changeHeld = ({ company, id, fence }: ClaimedDelivery, change: (stored: MemoryDelivery) => Partial<MemoryDelivery>): void => {
    const stored = deliveries.get(keyText(company, id));
    if (stored?.fence === fence && stored.state === 'waiting') deliveries.set(keyText(company, id), { ...stored, ...change(stored), leaseUntil: null });
  };
  return {
    claim: async ({ channels, now, leaseMs, limit }) => {
      const isDue = ({ state, channel, runAt, leaseUntil }: MemoryDelivery): boolean => state === 'waiting' && channels.includes(channel) && runAt <= now && (leaseUntil === null || leaseUntil <= now);
      const due = [...deliveries.values()].filter(isDue).sort((left, right) => left.runAt.localeCompare(right.runAt));
      return due.slice(0, checkedLimit(limit)).flatMap((delivery) => {
        const claimed = { ...delivery, fence: delivery.fence + 1, leaseUntil: addMilliseconds(now, leaseMs) };
        deliveries.set(keyText(delivery.company, delivery.id), claimed);
        const notice = notices.find((one) => one.company === delivery.company && one.position === delivery.position && one.number === delivery.number);
        return notice ? [{ ...claimed, notice }] : [];
      });
    },
    end: async (delivery, how) =>
      changeHeld(delivery, ({ attempts }) => ({
        state: how.state,
        ...(how.state === 'sent' ? { error: null, sentAt: how.at } : { error: how.error }),
        ...(how.state !== 'skipped' && { attempts: attempts + 1 }),
      })),
    postpone: async (delivery, runAt, error) => changeHeld(delivery, ({ attempts }) => ({ runAt, error, attempts: attempts + 1 })),
    list: async (company, { state }, page) => {
      const items = [...deliveries.values()].filter((one) => one.company === company && (state ?? one.state) === one.state).map(storedOf);
      return memoryPage({ order: DELIVERIES, items, descending: true, keyOf: ({ askedAt, id }) => [askedAt, id] }, page);
    },
    retry: async (company, id, at) => {
      const stored = deliveries.get(keyText(company, id));
      if (stored?.state !== 'failed' && stored?.state !== 'skipped') return false;
      deliveries.set(keyText(company, id), { ...stored, state: 'waiting', attempts: 0, error: null, askedAt: at, runAt: at, leaseUntil: null });
      return true;
    },
  };
}

function storedOf({ leaseUntil: _leaseUntil, fence: _fence, ...stored }: MemoryDelivery): StoredDelivery {
  return stored;
}
