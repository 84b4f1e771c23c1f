import type { IncomingMessage } from 'node:http';
import proxyAddr from '@fastify/proxy-addr';
import { budgets, openMeter, type Budget } from './budgets.ts';
import { sourceOf } from './source.ts';

/**
 * Limits how often one source may ask for the media's line. An upgrade has no route and no hooks: its source is read
 * here from the request itself, as Fastify reads it elsewhere.
 * @param trustedProxy whose word about a visitor's address is taken
 * @returns whether whoever sent this request may ask once more
 */
export function limitLines(
  trustedProxy: readonly string[],
  budget: Budget = budgets.lines,
): (request: IncomingMessage) => Promise<boolean> {
  const isTrusted = proxyAddr.compile([...trustedProxy]);
  const wait = openMeter(budget);
  return async (request) => (await wait(sourceOf(proxyAddr(request, isTrusted)))) === 0;
}
