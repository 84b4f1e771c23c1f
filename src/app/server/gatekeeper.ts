import { parseCookie } from 'cookie';
import type { FastifyRequest } from 'fastify';
import { can, isAction } from '../../access/contract/abilities.ts';
import type {
  AccountActor,
  Actor,
  Actors,
  OperatorActor,
  SeatActor,
} from '../../access/contract/actors.ts';
import { cookies } from '../../platform/contract/cookies.ts';
import { Problem } from '../../platform/contract/problems.ts';
import type { RouteDefinition } from '../../platform/contract/route.ts';
import type { Db } from '../../platform/server/db.ts';
import type { Gatekeeper } from '../../platform/server/http/mount.ts';
import { readMark } from '../../entry/server/index.ts';
import { openSeatActors } from '../../meeting/server/index.ts';

/** A request as far as a caller is recognised from it: its cookies. Also a WebSocket's first request. */
export type Asking = { headers: { cookie?: string | undefined } };

export type FindAccount = (request: Asking) => Promise<AccountActor | null>;
export type FindOperator = (request: Asking) => Promise<OperatorActor | null>;
export type FindSeat = (request: Asking, seatId: string) => Promise<SeatActor | null>;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Finds the seat that a request names, if it is the caller's: held by the account signed in, or by
 * the browser whose link was opened. Every other case answers the same nothing.
 */
export function seatFinder(db: Db, findAccount: FindAccount, now: () => Date): FindSeat {
  const findActor = openSeatActors(db, now);
  return async (request, seatId) => {
    if (!uuid.test(seatId)) return null;
    const jar = parseCookie(request.headers.cookie ?? '');
    const found = cookies.session.name in jar ? await findAccount(request) : null;
    // A session that misses its second factor holds no seat.
    const account = found?.secondFactor === 'done' ? found : null;
    const holder = {
      accountId: account?.accountId ?? null,
      sessionId: account?.sessionId ?? null,
      markHash: readMark(jar[cookies.mark.name]),
    };
    return findActor(seatId, holder);
  };
}

/** Binds the contract to identity, seats and the one table of rights. */
export function createGatekeeper(
  findAccount: FindAccount,
  findSeat: FindSeat,
  findOperator: FindOperator,
): Gatekeeper<Actors> {
  const findActor: Record<
    RouteDefinition['caller'],
    (request: FastifyRequest, route: RouteDefinition) => Promise<Actors[RouteDefinition['caller']]>
  > = {
    anyone: async (request, route) => {
      const actor = await findAccount(request);
      return actor && isComplete(actor, route) ? actor : { kind: 'anonymous' };
    },
    account: async (request, route) => {
      const actor = await findAccount(request);
      if (!actor) throw new Problem('unauthenticated');
      if (!isComplete(actor, route)) throw new Problem('second_factor_needed');
      return actor;
    },
    seat: async (request) => {
      const { seatId } = request.params as { seatId?: string };
      const actor = await findSeat(request, seatId ?? '');
      if (!actor) throw new Problem('not_found');
      return actor;
    },
    operator: async (request, route) => {
      const actor = await findOperator(request);
      if (!actor) throw new Problem('unauthenticated');
      if (!isComplete(actor, route)) throw new Problem('second_factor_needed');
      return actor;
    },
    engine: async () => ({ kind: 'engine' }),
  };
  return {
    actor: async (route, request) => {
      const actor = await findActor[route.caller](request, route);
      refuseBeforeContract(route, actor);
      return actor;
    },
    knows: isAction,
    check: (actor, action, subject) => {
      if (isAction(action) && can(actor as Actor, action, subject as never)) return;
      if (isForeign(actor as Actor, subject)) throw new Problem('not_found');
      throw new Problem(isShut(actor as Actor, action, subject) ? 'school_suspended' : 'forbidden');
    },
  };
}

/** Before its school has accepted the contract, nobody writes anything there, whatever they may do later. */
function refuseBeforeContract(route: RouteDefinition, actor: Actors[RouteDefinition['caller']]) {
  if (route.method === 'GET' || route.beforeContract !== undefined) return;
  if ((actor.kind === 'account' || actor.kind === 'seat') && !actor.signed)
    throw new Problem('contract_needed');
}

/** May this session call this route, as far as its second factor goes? */
const isComplete = (actor: AccountActor | OperatorActor, route: RouteDefinition) =>
  actor.secondFactor === 'done' || route.beforeSecondFactor !== undefined;

/** Would this be allowed, had the host not suspended the school? */
const isShut = (actor: Actor, action: string, subject: unknown): boolean =>
  actor.kind === 'account' &&
  actor.suspended &&
  isAction(action) &&
  can({ ...actor, suspended: false }, action, subject as never);

/** What belongs to another school is answered as if it did not exist. */
function isForeign(actor: Actor, subject: unknown): boolean {
  if (actor.kind !== 'account' && actor.kind !== 'seat') return false;
  const { schoolId } = subject as { schoolId?: string };
  return schoolId !== undefined && schoolId !== actor.schoolId;
}
