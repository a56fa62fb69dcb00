import type { Json, Schema } from '../../api/shapes.js';

/** What every input is given. */
export interface InputProps {
  readonly schema: Schema;
  readonly label: string;
  readonly id?: string;
  readonly value?: Json | undefined;
  readonly onChange?: (value: Json | undefined) => void;
}
