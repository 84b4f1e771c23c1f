import type { SeatActor } from '../../access/contract/actors.ts';
import { Problem } from '../../platform/contract/problems.ts';
import type { Trx } from '../../platform/server/db.ts';
import { openStream, record } from '../../platform/server/events/index.ts';
import { takeSeat } from '../../meeting/server/index.ts';
import { linkAnswered, linkSecondHolder } from '../contract/events.ts';
import type { EntryCore } from './core.ts';
import { passSeat } from './holding.ts';
import { bindLink, noteSecondHolder } from './links.store.ts';
import { ownerOf } from './owner.ts';
import {
  dropOpenRequests,
  findRequest,
  hasOpenRequest,
  insertRequest,
  lockOpenRequest,
  refuseRequest,
} from './requests.store.ts';

/** A teacher is told of another device at most once in this time for each link. */
const quietSeconds = 30;
/** The device that asked first keeps its turn so long: another one cannot slip under the teacher's yes. */
const turnMinutes = 10;

type Link = { id: string; school_id: string; meeting_id: string };

/**
 * A second device opened a link that another one holds: it asks, and the hosts are told.
 * @returns `refused` when a host said no to this very device
 */
export async function askForLink(
  trx: Trx,
  link: Link,
  markHash: string,
  now: Date,
): Promise<'asked' | 'refused'> {
  const linkId = { schoolId: link.school_id, linkId: link.id };
  const known = await findRequest(trx, linkId, markHash);
  if (known) return known.refused_at === null ? 'asked' : 'refused';
  const since = new Date(now.getTime() - turnMinutes * 60_000);
  if (await hasOpenRequest(trx, linkId, since)) return 'asked';
  if (!(await noteSecondHolder(trx, linkId, now, quietSeconds))) return 'asked';
  await dropOpenRequests(trx, linkId);
  const requestId = await insertRequest(trx, linkId, markHash, now);
  await record(trx, linkSecondHolder, {
    stream: link.meeting_id,
    audience: 'hosts',
    data: { requestId },
  });
  return 'asked';
}

/**
 * A host answers a second device. Yes: the link and the seat pass to it, where the seat stands now; the
 * first browser is out at once. No: this device asks no more.
 * @throws {Problem} `entry.request_gone` when it was answered, or the link renewed, meanwhile
 */
export async function answerDevice(
  core: EntryCore,
  host: SeatActor,
  requestId: string,
  accepted: boolean,
): Promise<void> {
  const { schoolId, meetingId } = host;
  await core.transact(async (trx) => {
    const request = await lockOpenRequest(trx, { schoolId, meetingId }, requestId);
    if (!request || request.state !== 'open') throw new Problem('entry.request_gone');
    if (accepted) await giveLink(core, trx, host, request);
    else await refuseRequest(trx, { schoolId, requestId }, core.now());
    await record(trx, linkAnswered, {
      stream: meetingId,
      audience: 'hosts',
      data: { requestId },
    });
  });
}

type Request = NonNullable<Awaited<ReturnType<typeof lockOpenRequest>>>;

async function giveLink(core: EntryCore, trx: Trx, host: SeatActor, request: Request) {
  const { schoolId, meetingId } = host;
  const { mark_hash: markHash, link_id: linkId } = request;
  await bindLink(trx, { schoolId, linkId }, markHash, core.now());
  await dropOpenRequests(trx, { schoolId, linkId });
  const { row, isNew } = await takeSeat(trx, {
    schoolId,
    meetingId,
    ...ownerOf(request),
    state: 'claimed',
    accountId: null,
    markHash,
  });
  if (isNew) await openStream(trx, row.id);
  else if (row.state !== 'excluded')
    await passSeat(core, trx, row, { accountId: null, markHash }, { keepsPlace: true });
}
