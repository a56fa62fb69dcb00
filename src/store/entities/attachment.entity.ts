import { primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** An uploaded file. Only ever added to. */
export const attachmentEntity: TableShape = {
  name: 'attachment',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    file: primary(kind.hash()),
    type: required(kind.id(128)),
    bytes: required(kind.long()),
    uploaded_by: required(kind.id(128)),
    at: required(kind.instant()),
  }),
};
