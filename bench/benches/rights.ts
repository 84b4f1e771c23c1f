import { availableParallelism } from 'node:os';
import type { RoomServiceClient } from 'livekit-server-sdk';
import { engineOf } from '../../e2e/support/engine.ts';
import { until } from '../../launcher/wait.ts';
import { openMediaDoor } from '../../src/app/testing/media-door.ts';
import { readClassroom } from '../../src/live/contract/routes.ts';
import { setCalm } from '../../src/live/contract/rights-routes.ts';
import { figure } from '../figures.ts';
import type { Bench } from '../main.ts';
import { Installation } from '../support/installation.ts';
import { openClass, type Sitter } from '../support/rights/class.ts';
import { EAR_MS, type Heard, openEar, openVoices } from '../support/rights/voices.ts';

const A_CLASS = 30;
/** How many of them speak at once: a core carries about eight who encode and are decoded again. */
const VOICES = Number(
  process.env['RIGHTS_VOICES'] ?? Math.min(A_CLASS, availableParallelism() * 8),
);
const ROUNDS = 5;
/** Whoever was heard within this time is heard now. */
const HEARD_MS = 400;
/** When nobody was heard for so long, all are silent. */
const SILENT_MS = 1_500;

/** What everybody may do: their switches by the server, what the engine lets them publish. */
async function standing(pupils: readonly Sitter[], engine: RoomServiceClient, room: string) {
  const people = await engine.listParticipants(room);
  const held = new Map(people.map(({ identity, permission }) => [identity, permission]));
  return Promise.all(
    pupils.map(async ({ seatId, caller }) => {
      const { me, calm } = await caller.call(readClassroom, { params: { seatId } });
      const { canPublish, canPublishSources } = held.get(seatId) ?? {};
      return JSON.stringify([me.rights, calm, canPublish, canPublishSources?.toSorted()]);
    }),
  );
}

const within = (timeout: number) => ({ timeout, every: 20 });

/** From a press of « Calme » to the last sound of the last microphone, at the teacher’s ear. */
async function silence(host: Sitter, heard: Heard, pupils: readonly Sitter[]): Promise<number> {
  const isHeard = ({ seatId }: Sitter) => Date.now() - (heard.get(seatId) ?? 0) < HEARD_MS;
  if (!(await until(() => pupils.every(isHeard), within(120_000))))
    throw new Error(`${pupils.filter(isHeard).length} of ${pupils.length} are heard`);
  const begun = Date.now();
  await host.caller.call(setCalm, { params: { seatId: host.seatId }, body: { on: true } });
  const last = () => Math.max(...heard.values());
  if (!(await until(() => Date.now() - last() > SILENT_MS, within(60_000))))
    throw new Error('somebody is still heard');
  return last() - begun;
}

/** « Calme » in a class where everybody speaks. */
export const bench: Bench = async (tell) => {
  await using installation = await Installation.prepare();
  const place = await installation.start();
  const { host, pupils } = await openClass(place, A_CLASS);
  const holders = new Map([host, ...pupils].map((one) => [one.seatId, one.caller]));
  const { port } = new URL(place.ready.url);
  await using door = await openMediaDoor(
    () => Number(port),
    (seatId) => holders.get(seatId)?.cookie,
  );
  using ear = await openEar(door.port, host.seatId);
  const seatIds = pupils.map(({ seatId }) => seatId);
  using voices = await openVoices(door.port, seatIds.slice(0, VOICES));
  using _silent = await openVoices(door.port, seatIds.slice(VOICES));
  const engine = engineOf(place);
  const before = await standing(pupils, engine, ear.room);
  const took: number[] = [];
  const restored: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await voices.speak();
    took.push(await silence(host, ear.heard, pupils.slice(0, VOICES)));
    await voices.stop();
    await host.caller.call(setCalm, { params: { seatId: host.seatId }, body: { on: false } });
    // The engine follows the commit: a moment, as for the press.
    let count = 0;
    const asBefore = async () => {
      const after = await standing(pupils, engine, ear.room);
      count = after.filter((one, index) => one === before[index]).length;
      return count === pupils.length;
    };
    await until(asBefore, { timeout: 30_000, every: 500 });
    restored.push(count);
  }
  const ways = new Set(before).size;
  const speaking = `class of ${A_CLASS} raw clients, ${VOICES} of them speak, one listens as the teacher`;
  tell(
    figure(
      'rights.calme_ms',
      'ms',
      took,
      `${speaking}; the last of them, by pieces of ${EAR_MS} ms; goal 1000`,
    ),
  );
  tell(
    figure('rights.restored', '', restored, `of ${A_CLASS}, in ${ways} different ways; goal all`),
  );
};
