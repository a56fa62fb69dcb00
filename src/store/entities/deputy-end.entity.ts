import { primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** A deputyship that somebody has ended. Only ever added to. */
export const deputyEndEntity: TableShape = {
  name: 'deputy_end',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    id: primary(kind.id(64)),
    ended_by: required(kind.id(128)),
    ended_at: required(kind.instant()),
  }),
};
