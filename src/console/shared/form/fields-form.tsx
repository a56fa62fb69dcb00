import { Form, type FormInstance } from 'antd';
import type { Field, Json } from '../../api/shapes.js';
import { useTexts } from '../../texts/use-texts.js';
import { FieldInput } from './field-input.js';

/** A form's values: the fields of the case, the input of the action, the opinion. */
export type Values = Readonly<Record<string, Json | undefined>>;

interface Props {
  readonly fields: readonly Field[];
  /** Under which name the values stand in the form. */
  readonly under: string;
  /** Names to mark as to be filled in. Whether they are, is asked when somebody acts: `markMissing`. */
  readonly needed: readonly string[];
}

/** One item for each field, by its schema. Goes inside a Form. */
export function FieldsForm({ fields, under, needed }: Props) {
  const { t, say } = useTexts();
  return fields.map(({ id, title, schema }) => {
    const label = say(title) || id;
    return (
      <Form.Item
        key={id}
        name={[under, id]}
        label={label}
        required={needed.includes(id)}
        rules={[
          {
            validator: async (_rule, value: Json | undefined) => {
              const fault = faultOf(value);
              if (fault !== undefined) throw new Error(fault);
            },
          },
        ]}
      >
        <FieldInput schema={schema} label={label} />
      </Form.Item>
    );

    function faultOf(value: Json | undefined): string | undefined {
      if (value === undefined || (Array.isArray(value) && value.length === 0)) return undefined;
      if (schema.format === 'decimal' && typeof value === 'string' && !/^-?\d+(\.\d+)?$/.test(value)) return t('form.decimal');
      if (typeof value === 'number' && schema.minimum !== undefined && value < schema.minimum) return t('form.minimum', { limit: schema.minimum });
      if (typeof value === 'number' && schema.maximum !== undefined && value > schema.maximum) return t('form.maximum', { limit: schema.maximum });
      if (Array.isArray(value) && schema.minItems !== undefined && value.length < schema.minItems) return t('form.items.minimum', { limit: schema.minItems });
      return undefined;
    }
  });
}

/** Names of the items that a form has to check: all fields of one group. */
export function itemNames(under: string, fields: readonly Field[]): [string, string][] {
  return fields.map(({ id }) => [under, id]);
}

/** The values that are filled in. */
export function filledIn(form: FormInstance, under: string, names: readonly string[]): Record<string, Json> {
  const values = (form.getFieldValue(under) ?? {}) as Values;
  return Object.fromEntries(names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]] as const])));
}

/** Marks what is needed and empty. @returns whether anything is */
export function markMissing(form: FormInstance, under: string, fields: readonly Field[], needed: readonly string[], message: (field: Field) => string): boolean {
  const values = (form.getFieldValue(under) ?? {}) as Values;
  const missing = fields.filter(({ id }) => needed.includes(id) && (values[id] === undefined || (Array.isArray(values[id]) && values[id].length === 0)));
  form.setFields(missing.map((field) => ({ name: [under, field.id], errors: [message(field)] })));
  const [first] = missing;
  if (first) form.scrollToField([under, first.id], { behavior: 'smooth', block: 'center' });
  return missing.length > 0;
}
