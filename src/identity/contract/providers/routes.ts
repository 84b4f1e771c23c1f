import { z } from 'zod';
import { roles } from '../../../access/contract/actors.ts';
import { route } from '../../../platform/contract/route.ts';
import { id, instant, line } from '../../../platform/contract/values.ts';
import { personName } from '../../../school/contract/people.ts';
import { attributeMap } from './attributes.ts';
import { providerKinds } from './kinds.ts';

const kind = z.enum(providerKinds);
/** Texts by name; which ones, the protocol says. */
const texts = z.record(z.string().max(60), z.string().max(20_000));
const byProvider = z.strictObject({ providerId: id });
const byVisit = z.strictObject({ visitId: id });

const provider = z.strictObject({
  providerId: id,
  kind,
  name: z.string(),
  settings: texts,
  /** Names of the secrets that are kept; never the secrets. */
  secrets: z.array(z.string()),
  attributes: attributeMap,
  enabled: z.boolean(),
  /** Addresses of ours, to give to the provider. */
  ours: z.array(z.strictObject({ name: z.string(), address: z.string() })),
});
export type ProviderView = z.output<typeof provider>;

export const listProviders = route({
  id: 'provider.list',
  method: 'GET',
  path: '/api/providers',
  summary: 'The school’s identity providers, with their settings',
  caller: 'account',
  action: 'provider.configure',
  reply: z.strictObject({ providers: z.array(provider) }),
  errors: [],
});

export const addProvider = route({
  id: 'provider.add',
  method: 'POST',
  path: '/api/providers',
  summary: 'Add an identity provider; it is not offered before it is enabled',
  caller: 'account',
  action: 'provider.configure',
  body: z.strictObject({
    kind,
    name: line(60),
    settings: texts,
    secrets: texts,
    attributes: attributeMap,
  }),
  reply: z.strictObject({ provider }),
  errors: ['identity.provider_address'],
});

export const changeProvider = route({
  id: 'provider.change',
  method: 'PATCH',
  path: '/api/providers/:providerId',
  summary: 'Change what is given; a secret that is not given stays',
  caller: 'account',
  action: 'provider.configure',
  params: byProvider,
  body: z.strictObject({
    name: line(60).optional(),
    settings: texts.optional(),
    secrets: texts.optional(),
    attributes: attributeMap.optional(),
    enabled: z.boolean().optional(),
  }),
  reply: z.strictObject({ provider }),
  errors: ['identity.provider_address'],
});

export const removeProvider = route({
  id: 'provider.remove',
  method: 'DELETE',
  path: '/api/providers/:providerId',
  summary: 'Remove a provider, and the identifiers that it gave to people',
  caller: 'account',
  action: 'provider.configure',
  params: byProvider,
  reply: null,
  errors: [],
});

export const testProvider = route({
  id: 'provider.test',
  method: 'POST',
  path: '/api/providers/:providerId/test',
  summary: 'Begin a real round trip that signs nobody in; answers where to go',
  caller: 'account',
  action: 'provider.configure',
  params: byProvider,
  reply: z.strictObject({ url: z.string() }),
  errors: ['identity.provider_away', 'identity.provider_address'],
});

const testResult = z.strictObject({
  name: z.string(),
  /** Code of the problem, when the round trip failed. */
  problem: z.string().nullable(),
  attributes: z.array(z.strictObject({ name: z.string(), values: z.array(z.string()) })),
  /** Who would have been signed in. */
  person: z.strictObject({ name: personName, role: z.enum(roles) }).nullable(),
});
export type ProviderTest = z.output<typeof testResult>;

export const takeTest = route({
  id: 'provider.test.take',
  method: 'POST',
  path: '/api/provider-tests/:testId',
  summary: 'What one’s own test brought, once; then it is forgotten',
  caller: 'account',
  action: 'provider.configure',
  params: z.strictObject({ testId: id }),
  reply: z.strictObject({ test: testResult }),
  errors: [],
});

const visit = z.strictObject({
  visitId: id,
  provider: z.string(),
  /** The name as the provider told it: not the register’s. */
  toldName: z.string().nullable(),
  identifiers: z.array(z.strictObject({ scheme: z.string(), value: z.string() })),
  reason: z.enum(['unknown', 'several']),
  refused: z.boolean(),
  lastAt: instant,
  until: instant,
});
export type VisitView = z.output<typeof visit>;

export const listVisits = route({
  id: 'provider.visit.list',
  method: 'GET',
  path: '/api/provider-visits',
  summary: 'People whom a provider sent and the register did not know',
  caller: 'account',
  action: 'provider.visits',
  reply: z.strictObject({ visits: z.array(visit) }),
  errors: [],
});

export const searchVisitPeople = route({
  id: 'provider.visit.people',
  // A command by its method alone: a name that is searched must not stand in an address, nor in its logs.
  method: 'POST',
  path: '/api/provider-visits/:visitId/people',
  summary: 'People of the register whose name has this text, to choose who a visit is',
  caller: 'account',
  action: 'provider.visits',
  params: byVisit,
  body: z.strictObject({ text: z.string().min(1).max(80) }),
  reply: z.strictObject({
    people: z.array(z.strictObject({ personId: id, name: personName, role: z.enum(roles) })),
  }),
  errors: [],
});

export const linkVisit = route({
  id: 'provider.visit.link',
  method: 'POST',
  path: '/api/provider-visits/:visitId/link',
  summary: 'Say who a visit is: from now on this sign-in is that person',
  caller: 'account',
  action: 'provider.visits',
  params: byVisit,
  body: z.strictObject({ personId: id }),
  reply: null,
  errors: ['identity.visit_gone'],
});

export const refuseVisit = route({
  id: 'provider.visit.refuse',
  method: 'POST',
  path: '/api/provider-visits/:visitId/refuse',
  summary: 'Say that a visit is nobody of the school',
  caller: 'account',
  action: 'provider.visits',
  params: byVisit,
  reply: null,
  errors: [],
});
