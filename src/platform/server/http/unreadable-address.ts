import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/**
 * Answers an address that the router cannot read (`%zz`) or will not (a part of kilobytes) like any that does
 * not exist: with the same headers, counted and logged. The router has no hooks to ask for such a one, so it is
 * asked for another in its stead.
 */
export function answerUnreadable(
  http: FastifyInstance,
  { raw }: FastifyRequest,
  reply: FastifyReply,
): void {
  raw.url = '/api/unreadable';
  http.routing(raw, reply.raw);
}
