import { z } from 'zod';
import { Problem, platformProblems } from '../../contract/problems.ts';
import { cookies } from '../../contract/cookies.ts';
import type { Caller, OwnReply, RouteDefinition } from '../../contract/route.ts';
import { problemBody } from '../http/problems.ts';

type Json = Record<string, unknown>;

/** One operation, as the document says it and the page shows it. */
export type Operation = Json & {
  operationId: string;
  summary: string;
  'x-action': string;
  'x-caller': Caller;
  'x-problems': Record<string, number>;
};

export type OpenApi = Json & { paths: Record<string, Record<string, Operation>> };

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
  }) as Json;
  return rest;
};

const security: Record<Caller, Json[]> = {
  anyone: [],
  account: [{ session: [] }],
  seat: [{ session: [] }, { mark: [] }],
  operator: [{ operator: [] }],
  engine: [{ engine: [] }],
};

const parameters = (where: 'path' | 'query', schema: z.ZodObject | undefined): Json[] =>
  Object.entries(schema?.shape ?? {}).map(([name, field]) => ({
    name,
    in: where,
    required: where === 'path' || !z.safeParse(field as z.ZodType, undefined).success,
    schema: schemaOf(field as z.ZodType, 'input'),
  }));

/** Another site's page cannot send this header: a command without it is refused. */
const commandHeader = {
  name: 'x-preau',
  in: 'header',
  required: true,
  schema: { type: 'string', const: '1' },
};

const textOf = (type: string, description: string): Json => ({
  description,
  content: { [type]: { schema: { type: 'string' } } },
});
const elsewhere = { description: 'The browser goes to another page' };
const page = textOf('text/html', 'A page');
const nothing = { description: 'Done; nothing to tell' };

/** What handlers answer by themselves, by status. */
const ownReplies: Record<OwnReply, Json> = {
  redirect: { 303: elsewhere },
  page: { 200: page },
  'redirect-or-page': { 200: page, 303: elsewhere },
  'redirect-or-nothing': { 204: nothing, 303: elsewhere },
  metadata: { 200: textOf('application/samlmetadata+xml', 'A description of this service') },
  calendar: { 200: textOf('text/calendar', 'An iCalendar file') },
  events: { 200: textOf('text/event-stream', 'Numbered server-sent events, until the right ends') },
};

function successOf({ reply }: RouteDefinition): Json {
  if (reply === null) return { 204: nothing };
  if (typeof reply === 'string') return ownReplies[reply];
  const content = { 'application/json': { schema: schemaOf(reply, 'output') } };
  return { 200: { description: 'Done', content } };
}

const statusOf = (code: string) => problemBody(new Problem(code)).status;

/** The route's own problems, by status: each status lists its codes. */
function problemsOf(codes: readonly string[]): Json {
  const byStatus = Map.groupBy(codes, statusOf);
  const answers = [...byStatus].map(([status, group]) => {
    const code = { properties: { code: { enum: group } } };
    const schema = { allOf: [{ $ref: '#/components/schemas/Problem' }, code] };
    const content = { 'application/problem+json': { schema } };
    return [String(status), { description: group.join(', '), content }] as const;
  });
  return Object.fromEntries(answers);
}

function operationOf(route: RouteDefinition): Operation {
  const isCommand = route.method !== 'GET';
  const body = route.body && {
    requestBody: {
      required: true,
      content: { 'application/json': { schema: schemaOf(route.body, 'input') } },
    },
  };
  return {
    operationId: route.id,
    summary: route.summary,
    tags: [route.path.split('/')[2] ?? 'api'],
    'x-action': route.action,
    'x-caller': route.caller,
    'x-problems': Object.fromEntries(route.errors.map((code) => [code, statusOf(code)])),
    security: security[route.caller],
    parameters: [
      ...parameters('path', route.params),
      ...parameters('query', route.query),
      ...(isCommand && route.caller !== 'engine' && !route.foreign ? [commandHeader] : []),
    ],
    ...body,
    responses: {
      ...successOf(route),
      ...problemsOf(route.errors),
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

const problemSchema = {
  type: 'object',
  description: 'RFC 9457, with a stable code',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code'],
        properties: { path: { type: 'string' }, code: { type: 'string' } },
      },
    },
    params: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
  },
};

const components = {
  schemas: { Problem: problemSchema },
  responses: {
    Problem: {
      description: `Any route may answer: ${Object.keys(platformProblems).join(', ')}`,
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  },
  securitySchemes: {
    session: { type: 'apiKey', in: 'cookie', name: cookies.session.name },
    mark: { type: 'apiKey', in: 'cookie', name: cookies.mark.name },
    operator: { type: 'apiKey', in: 'cookie', name: cookies.operator.name },
    engine: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
  },
};

/**
 * The OpenAPI 3.1 document of the mounted routes, made from the same definitions as the server's checks.
 * @param routes what `createMount` mounted
 * @param version of Préau
 */
export function describeApi(routes: readonly RouteDefinition[], version: string): OpenApi {
  const paths: OpenApi['paths'] = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Préau', version, license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } },
    servers: [{ url: '/' }],
    paths,
    components,
  };
}
