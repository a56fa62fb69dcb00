import { primary, required } from '../schema/table-shape.js';
import type { TableShape } from '../schema/table-shape.js';

/** The bytes of an uploaded file, where the database keeps them. */
export const fileContentEntity: TableShape = {
  name: 'file_content',
  columns: (kind) => ({
    company: primary(kind.id(64)),
    file: primary(kind.hash()),
    content: required(kind.body()),
  }),
};
