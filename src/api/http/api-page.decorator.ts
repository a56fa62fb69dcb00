import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';

/** Describes a page of rows. */
export function ApiPage(row: Type<unknown>): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(row),
    ApiOkResponse({
      description: 'One page. `next` asks for the following one; it is null at the end.',
      schema: {
        type: 'object',
        required: ['rows', 'next'],
        properties: { rows: { type: 'array', items: { $ref: getSchemaPath(row) } }, next: { type: ['string', 'null'] as unknown as 'string' } },
      },
    }),
  );
}
