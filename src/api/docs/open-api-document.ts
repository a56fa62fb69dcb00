import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

const DESCRIPTION = [
  'Commands go in, cases are read. Every command needs an `Idempotency-Key`; every refusal is a problem document (RFC 9457).',
  'Sign in for a session cookie, or send `Authorization: Bearer bylaw_…`.',
].join('\n\n');

/** The description of the API, generated from the decorators. The committed file is compared with it by a test. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Bylaw')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'opaque', description: 'A token made under /api/v1/tokens.' }, 'token')
    .addCookieAuth('__Host-bylaw_session', { type: 'apiKey', in: 'cookie' }, 'session')
    .addSecurityRequirements('token')
    .addSecurityRequirements('session')
    .build();
  return SwaggerModule.createDocument(app, config, { operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}` });
}
