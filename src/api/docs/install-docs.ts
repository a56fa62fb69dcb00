import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { generateHTML } from 'swagger-ui-express';

/** The files that the page asks for, and no other of the package. */
const ASSETS: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'swagger-ui-standalone-preset.js': 'text/javascript; charset=utf-8',
  'favicon-16x16.png': 'image/png',
  'favicon-32x32.png': 'image/png',
};

const START = `window.onload = () => {
  window.ui = SwaggerUIBundle({
    url: '/api/openapi.json',
    dom_id: '#swagger-ui',
    deepLinking: true,
    validatorUrl: null,
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    layout: 'StandaloneLayout',
  });
};
`;

/**
 * The description of the API as a document and as a page. Both are public: they tell nothing about any company.
 * @param describe makes the description; asked once, when somebody reads it
 */
export function installDocs(fastify: FastifyInstance, describe: () => OpenAPIObject): void {
  let json: string | undefined;
  const html = generateHTML(undefined, { customSiteTitle: 'Bylaw API' });
  fastify.get('/api/openapi.json', (_request, reply) => reply.type('application/json; charset=utf-8').send((json ??= JSON.stringify(describe()))));
  fastify.get('/api/docs', (_request, reply) => reply.redirect('/api/docs/'));
  fastify.get('/api/docs/', (_request, reply) => reply.type('text/html; charset=utf-8').send(html));
  fastify.get('/api/docs/swagger-ui-init.js', (_request, reply) => reply.type('text/javascript; charset=utf-8').send(START));
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  for (const [name, type] of Object.entries(ASSETS)) {
    fastify.get(`/api/docs/${name}`, (_request, reply) => reply.type(type).header('cache-control', 'max-age=3600').send(createReadStream(join(folder, name))));
  }
}
