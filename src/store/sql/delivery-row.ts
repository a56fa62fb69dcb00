import type { ChannelName } from '../../core/model/notice.js';
import type { Language } from '../../core/model/text.js';
import type { DeliveryState, StoredDelivery } from '../../engine/ports/delivery-store.js';
import type { DeliveryRow } from '../../engine/ports/notice-store.js';
import { toStoredInstant } from '../instant.js';
import { instantAt, instantOrNullAt, numberAt, textAt, textOrNullAt } from './cells.js';
import type { StoredRow } from './insert-rows.js';
import type { Row } from './script.js';

export function toDeliveryRow({ company, id, person, position, number, channel, address, language, askedAt }: DeliveryRow): StoredRow {
  const at = toStoredInstant(askedAt);
  return { company, id, person, position, number, channel, address, language, state: 'waiting', asked_at: at, run_at: at, attempts: 0, error: null, sent_at: null, lease_until: null, fence: 0 };
}

export function fromDeliveryRow(row: Row): StoredDelivery {
  return {
    company: textAt(row, 'company'),
    id: textAt(row, 'id'),
    person: textAt(row, 'person'),
    position: numberAt(row, 'position'),
    number: numberAt(row, 'number'),
    channel: textAt(row, 'channel') as ChannelName,
    address: textAt(row, 'address'),
    language: textAt(row, 'language') as Language,
    state: textAt(row, 'state') as DeliveryState,
    askedAt: instantAt(row, 'asked_at'),
    runAt: instantAt(row, 'run_at'),
    attempts: numberAt(row, 'attempts'),
    error: textOrNullAt(row, 'error'),
    sentAt: instantOrNullAt(row, 'sent_at'),
  };
}
