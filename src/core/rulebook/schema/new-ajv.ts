import { Ajv2020 } from 'ajv/dist/2020.js';
import { FORMATS } from './formats.js';

/** A validator of its own for every schema: one that is not remembered any more is gone with all that was made for it. */
export function newAjv(): Ajv2020 {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true, validateSchema: false, logger: false, ownProperties: true });
  for (const [name, { accepts }] of FORMATS) ajv.addFormat(name, { type: 'string', validate: accepts });
  return ajv;
}
