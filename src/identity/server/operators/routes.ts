import type { Actors, OperatorActor } from '../../../access/contract/actors.ts';
import { cookies } from '../../../platform/contract/cookies.ts';
import type { Core } from '../../../platform/server/core.ts';
import { declareProblems } from '../../../platform/server/http/problems.ts';
import type { Mount } from '../../../platform/server/http/mount.ts';
import type { SuspensionReason } from '../../../school/contract/suspension.ts';
import { findSchool, setSuspension } from '../../../school/server/index.ts';
import { operatorProblems } from '../../contract/operators/problems.ts';
import * as routes from '../../contract/operators/routes.ts';
import { sessionCookieOptions } from '../session-cookie.ts';
import { tokenSetter } from './cookie.ts';
import { readLink, useLink } from './links.ts';
import type { Operators } from './operators.ts';
import { mountOwnOperator } from './own-routes.ts';
import { isDistrict, listDistrictRows, setDistrictSchools } from './operators.store.ts';
import { installSchool, inviteDistrict, inviteSignatory } from './schools.ts';
import { listOperatedSchools } from './schools.store.ts';

type OperatorCore = Pick<Core, 'config' | 'db' | 'transact' | 'now'>;
const everything = () => ({});

/** What `app/` does when the host has suspended a school: ends what is open there, on every server. */
export type OperatorPorts = { schoolBarred: (schoolId: string) => Promise<void> };

/** Binds the routes of those who run the installation, and of the links that they hand out. */
export function mountOperators(
  mount: Mount<Actors>,
  { core, operators, ports }: { core: OperatorCore; operators: Operators; ports: OperatorPorts },
): void {
  declareProblems(operatorProblems);
  mountSessions(mount, core, operators);
  mount(routes.listOperatedSchools, {
    subject: everything,
    handle: async ({ actor }) => ({ schools: await listOperatedSchools(core.db, actor) }),
  });
  mount(routes.createOperatedSchool, {
    subject: everything,
    handle: ({ body }) => installSchool(core, body),
  });
  mount(routes.inviteSignatory, {
    subject: everything,
    handle: ({ params }) => inviteSignatory(core, params.schoolId),
  });
  mountSuspension(mount, core, ports);
  mount(routes.listDistricts, {
    subject: everything,
    handle: async () => ({ districts: await listDistrictRows(core.db) }),
  });
  mount(routes.createDistrict, {
    subject: everything,
    handle: ({ body }) => inviteDistrict(core, body),
  });
  mount(routes.changeDistrict, {
    subject: async ({ params }) => ((await isDistrict(core.db, params.operatorId)) ? {} : null),
    handle: ({ params, body }) =>
      core.transact((trx) => setDistrictSchools(trx, params.operatorId, body.schoolIds)),
  });
  mount(routes.readInstallationLink, {
    subject: everything,
    handle: ({ body }) => readLink(core, body.secret),
  });
  mount(routes.useInstallationLink, {
    subject: everything,
    handle: ({ body }) => useLink(core, body),
  });
}

function mountSuspension(mount: Mount<Actors>, core: OperatorCore, ports: OperatorPorts): void {
  const subject = async ({ params: { schoolId } }: { params: { schoolId: string } }) =>
    (await findSchool(core.db, schoolId)) ? {} : null;
  const set = (schoolId: string, reason: SuspensionReason | null, { operatorId }: OperatorActor) =>
    core.transact((trx) => setSuspension(trx, schoolId, { reason, at: core.now(), operatorId }));
  mount(routes.suspendSchool, {
    subject,
    handle: async ({ actor, params: { schoolId }, body: { reason } }) => {
      await set(schoolId, reason, actor);
      // Also when it was already: what a server that died had begun is ended.
      await ports.schoolBarred(schoolId);
    },
  });
  mount(routes.reinstateSchool, {
    subject,
    handle: async ({ actor, params: { schoolId } }) => {
      await set(schoolId, null, actor);
    },
  });
}

function mountSessions(mount: Mount<Actors>, { config }: OperatorCore, operators: Operators): void {
  const setToken = tokenSetter(config.publicUrl);
  mountOwnOperator(mount, { operators, setToken });
  mount(routes.readOperator, {
    subject: everything,
    handle: async ({ request }) => {
      const actor = await operators.operatorActor(request);
      return { me: actor && (await operators.describe(actor)) };
    },
  });
  mount(routes.signInOperator, {
    subject: everything,
    handle: async ({ body, request, reply }) => {
      const before = await operators.operatorActor(request);
      const { token, actor } = await operators.signIn(body, request.ip);
      if (before) await operators.signOut(before);
      setToken(reply, token);
      return { me: await operators.describe(actor) };
    },
  });
  mount(routes.signOutOperator, {
    subject: everything,
    handle: async ({ actor, reply }) => {
      await operators.signOut(actor);
      reply.clearCookie(cookies.operator.name, sessionCookieOptions(config.publicUrl));
    },
  });
}
