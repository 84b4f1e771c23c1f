import type { FastifyReply, FastifyRequest } from 'fastify';
import { cookies } from '../../platform/contract/cookies.ts';
import type { Config } from '../../platform/server/config.ts';
import { hashSecret, makeSecret } from '../../platform/server/secrets.ts';

const { name } = cookies.mark;
const lifeSeconds = 24 * 3600;

/** A mark as made by `makeSecret`: anything else in the cookie is not ours. */
const shape = /^[\w-]{43}$/;

/**
 * The browser's mark: a random value that says "the same browser", of nobody in particular.
 * Two children on one tablet share it and hold a seat each.
 * @returns its hash, or `null` when the browser has none
 */
export function readMark(cookieValue: string | undefined): string | null {
  return cookieValue !== undefined && shape.test(cookieValue) ? hashSecret(cookieValue) : null;
}

/** Reads the browser's mark or gives it one; renewed for a day at each link that it opens. */
export function giveMark(config: Config, request: FastifyRequest, reply: FastifyReply): string {
  const present = request.cookies[name];
  const mark = present !== undefined && shape.test(present) ? present : makeSecret();
  void reply.setCookie(name, mark, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: config.publicUrl.protocol === 'https:',
    maxAge: lifeSeconds,
  });
  return hashSecret(mark);
}
