import type { AccountActor, Actors } from '../../access/contract/actors.ts';
import type { Mount } from '../../platform/server/http/mount.ts';
import { findGroup, findOnlySchool, findSchool } from '../../school/server/index.ts';
import * as routes from '../contract/accounts.ts';
import { readInvitation } from './accounts/acceptance.ts';
import { proposeUsername } from './accounts/invitations.ts';
import { accountSubject } from './accounts/let-in.ts';
import { inviteByOffice, type OfficeParts } from './accounts/office.ts';
import { listOfficeAccounts, type OfficeAccount } from './accounts/office.store.ts';
import { makeCards } from './cards/cards.ts';
import { describe } from './me.ts';
import { signedIn } from './routes.ts';

const mostListed = 100;

const view = ({ accountId: _account, email: _email, ...account }: OfficeAccount) => account;

/** Binds the accounts that a school makes: the office's list, invitations, class cards. */
export function mountOffice(mount: Mount<Actors>, parts: OfficeParts): void {
  const { core, identity } = parts;
  const { db, now } = core;

  const findOne = async ({
    actor,
    params,
  }: {
    actor: AccountActor;
    params: { personId: string };
  }) => {
    const { schoolId } = actor;
    const personIds = [params.personId];
    const [account] = await listOfficeAccounts(db, { schoolId, personIds }, now());
    if (!account) return null;
    return { ...account, ...accountSubject(schoolId, account) };
  };

  mount(routes.listAccounts, {
    subject: ({ actor }) => ({ schoolId: actor.schoolId }),
    handle: async ({ actor: { schoolId }, body }) => {
      const filter = { schoolId, search: body.search ?? '', role: body.role ?? null };
      const found = await listOfficeAccounts(db, { ...filter, limit: mostListed + 1 }, now());
      return { accounts: found.slice(0, mostListed).map(view), more: found.length > mostListed };
    },
  });
  mount(routes.readAccount, {
    subject: findOne,
    handle: async ({ subject }) => {
      const { schoolId, settled: _settled, ...account } = subject;
      const proposed = account.username ?? (await proposeUsername(db, schoolId, account.personId));
      return { account: view(account), proposed };
    },
  });
  mount(routes.invite, {
    subject: findOne,
    handle: async ({ subject, body }) => {
      const { username, ...rest } = await inviteByOffice(parts, subject, body);
      return {
        invitation: { ...rest, username: await typed(core, subject.schoolId, username) },
      };
    },
  });
  mount(routes.makeCards, {
    subject: async ({ actor, params }) => {
      const group = await findGroup(db, actor, params.groupId);
      return group && { schoolId: actor.schoolId, mine: group.mine, group };
    },
    handle: async ({ subject: { schoolId, group }, body }) => {
      const { groupId } = group;
      const cards = await makeCards(
        { core, identity, line: identity.line },
        { schoolId, groupId },
        body.personIds,
      );
      const school = await findSchool(db, schoolId);
      const shown = cards.map(async (card) => ({
        ...card,
        username: await typed(core, schoolId, card.username),
      }));
      return { group: group.name, school: school?.name ?? '', cards: await Promise.all(shown) };
    },
  });
}

/** Binds what the holder of an invitation may do, signed in or not. */
export function mountInvitations(
  mount: Mount<Actors>,
  { core, identity }: Pick<OfficeParts, 'core' | 'identity'>,
): void {
  mount(routes.readInvitation, {
    subject: () => ({}),
    handle: async ({ body }) => {
      const invited = await readInvitation(core, body.secret);
      return invited;
    },
  });
  mount(routes.acceptInvitation, {
    subject: () => ({}),
    handle: async ({ actor: caller, body, request, reply }) => {
      const from = { address: request.ip, current: signedIn(caller) };
      const { setCookie, actor } = await identity.acceptInvitation(body, from);
      reply.header('set-cookie', setCookie);
      return { me: await describe(core, actor) };
    },
  });
}

/** A username as its person must type it: with the school's code where there are several schools. */
async function typed({ db }: Pick<OfficeParts['core'], 'db'>, schoolId: string, username: string) {
  if (await findOnlySchool(db)) return username;
  const school = await findSchool(db, schoolId);
  return `${username}@${school?.uai ?? ''}`;
}
