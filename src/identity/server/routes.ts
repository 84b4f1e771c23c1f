import type { AccountActor, Actors } from '../../access/contract/actors.ts';
import { cookies } from '../../platform/contract/cookies.ts';
import type { Core } from '../../platform/server/core.ts';
import { declareProblems } from '../../platform/server/http/problems.ts';
import type { Mount } from '../../platform/server/http/mount.ts';
import { findPerson, findSchool } from '../../school/server/index.ts';
import { identityProblems } from '../contract/problems.ts';
import * as routes from '../contract/routes.ts';
import type { Identity } from './identity.ts';
import { sessionCookieOptions } from './session-cookie.ts';

/** Who is signed in, as their own pages show it. */
async function describe({ db }: Pick<Core, 'db'>, actor: AccountActor): Promise<routes.Me> {
  const [person, school] = await Promise.all([
    findPerson(db, actor.schoolId, actor.personId),
    findSchool(db, actor.schoolId),
  ]);
  if (!person || !school) throw new Error('an account without its person');
  return {
    personId: person.personId,
    name: person.name,
    role: person.role,
    school: {
      name: school.name,
      uai: school.uai,
      timeZone: school.time_zone,
      signed: school.signed_at !== null,
    },
  };
}

const signedIn = (actor: Actors['anyone']) => (actor.kind === 'account' ? actor : null);

/** Binds the identity's routes: sign in, who am I, sign out. */
export function mountIdentity(
  mount: Mount<Actors>,
  { core, identity }: { core: Pick<Core, 'config' | 'db'>; identity: Identity },
): void {
  declareProblems(identityProblems);
  mount(routes.signIn, {
    subject: () => ({}),
    handle: async ({ actor: caller, body, request, reply }) => {
      const from = { address: request.ip, current: signedIn(caller) };
      const { setCookie, actor } = await identity.signIn(body, from);
      reply.header('set-cookie', setCookie);
      return { me: await describe(core, actor) };
    },
  });
  mount(routes.readSession, {
    subject: () => ({}),
    handle: async ({ actor }) => {
      const account = signedIn(actor);
      return { me: account && (await describe(core, account)) };
    },
  });
  mount(routes.signOut, {
    subject: () => ({}),
    handle: async ({ actor, body, reply }) => {
      await identity.signOut(actor, body.everywhere);
      reply.clearCookie(cookies.session.name, sessionCookieOptions(core.config.publicUrl));
    },
  });
}
