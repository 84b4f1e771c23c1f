import pino from 'pino';
import { can, isAction } from '../../../access/contract/abilities.ts';
import type { AccountActor, Actor, Actors, Role } from '../../../access/contract/actors.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import { readConfig } from '../../../platform/server/config.ts';
import { openHub, transactor } from '../../../platform/server/events/index.ts';
import { createMount } from '../../../platform/server/http/mount.ts';
import { createHttp } from '../../../platform/server/http/server.ts';
import { openTestDatabase } from '../../../platform/server/testing/database.ts';
import { createPeople, createSchool, mountSchool } from '../index.ts';

/** The school's routes on a database of its own, asked by whoever the test says. */
export async function openRegister() {
  const stack = new AsyncDisposableStack();
  const { db, url } = stack.use(await openTestDatabase());
  const log = pino({ level: 'silent' });
  const config = readConfig({
    PREAU_SECRET: 'a secret made for these tests, and long enough 7Hq2',
    DATABASE_URL: url,
    LIVEKIT_API_KEY: 'key-of-the-tests',
    LIVEKIT_API_SECRET: 'another secret made for these tests, long enough 9Kz4',
  });
  const hub = stack.use(openHub({ db, onAway: () => {} }));
  const transact = transactor(db, (streams) => hub.tell(streams));
  const http = await createHttp(config, log);
  stack.defer(() => http.close());
  let caller: AccountActor | null = null;
  const { mount } = createMount<Actors>(http, {
    actor: async () => {
      if (!caller) throw new Problem('unauthenticated');
      return caller;
    },
    knows: isAction,
    check: (actor, action, subject) => {
      if (!can(actor as Actor, action as never, subject as never)) throw new Problem('forbidden');
    },
  });
  mountSchool(mount, { db });

  return {
    db,
    transact,
    /** A school with one teacher. */
    addSchool: (uai: string) =>
      transact(async (trx) => {
        const schoolId = await createSchool(trx, {
          uai,
          name: `Collège ${uai}`,
          timeZone: 'Europe/Paris',
          pupilAddress: 'tu',
        });
        const name = { family: 'Martin', given: 'Sylvie', title: 'Mme' };
        const [personId = ''] = await createPeople(trx, schoolId, [{ role: 'teacher', name }]);
        return { schoolId, personId };
      }),
    get: async (path: string, as: { schoolId: string; personId: string; role?: Role } | null) => {
      caller = as && {
        kind: 'account',
        accountId: '',
        sessionId: '',
        role: 'teacher',
        signed: true,
        suspended: false,
        secondFactor: 'done',
        ...as,
      };
      const response = await http.inject({ method: 'GET', url: path });
      return { status: response.statusCode, text: response.body, body: response.json() };
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

export type Register = Awaited<ReturnType<typeof openRegister>>;
