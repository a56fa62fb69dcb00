import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsObject, IsOptional } from 'class-validator';

/** A property that holds any JSON object. Its inside is handed on untouched: the workflow's schema checks it. */
export function PlainObject({ description, optional = false }: { description: string; optional?: boolean }): PropertyDecorator {
  const described = { description, type: 'object', additionalProperties: true } as const;
  return applyDecorators(
    optional ? ApiPropertyOptional(described) : ApiProperty(described),
    ...(optional ? [IsOptional()] : []),
    IsObject(),
    Transform(({ obj, key }) => (obj as Record<string, unknown>)[key]),
  );
}
