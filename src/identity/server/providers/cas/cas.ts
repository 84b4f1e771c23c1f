import { z } from 'zod';
import { providerAddress } from '../texts.ts';
import { ProviderRefusal, type Protocol, type Provider } from '../protocol.ts';
import { endedTicket, readValidation } from './answer.ts';

/** An address below the CAS server's own. */
function below({ settings }: Provider, path: string, query: Record<string, string>): URL {
  const url = new URL(settings.server ?? '');
  url.pathname = `${url.pathname.replace(/\/+$/, '')}${path}`;
  url.search = new URLSearchParams(query).toString();
  return url;
}

/** Our address as the CAS server knows it: with the state, so that a ticket is of one way only. */
function serviceOf({ callbackUrl, state }: { callbackUrl: string; state: string }): string {
  const url = new URL(callbackUrl);
  url.searchParams.set('state', state);
  return url.href;
}

const ticketForm = /^ST-[\x21-\x7e]{1,500}$/;

/**
 * CAS 3. The ticket is validated once, by our server, for the very service that was asked for; the server that
 * validates it also says, later, that its session is over.
 * @source CAS Protocol 3.0
 */
export const cas: Protocol = {
  kind: 'cas',
  settings: z.strictObject({ server: providerAddress }),
  secrets: z.strictObject({}),
  stateParameter: 'state',
  postedAnswers: false,
  ours: (callbackUrl) => [{ name: 'service', address: callbackUrl }],
  start: async (provider, departure, { outgoing }) => ({
    url: outgoing.check(below(provider, '/login', { service: serviceOf(departure) })).href,
    keep: {},
  }),
  finish: async (provider, back, { outgoing }) => {
    const ticket = back.parameters.ticket ?? '';
    if (!ticketForm.test(ticket)) throw new ProviderRefusal('ticket');
    const query = { service: serviceOf(back), ticket };
    const answer = await outgoing(below(provider, '/p3/serviceValidate', query));
    if (answer.status !== 200) throw new ProviderRefusal('answer');
    return { ...readValidation(await answer.text()), handle: ticket };
  },
  notice: async (provider, form, { endSessions }) => {
    if (form.logoutRequest === undefined) return false;
    const ticket = endedTicket(form.logoutRequest);
    if (ticket !== null) await endSessions(provider, ticket);
    return true;
  },
};
