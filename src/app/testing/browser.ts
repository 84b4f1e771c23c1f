import type { FastifyInstance } from 'fastify';
import { cookies } from '../../platform/contract/cookies.ts';

const declared: readonly string[] = Object.values(cookies).map(({ name }) => name);

/**
 * A browser as far as the API sees one: a jar of cookies, which takes declared ones only, and our own header
 * on each call.
 */
export function openBrowser(http: FastifyInstance) {
  const jar = new Map<string, string>();
  const send = async (method: string, url: string, body?: object) => {
    const reply = await http.inject({
      method: method as 'GET',
      url,
      headers: {
        'x-preau': '1',
        ...(jar.size > 0 && { cookie: [...jar].map((pair) => pair.join('=')).join('; ') }),
      },
      ...(body && { payload: body }),
    });
    for (const { name, value } of reply.cookies) {
      if (!declared.includes(name)) throw new Error(`${url} sets a cookie that nobody declared`);
      if (value === '') jar.delete(name);
      else jar.set(name, encodeURIComponent(value));
    }
    return reply;
  };
  return {
    jar,
    send,
    get: (url: string) => send('GET', url),
    post: (url: string, body: object = {}) => send('POST', url, body),
    patch: (url: string, body: object) => send('PATCH', url, body),
  };
}

export type Browser = ReturnType<typeof openBrowser>;
