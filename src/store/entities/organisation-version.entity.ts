import { optional, primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** Versions of the organisations that companies keep. Only ever added to. */
export const organisationVersionEntity: TableShape = {
  name: 'organisation_version',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    number: primary(kind.whole()),
    version: required(kind.id(64)),
    base: required(kind.whole()),
    made_at: required(kind.instant()),
    made_by: required(kind.id(128)),
    bytes: required(kind.bulk()),
    whole: optional(kind.bulk()),
  }),
  indices: [{ name: 'organisation_by_version', columns: ['company', 'version'], unique: true }],
};
