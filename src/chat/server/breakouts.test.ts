import { describe, expect, it } from 'vitest';
import { atSchool } from '../../app/testing/at-school.ts';
import { lessonStart } from '../../app/testing/lesson.ts';
import { inClass, textsOf, type Seat } from './testing/stage.ts';

const at = atSchool({ clock: lessonStart });

/** A lesson where pupils may write to all, with a breakout for each of two; a third waits to be put in. */
async function stage() {
  const lesson = await inClass(at.here, at.school);
  const { host, amrani, bernard, comes } = lesson;
  const ask = (name: string, body: object) =>
    host.browser.post(`/api/seats/${host.seatId}/breakouts${name}`, body);
  await lesson.command('rights', { seatIds: null, rights: { chatAll: true } });
  const elie = await comes(2);
  const groups = [[amrani.seatId], [bernard.seatId]];
  expect(
    (await ask('', { breakouts: groups, minutes: null, byChoice: false, limit: null })).statusCode,
  ).toBe(204);
  const { breakouts } = (await host.browser.get(`/api/seats/${host.seatId}/class`)).json();
  const ids = breakouts.breakouts.map(({ breakoutId }: { breakoutId: string }) => breakoutId);
  const place = (seat: Seat, breakoutId: string | null) =>
    ask('/place', { seatIds: [seat.seatId], breakoutId });
  const sayIn = (seat: Seat, index: number, text: string) =>
    seat.post('', { to: 'all', breakoutId: ids[index], text, attempt: crypto.randomUUID() });
  return { ...lesson, elie, ids, place, sayIn, close: () => ask('/close', { breakoutId: null }) };
}

/** Whom the events of a message name, beside hosts. */
async function toldOf(meetingId: string, type: string, messageId: string): Promise<string[]> {
  const rows = await at.here.db
    .selectFrom('events')
    .select(['audience', 'data'])
    .where('stream_id', '=', meetingId)
    .where('type', '=', type)
    .execute();
  return rows.filter(({ data }) => data.messageId === messageId).map(({ audience }) => audience);
}

describe('what a pupil says to all in a breakout', () => {
  it('is read by those who are in it and by those who lead, and by nobody else', async () => {
    const { host, amrani, bernard, elie, ids, place, sayIn, meetingId } = await stage();
    await place(elie, ids[0]);
    const { messageId, breakout } = (await sayIn(amrani, 0, 'entre nous')).json();
    expect(breakout).toBe(1);
    for (const seat of [host, amrani, elie]) expect(await textsOf(seat)).toEqual(['entre nous']);
    expect(await textsOf(bernard)).toEqual([]);
    expect((await toldOf(meetingId, 'chat.said', messageId)).sort()).toEqual(
      ['hosts', `seat:${amrani.seatId}`, `seat:${elie.seatId}`].sort(),
    );
  });

  it('stays out of the class once breakouts are closed, but for who wrote it', async () => {
    const { host, amrani, bernard, elie, ids, place, sayIn, close } = await stage();
    await place(elie, ids[0]);
    await sayIn(amrani, 0, 'entre nous');
    await close();
    for (const seat of [bernard, elie]) expect(await textsOf(seat)).toEqual([]);
    for (const seat of [host, amrani]) expect(await textsOf(seat)).toEqual(['entre nous']);
  });

  it('is taken away from whoever was told of it, wherever they are now', async () => {
    const { host, amrani, bernard, elie, ids, place, sayIn, meetingId } = await stage();
    await place(elie, ids[0]);
    const { messageId } = (await sayIn(amrani, 0, 'entre nous')).json();
    await place(elie, ids[1]);
    expect((await host.remove(messageId)).statusCode).toBe(204);
    const told = await toldOf(meetingId, 'chat.deleted', messageId);
    expect(told).toContain(`seat:${elie.seatId}`);
    expect(told).not.toContain(`seat:${bernard.seatId}`);
    expect(told).not.toContain('all');
  });

  it('goes nowhere when they are elsewhere than they believe: others would read it', async () => {
    const { host, amrani, bernard, sayIn, place } = await stage();
    await place(amrani, null);
    const refused = [await sayIn(amrani, 0, 'entre nous'), await bernard.say('all', 'à la classe')];
    for (const answer of refused)
      expect([answer.statusCode, answer.json().code]).toEqual([409, 'chat.moved']);
    expect(await textsOf(host)).toEqual([]);
  });
});

it('what a host says to all reaches every breakout and the main room', async () => {
  const { host, amrani, bernard, elie, ids, place } = await stage();
  await place(host, ids[0]);
  const { breakout } = (await host.say('all', 'encore cinq minutes')).json();
  expect(breakout).toBeNull();
  for (const seat of [amrani, bernard, elie])
    expect(await textsOf(seat)).toEqual(['encore cinq minutes']);
});

it('what is said to those who lead reaches them from a breakout', async () => {
  const { host, amrani, bernard } = await stage();
  await amrani.say('hosts', 'une question');
  expect(await textsOf(host)).toEqual(['une question']);
  expect(await textsOf(bernard)).toEqual([]);
});

it('the rights are those of the main room: closed for all, it is closed in breakouts', async () => {
  const { command, amrani, sayIn } = await stage();
  await command('rights', { seatIds: null, rights: { chatAll: false } });
  expect((await sayIn(amrani, 0, 'non')).statusCode).toBe(403);
  await command('rights', { seatIds: null, rights: { chatAll: true } });
  await command('calm', { on: true });
  expect((await sayIn(amrani, 0, 'non')).statusCode).toBe(403);
});
