import { Controller, Get, Header, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { JsonObject } from '../../core/model/json.js';
import { Public } from '../access/public.decorator.js';
import { SCIM_TYPE } from './scim-error.js';
import { GROUP } from './scim-group.js';
import { scimPage } from './scim-page.js';
import { ENTERPRISE, USER } from './scim-user.js';
import { ScimGuard } from './scim.guard.js';

const text = (name: string, more: JsonObject = {}): JsonObject => ({ name, type: 'string', multiValued: false, required: false, caseExact: false, mutability: 'readWrite', returned: 'default', uniqueness: 'none', ...more });
const list = (name: string, subAttributes: readonly JsonObject[]): JsonObject => ({ name, type: 'complex', multiValued: true, required: false, mutability: 'readWrite', returned: 'default', subAttributes });

const SCHEMAS: readonly JsonObject[] = [
  {
    id: USER,
    name: 'User',
    attributes: [
      text('userName', { required: true, uniqueness: 'server' }),
      text('externalId', { caseExact: true }),
      text('displayName'),
      { name: 'name', type: 'complex', multiValued: false, required: false, mutability: 'readWrite', returned: 'default', subAttributes: [text('formatted'), text('familyName'), text('givenName')] },
      { name: 'active', type: 'boolean', multiValued: false, required: false, mutability: 'readWrite', returned: 'default' },
      list('emails', [text('value'), text('type')]),
      list('phoneNumbers', [text('value'), text('type')]),
    ],
  },
  { id: ENTERPRISE, name: 'EnterpriseUser', attributes: [text('department')] },
  { id: GROUP, name: 'Group', attributes: [text('displayName', { required: true }), list('members', [text('value', { mutability: 'immutable' })])] },
];

/** What a directory may ask about the service itself. */
@ApiExcludeController()
@Public()
@UseGuards(ScimGuard)
@Controller('scim/v2')
export class ScimDiscoveryController {
  @Header('content-type', SCIM_TYPE)
  @Get('ServiceProviderConfig')
  config(): JsonObject {
    return {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
      patch: { supported: true },
      bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
      filter: { supported: true, maxResults: 200 },
      changePassword: { supported: false },
      sort: { supported: false },
      etag: { supported: true },
      authenticationSchemes: [{ type: 'oauthbearertoken', name: 'Bearer token', description: 'A token made under /api/v1/organisation/directory-tokens.', primary: true }],
    };
  }

  @Header('content-type', SCIM_TYPE)
  @Get('ResourceTypes')
  types(): JsonObject {
    const schemas = ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'];
    return scimPage([
      { schemas, id: 'User', name: 'User', endpoint: '/Users', schema: USER, schemaExtensions: [{ schema: ENTERPRISE, required: false }] },
      { schemas, id: 'Group', name: 'Group', endpoint: '/Groups', schema: GROUP },
    ], {});
  }

  @Header('content-type', SCIM_TYPE)
  @Get('Schemas')
  schemas(): JsonObject {
    return scimPage(SCHEMAS, {});
  }
}
