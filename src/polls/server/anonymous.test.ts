import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  openInstallation,
  type Installation,
  type School,
} from '../../app/testing/installation.ts';
import { lessonStart } from '../../app/testing/lesson.ts';
import { inClass, type PollSeat } from './testing/stage.ts';

let here: Installation;
let school: School;
beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U');
});
afterAll(() => here[Symbol.asyncDispose]());
beforeEach(() => {
  here.clock.now = () => lessonStart;
});
const stage = () => inClass(here, school);
const first = async (seat: PollSeat) => (await seat.read())[0];

const tables = ['polls', 'poll_votes', 'poll_ballots', 'poll_tallies', 'poll_texts'] as const;

/** Every row of every table that a poll has, with the transaction and the place that PostgreSQL gave it. */
async function everything(pollId: string): Promise<string> {
  const found = await Promise.all(
    tables.map(async (table) => {
      const key = table === 'polls' ? 'id' : 'poll_id';
      const { rows } = await sql`
        select t.*, t.xmin::text, t.ctid::text from ${sql.table(table)} t
        where ${sql.ref(key)} = ${pollId} order by t.ctid`.execute(here.db);
      return [table, rows];
    }),
  );
  return JSON.stringify(found);
}

const transactions = async (table: string, pollId: string) => {
  const { rows } = await sql<{ xmin: string }>`
    select xmin::text from ${sql.table(table)} where poll_id = ${pollId}`.execute(here.db);
  return new Set(rows.map(({ xmin }) => xmin));
};

const events = (meetingId: string) =>
  here.db
    .selectFrom('events')
    .select(['type', 'data'])
    .where('stream_id', '=', meetingId)
    .where('type', 'like', 'poll.%')
    .orderBy('number')
    .execute();

describe('an anonymous poll', () => {
  it('holds one answer each, for good, though two come at once', async () => {
    const { host, asked, amrani, bernard, third } = await stage();
    const pollId = await asked({ anonymous: true });
    const replies = await Promise.all(
      [0, 1, 0, 1, 0].map((choice) => amrani.answer(pollId, { choices: [choice] })),
    );
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([204, 409, 409, 409, 409]);
    expect(await first(amrani)).toMatchObject({ mine: { choices: null, text: null } });
    expect(await first(host)).toMatchObject({ answered: 1, results: null, votes: null });
    for (const seat of [bernard, third]) await seat.answer(pollId, { choices: [0] });
    await host.close(pollId);
    const seen = await first(host);
    expect(seen).toMatchObject({ answered: 3, votes: null });
    expect(seen?.results?.counts.reduce((sum, count) => sum + count, 0)).toBe(3);
  });

  it('says nothing but how many have answered while it is open, and by no event that they did', async () => {
    const { host, asked, amrani, meetingId } = await stage();
    const pollId = await asked({ anonymous: true });
    await amrani.answer(pollId, { choices: [1] });
    expect(await first(host)).toMatchObject({ answered: 1, results: null });
    expect(await events(meetingId)).toEqual([{ type: 'poll.opened', data: { pollId } }]);
  });

  it('shows nothing when so few answered that it would say who', async () => {
    const { host, asked, amrani, bernard } = await stage();
    const pollId = await asked({ anonymous: true });
    await amrani.answer(pollId, { choices: [1] });
    await bernard.answer(pollId, { choices: [1] });
    await host.close(pollId);
    expect(await first(host)).toMatchObject({ answered: 2, results: null });
    expect((await host.share(pollId)).json().code).toBe('poll.too_few');
    expect((await host.file(pollId)).json().code).toBe('poll.too_few');
    expect(await amrani.read()).toEqual([]);
  });

  it('leads from no row to anybody: not while it is open, and less once it is closed', async () => {
    const { host, asked, amrani, bernard, third } = await stage();
    const pollId = await asked({ anonymous: true, kind: 'open', question: 'Comment ça va ?' });
    const seats = [amrani, bernard, third];
    for (const [index, seat] of seats.entries())
      await seat.answer(pollId, { text: `réponse ${index}` });
    const people = await here.db
      .selectFrom('seats')
      .select(['id', 'person_id'])
      .where(
        'id',
        'in',
        seats.map(({ seatId }) => seatId),
      )
      .execute();
    const marks = people.flatMap(({ id, person_id }) => [id, person_id ?? '-']);
    const open = await everything(pollId);
    for (const mark of marks) expect(open).not.toContain(mark);

    await host.close(pollId);
    const closed = await everything(pollId);
    for (const mark of marks) expect(closed).not.toContain(mark);
    expect(JSON.parse(closed)[2]).toEqual(['poll_ballots', []]);
    expect(closed).toContain('"ballot_key":null');
    // Written in one go: neither the transaction nor the place of a row says when it came.
    expect((await transactions('poll_texts', pollId)).size).toBe(1);
    const ids = (JSON.parse(closed)[4][1] as { id: string }[]).map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
    for (const id of ids) expect(id[14]).toBe('4');
    const texts = (await first(host))?.results?.texts.map(({ text }) => text).sort();
    expect(texts).toEqual(['réponse 0', 'réponse 1', 'réponse 2']);
  });

  it('is kept without any instant but that of the poll itself', async () => {
    const { rows } = await sql<{ table_name: string; data_type: string }>`
      select table_name, data_type from information_schema.columns
      where table_name like 'poll\\_%'`.execute(here.db);
    expect(rows.map(({ data_type }) => data_type)).not.toContain('timestamp with time zone');
    expect(new Set(rows.map(({ table_name }) => table_name)).size).toBe(4);
  });

  it('has its tallies written in one go too', async () => {
    const { host, asked, amrani, bernard, third } = await stage();
    const pollId = await asked({
      anonymous: true,
      kind: 'several',
      question: 'Q',
      options: ['a', 'b'],
    });
    await amrani.answer(pollId, { choices: [0] });
    await bernard.answer(pollId, { choices: [0, 1] });
    await third.answer(pollId, { choices: [1] });
    await host.close(pollId);
    expect((await transactions('poll_tallies', pollId)).size).toBe(1);
    expect((await first(host))?.results?.counts).toEqual([2, 2]);
  });

  it('is refused an answer by name by the schema itself, and stays what it was opened as', async () => {
    const { asked, amrani, bernard, third, host } = await stage();
    const pollId = await asked({ anonymous: true });
    const vote = {
      school_id: school.schoolId,
      poll_id: pollId,
      seat_id: amrani.seatId,
      sealed: '',
    };
    await expect(here.db.insertInto('poll_votes').values(vote).execute()).rejects.toThrow(
      /foreign key/,
    );
    for (const seat of [amrani, bernard, third]) await seat.answer(pollId, { choices: [0] });
    await host.close(pollId);
    const change = here.db.updateTable('polls').set({ anonymous: false }).where('id', '=', pollId);
    await expect(change.execute()).rejects.toThrow(/foreign key/);
  });

  it('loses what names somebody, once closed, when who leads takes it away', async () => {
    const { host, asked, amrani, bernard, third } = await stage();
    const pollId = await asked({ anonymous: true, kind: 'open', question: 'Pourquoi ?' });
    await amrani.answer(pollId, { text: 'C’est la faute de Bernard' });
    for (const seat of [bernard, third]) await seat.answer(pollId, { text: 'Je ne sais pas' });
    const inside = await here.db
      .selectFrom('poll_texts')
      .select('id')
      .where('poll_id', '=', pollId)
      .execute();
    // What is not shown yet is not guessed at.
    expect((await host.removeAnswer(pollId, inside[0]?.id ?? '')).statusCode).toBe(404);
    await host.close(pollId);
    const bad = (await first(host))?.results?.texts.find(({ text }) => text.includes('Bernard'));
    await host.removeAnswer(pollId, bad?.answerId ?? '');
    await host.share(pollId);
    const shown = (await first(amrani))?.results?.texts.map(({ text }) => text);
    expect(shown).toEqual(['Je ne sais pas', 'Je ne sais pas']);
  });
});
