import type { Core } from '../../../platform/server/core.ts';
import { seatAdmitted } from '../../../meeting/contract/events.ts';
import {
  doorChanged,
  linkSecondHolder,
  seatKnocked,
  seatRenamed,
} from '../../../entry/contract/events.ts';
import { listRequests, readClassDoor } from '../../../entry/server/index.ts';
import { findSchool, listClassSeats } from './class.store.ts';
import { lookAtDoor } from './knocking.ts';

const ids = (data: Record<string, unknown>[], key: string) =>
  data.map((entry) => String(entry[key]));

/** Completes events with the names that their audience may read; events themselves hold ids only. */
export function presentClassEvents(core: Core): void {
  core.hub.present(seatAdmitted.type, async (stream, data) => {
    const seats = await listClassSeats(core.db, stream, ids(data, 'seatId'), false);
    return data.map((entry) => ({
      ...entry,
      seat: seats.find((seat) => seat.seatId === entry.seatId) ?? null,
    }));
  });
  core.hub.present(seatRenamed.type, async (stream, data) => {
    const seats = await listClassSeats(core.db, stream, ids(data, 'seatId'), false);
    return data.map((entry) => ({
      ...entry,
      name: seats.find((seat) => seat.seatId === entry.seatId)?.name ?? null,
    }));
  });
  core.hub.present(seatKnocked.type, async (stream, data) => {
    const seats = await lookAtDoor(core.db, stream, ids(data, 'seatId'));
    return data.map((entry) => ({
      ...entry,
      knocking: seats.find((seat) => seat.seatId === entry.seatId) ?? null,
    }));
  });
  core.hub.present(linkSecondHolder.type, async (stream, data) => {
    const waiting = await listRequests(core.db, stream, ids(data, 'requestId'));
    return data.map((entry) => ({
      ...entry,
      device: waiting.find((device) => device.requestId === entry.requestId) ?? null,
    }));
  });
  core.hub.present(doorChanged.type, async (meetingId, data) => {
    const schoolId = await findSchool(core.db, meetingId);
    const door = schoolId === null ? null : await readClassDoor(core.db, { schoolId, meetingId });
    return data.map(() => ({ door }));
  });
}
