import pino from 'pino';
import { can, isAction } from '../../../access/contract/abilities.ts';
import type { AccountActor, Actor, Actors } from '../../../access/contract/actors.ts';
import { cookies } from '../../../platform/contract/cookies.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import { readConfig } from '../../../platform/server/config.ts';
import type { Core } from '../../../platform/server/core.ts';
import { openHub, transactor } from '../../../platform/server/events/index.ts';
import { openJobs } from '../../../platform/server/jobs/index.ts';
import { openMail } from '../../../platform/server/mail/index.ts';
import { createMount, type Gatekeeper } from '../../../platform/server/http/mount.ts';
import { createHttp } from '../../../platform/server/http/server.ts';
import { openTestDatabase } from '../../../platform/server/testing/database.ts';
import { createPeople, createSchool } from '../../../school/server/index.ts';
import { createAccount, mountIdentity, openIdentity } from '../index.ts';

/** Callers known by their session alone, and the one table of rights. */
const gatekeeper = (findAccount: (request: never) => Promise<AccountActor | null>) =>
  ({
    actor: async (route, request) => {
      const actor = await findAccount(request as never);
      if (!actor && route.caller === 'account') throw new Problem('unauthenticated');
      return actor ?? { kind: 'anonymous' };
    },
    knows: isAction,
    check: (actor, action, subject) => {
      if (!can(actor as Actor, action as never, subject as never)) throw new Problem('forbidden');
    },
  }) satisfies Gatekeeper<Actors>;

/** A server with the identity's routes, on a database of its own. */
export async function openInstallation(publicUrl = 'http://localhost:3000') {
  const stack = new AsyncDisposableStack();
  const database = stack.use(await openTestDatabase());
  const { db } = database;
  const log = pino({ level: 'silent' });
  const config = readConfig({
    PREAU_PUBLIC_URL: publicUrl,
    PREAU_SECRET: 'a secret made for these tests, and long enough 7Hq2',
    DATABASE_URL: database.url,
    LIVEKIT_API_KEY: 'key-of-the-tests',
    LIVEKIT_API_SECRET: 'another secret made for these tests, long enough 9Kz4',
    ...(publicUrl.startsWith('https:') && {
      PREAU_TRUSTED_PROXY: '127.0.0.1',
      PREAU_MEDIA_ADDRESS: '192.0.2.10',
    }),
  });
  const hub = stack.use(openHub({ db, onAway: () => {} }));
  let clock = () => new Date();
  const transact = transactor(db, (streams) => hub.tell(streams));
  const core: Core = { config, db, hub, log, transact, now: () => clock() };
  const endedSessions: string[] = [];
  const identity = openIdentity(core, {
    onSessionsEnded: (ids) => void endedSessions.push(...ids),
  });
  const http = await createHttp(config, log);
  stack.defer(() => http.close());
  const { mount } = createMount<Actors>(http, gatekeeper(identity.accountActor));
  const jobs = stack.use(await openJobs({ url: database.url, log }));
  const mail = stack.use(openMail(config, { db, jobs, log }));
  mountIdentity(mount, { core, identity, mail });

  return {
    core,
    identity,
    http,
    mount,
    endedSessions,
    setClock: (next: () => Date) => (clock = next),
    /** A school with one teacher who has an account. */
    addSchool: (uai: string, teacher: { family: string; username: string; password: string }) =>
      core.transact(async (trx) => {
        const schoolId = await createSchool(trx, {
          uai,
          name: `Collège ${uai}`,
          timeZone: 'Europe/Paris',
          pupilAddress: 'tu',
        });
        const [personId = ''] = await createPeople(trx, schoolId, [
          { role: 'teacher', name: { family: teacher.family, given: 'Sylvie', title: 'Mme' } },
        ]);
        const accountId = await createAccount(trx, { schoolId, personId, ...teacher });
        return { schoolId, personId, accountId };
      }),
    openBrowser: (address = '192.0.2.1') => openBrowser(http, address),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

export type Installation = Awaited<ReturnType<typeof openInstallation>>;
type Http = Awaited<ReturnType<typeof createHttp>>;

/** A browser: an address, and a jar of cookies. */
function openBrowser(http: Http, address: string) {
  const jar = new Map<string, string>();
  const send = async (method: 'GET' | 'POST', url: string, body?: object) => {
    const response = await http.inject({
      method,
      url,
      remoteAddress: address,
      headers: {
        'x-preau': '1',
        'user-agent': 'Mozilla/5.0 (canary browser)',
        ...(jar.size > 0 && { cookie: [...jar].map((pair) => pair.join('=')).join('; ') }),
      },
      ...(body && { payload: body }),
    });
    for (const { name, value } of response.cookies)
      if (value === '') jar.delete(name);
      else jar.set(name, encodeURIComponent(value));
    return response;
  };
  return {
    jar,
    send,
    /** The session's cookie, as sent. */
    session: () => jar.get(cookies.session.name),
    signIn: (username: string, password: string) =>
      send('POST', '/api/session', { username, password }),
    me: async () => (await send('GET', '/api/session')).json().me,
    signOut: (everywhere: boolean) => send('POST', '/api/session/end', { everywhere }),
  };
}
