import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { AccountActor } from '../../access/contract/actors.ts';
import { route } from '../../platform/contract/route.ts';
import { openStream, openStreamCount, sendEvents } from '../../platform/server/events/index.ts';
import { until } from '../../platform/server/testing/until.ts';
import { openInstallation, type Installation } from './testing/installation.ts';

const password = 'préau-sous-la-pluie';
const stream = '01920000-0000-7000-8000-000000000001';
let school: Installation;
let martin: { schoolId: string; accountId: string };

/** A stream of events held open by the caller's session, like those of a lesson. */
const watch = route({
  id: 'test.watch',
  method: 'GET',
  path: '/api/test/watch',
  summary: 'A stream',
  caller: 'account',
  action: 'session.read',
  query: z.strictObject({ after: z.coerce.number() }),
  reply: 'events',
  errors: [],
});

beforeAll(async () => {
  school = await openInstallation();
  martin = await school.addSchool('0750655E', { family: 'Martin', username: 'martin', password });
  await school.core.transact((trx) => openStream(trx, stream));
  school.mount(watch, {
    subject: () => ({}),
    handle: ({ actor, query, request, reply }) =>
      sendEvents(request, reply, school.core.hub, {
        stream,
        after: query.after,
        topics: [`session:${actor.sessionId}`],
        sees: () => true,
        ends: () => false,
        allowed: async () => true,
      }),
  });
  await school.http.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => school[Symbol.asyncDispose]());

/** Opens a stream; `ended` holds when the server closed it. */
async function openWatch(browser: { session: () => string | undefined }) {
  const { port } = school.http.server.address() as AddressInfo;
  const path = '/api/test/watch?after=0';
  const headers = { cookie: `preau_session=${browser.session()}` };
  const before = openStreamCount();
  const request = get({ host: '127.0.0.1', port, path, headers });
  const ended = new Promise<void>((resolve) =>
    request.on('response', (response) => response.resume().on('end', () => resolve())),
  );
  await until('the stream is open', () => openStreamCount() > before);
  return { ended };
}

async function signedIn() {
  const browser = school.openBrowser();
  await browser.signIn('martin', password);
  const actor = await school.identity.accountActor({
    headers: { cookie: `preau_session=${browser.session()}` },
  });
  return { browser, actor: actor as AccountActor, watching: await openWatch(browser) };
}

describe('signing out', () => {
  it('ends this browser’s session, its streams and what else it held, and takes the cookie back', async () => {
    const here = await signedIn();
    const elsewhere = await signedIn();
    const token = here.browser.session();
    const response = await here.browser.signOut(false);
    expect(response.statusCode).toBe(204);
    expect([...here.browser.jar.keys()]).toEqual(['preau_known']);
    await here.watching.ended;
    expect(school.endedSessions).toContain(here.actor.sessionId);
    here.browser.jar.set('preau_session', token ?? '');
    expect(await here.browser.me()).toBeNull();
    expect(await elsewhere.browser.me()).not.toBeNull();
    expect(school.endedSessions).not.toContain(elsewhere.actor.sessionId);
    await elsewhere.browser.signOut(false);
  });

  it('everywhere ends the other browsers’ sessions and streams at once', async () => {
    const [here, elsewhere] = [await signedIn(), await signedIn()];
    await here.browser.signOut(true);
    await elsewhere.watching.ended;
    expect(await elsewhere.browser.me()).toBeNull();
    expect(school.endedSessions).toContain(elsewhere.actor.sessionId);
  });

  it('needs a session, and says nothing of others', async () => {
    const response = await school.openBrowser().signOut(true);
    expect(response.json()).toMatchObject({ code: 'unauthenticated', status: 401 });
  });

  it('cannot name somebody’s session', async () => {
    const { browser } = await signedIn();
    const body = { everywhere: true, accountId: martin.accountId };
    const response = await browser.send('POST', '/api/session/end', body);
    expect(response.json()).toMatchObject({ code: 'invalid_input' });
    await browser.signOut(true);
  });
});

describe('the school', () => {
  it('ends an account’s sessions, never those of another school’s', async () => {
    const { browser, watching } = await signedIn();
    const foreign = '01920000-0000-7000-8000-00000000000f';
    await school.identity.revokeSessions({ ...martin, schoolId: foreign });
    expect(await browser.me()).not.toBeNull();
    await school.identity.revokeSessions(martin);
    await watching.ended;
    expect(await browser.me()).toBeNull();
  });

  it('changes a password: the old one is dead, and so are the sessions that it opened', async () => {
    const { browser } = await signedIn();
    await school.identity.changePassword(martin, 'un nouveau mot de passe');
    expect(await browser.me()).toBeNull();
    expect((await school.openBrowser().signIn('martin', password)).statusCode).toBe(401);
    const again = await school.openBrowser().signIn('martin', 'un nouveau mot de passe');
    expect(again.statusCode).toBe(200);
    await school.identity.changePassword(martin, password);
  });

  it('takes no password under 12 characters', async () => {
    await expect(school.identity.changePassword(martin, '12345678901')).rejects.toThrow(RangeError);
    await expect(school.identity.changePassword(martin, 'é'.repeat(257))).rejects.toThrow(
      RangeError,
    );
  });
});

describe('a session without a password', () => {
  it('is of the account named, and ends the one that the browser had', async () => {
    const before = await signedIn();
    const opened = await school.identity.openSessionFor(martin, before.actor);
    expect(opened?.actor).toMatchObject({ ...martin, kind: 'account', role: 'teacher' });
    expect(opened?.setCookie).toMatch(/^preau_session=.+; Max-Age=43200; .*HttpOnly/);
    expect(opened?.setCookie).toContain('SameSite=Strict');
    const cookie = opened?.setCookie.split(';')[0];
    expect(await school.identity.accountActor({ headers: { cookie } })).toEqual(opened?.actor);
    expect(await before.browser.me()).toBeNull();
    await school.identity.revokeSessions({
      schoolId: martin.schoolId,
      personId: opened?.actor.personId ?? '',
    });
    expect(await school.identity.accountActor({ headers: { cookie } })).toBeNull();
  });

  it('is not opened for an account of another school', async () => {
    const foreign = { ...martin, schoolId: '01920000-0000-7000-8000-00000000000f' };
    expect(await school.identity.openSessionFor(foreign, null)).toBeNull();
  });
});

describe('a WebSocket’s first request', () => {
  it('is known by its session like any other', async () => {
    const { browser, actor } = await signedIn();
    const found = new Promise<unknown>((resolve, reject) => {
      const server = createServer((request, response) => {
        school.identity.accountActor(request).then(resolve, reject);
        response.end();
      }).listen(0, '127.0.0.1', () => {
        const { port } = server.address() as AddressInfo;
        const headers = { cookie: `lang=fr; preau_session=${browser.session()}` };
        get({ host: '127.0.0.1', port, headers, agent: false }, (response) => {
          response.resume();
          server.close();
        });
      });
    });
    expect(await found).toEqual(actor);
  });
});
