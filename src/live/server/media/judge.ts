import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import type { SeatActor } from '../../../access/contract/actors.ts';
import type { Config } from '../../../platform/server/config.ts';
import { isDatabaseAway, type Db } from '../../../platform/server/db.ts';
import { isOwnOrigin } from '../../../platform/server/http/server.ts';
import { mayConnect } from './grants.ts';
import { findPlace } from './media.store.ts';

/**
 * What the gate answers instead of a line, as livekit-client understands it: 403 makes it stop for
 * good, 429 and 503 make it try again. Never 404: it would then ask for another path, for ever.
 */
export type Refusal = 403 | 429 | 503;

/** Who may come in, and where to. */
export type Granted = { actor: SeatActor; room: string };

/** What happened at the gate, for the metrics. */
export type GateOutcome = 'open' | 'refused' | 'too_many' | 'away' | 'foreign' | 'token_dropped';

export type JudgeDeps = {
  config: Config;
  db: Db;
  log: Logger;
  seatActor: (request: IncomingMessage, seatId: string) => Promise<SeatActor | null>;
  count: (outcome: GateOutcome) => void;
};

/** Decides, from the request alone and the rules of this instant, who may come in. */
export function createJudge({ config, db, log, seatActor, count }: JudgeDeps) {
  const refuse = (outcome: GateOutcome, refusal: Refusal) => {
    count(outcome);
    return refusal;
  };

  /** Browsers name their origin on each WebSocket; who names none has no cookie of a person's either. */
  const isForeign = ({ headers: { origin } }: IncomingMessage) =>
    origin !== undefined && !isOwnOrigin(config, origin);

  return async (request: IncomingMessage, seatId: string): Promise<Granted | Refusal> => {
    if (isForeign(request)) return refuse('foreign', 403);
    try {
      const actor = await seatActor(request, seatId);
      if (actor?.seatId !== seatId || !mayConnect(actor)) return refuse('refused', 403);
      const place = await findPlace(db, actor);
      if (place === null) return refuse('refused', 403);
      return { actor: { ...actor, listening: place.listening }, room: place.room };
    } catch (error) {
      if (!isDatabaseAway(error)) log.error({ err: error }, 'the media gate could not judge');
      return refuse('away', 503);
    }
  };
}

export type Judge = ReturnType<typeof createJudge>;
