import { optional, primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** A notice on its way outside the inbox; kept as the record of it. `fence` counts how often it has been claimed. */
export const deliveryEntity: TableShape = {
  name: 'delivery',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    id: primary(kind.id(64)),
    person: required(kind.id(128)),
    position: required(kind.long()),
    number: required(kind.whole()),
    channel: required(kind.id(16)),
    address: required(kind.id(400)),
    language: required(kind.id(2)),
    state: required(kind.id(16)),
    asked_at: required(kind.instant()),
    run_at: required(kind.instant()),
    attempts: required(kind.whole()),
    error: optional(kind.prose()),
    sent_at: optional(kind.instant()),
    lease_until: optional(kind.instant()),
    fence: required(kind.whole()),
  }),
  indices: [
    { name: 'delivery_by_run', columns: ['state', 'run_at'] },
    { name: 'delivery_by_state', columns: ['company', 'state', 'asked_at', 'id'] },
    { name: 'delivery_by_company', columns: ['company', 'asked_at', 'id'] },
  ],
};
