import type { WebSocket } from 'ws';
import type { SeatActor } from '../../../access/contract/actors.ts';
import { leaveFrame, type LeaveReason } from './frames.ts';
import { closeSocket } from './line.ts';

/** A page's signalling going through this server. */
type Line = { actor: SeatActor; room: string; page: WebSocket };

/** A seat's lines, those to one room only, or a whole meeting's. */
export type EndedLines = { seatId: string; room?: string } | { meetingId: string };

/** The lines open on this server. */
export function openLines() {
  const lines = new Set<Line>();
  let released = false;

  const hangUp = ({ page }: Line, reason: LeaveReason) => {
    page.send(leaveFrame(reason));
    closeSocket(page, 1000);
  };

  return {
    count: () => lines.size,
    add(line: Line): void {
      lines.add(line);
      line.page.once('close', () => lines.delete(line));
      if (released) closeSocket(line.page, 1012);
    },
    /** Seats that an account's session holds lines for. */
    seatsOf: (sessionId: string) =>
      [...lines].flatMap(({ actor }) => (actor.sessionId === sessionId ? [actor.seatId] : [])),
    /** Ends a seat's lines, or a whole meeting's, in such a way that pages do not try again. */
    end(of: EndedLines, reason: LeaveReason): void {
      for (const line of lines) {
        const { actor, room } = line;
        const meant =
          'seatId' in of
            ? actor.seatId === of.seatId && (of.room === undefined || of.room === room)
            : actor.meetingId === of.meetingId;
        if (meant) hangUp(line, reason);
      }
    },
    /** This server stops: pages keep their pictures and try again, here or elsewhere. */
    release(): void {
      released = true;
      for (const { page } of lines) closeSocket(page, 1012);
    },
  };
}

export type Lines = ReturnType<typeof openLines>;
