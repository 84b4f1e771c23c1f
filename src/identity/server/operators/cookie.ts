import type { FastifyReply } from 'fastify';
import { cookies } from '../../../platform/contract/cookies.ts';
import { sessionCookieOptions, sessionSeconds } from '../session-cookie.ts';

export type SetToken = (reply: FastifyReply, token: string) => void;

/** Puts a session's token into the browser. */
export const tokenSetter =
  (publicUrl: URL): SetToken =>
  (reply, token) =>
    void reply.setCookie(cookies.operator.name, token, {
      ...sessionCookieOptions(publicUrl),
      maxAge: sessionSeconds,
    });
