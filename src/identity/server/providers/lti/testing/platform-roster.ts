import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PlatformUser } from './platform-claims.ts';

/** Two members a page, as large courses are told. */
export function roster(
  { url, users }: { url: string; users: readonly PlatformUser[] },
  request: IncomingMessage,
  response: ServerResponse,
  asked: URLSearchParams,
) {
  if (request.headers.authorization !== 'Bearer access-1') return response.writeHead(401).end();
  const from = Number(asked.get('from') ?? 0);
  if (from + 2 < users.length)
    response.setHeader('link', `<${url}/roster?from=${from + 2}>; rel="next"`);
  return json(response, {
    id: `${url}/roster`,
    context: { id: 'course-1' },
    members: users.slice(from, from + 2).map((user) => ({
      user_id: user.id,
      status: 'Active',
      given_name: user.given,
      family_name: user.family,
      lis_person_sourcedid: user.sourcedId,
      roles: [user.role],
    })),
  });
}

export function json(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}
