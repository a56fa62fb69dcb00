import { SetMetadata, type CustomDecorator } from '@nestjs/common';

export const PUBLIC = 'bylaw:public';

/** Opens a route to everybody. Without it a route needs a signed-in person. */
export function Public(): CustomDecorator {
  return SetMetadata(PUBLIC, true);
}
