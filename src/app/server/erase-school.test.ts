import { mkdtemp, readdir } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import pino from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { openFiles } from '../../platform/server/files/index.ts';
import { defineJob, openJobs, type Jobs } from '../../platform/server/jobs/index.ts';
import { addImport } from '../../school/server/imports/testing/an-import.ts';
import { addYears } from '../../school/server/years/testing/a-year.ts';
import { addBan } from '../testing/bans.ts';
import { openInstallation, type Installation } from '../testing/installation.ts';
import { knockWith, openLesson, planLesson } from '../testing/lesson.ts';
import { suspendIn } from '../testing/operators.ts';
import { providerIds } from '../testing/providers.ts';

let here: Installation;
let dataFolder: string;
let jobs: Jobs;
const waiting = defineJob('test.of-a-school', z.strictObject({ schoolId: z.uuid() }));

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'preau-erase-'));
  here = await openInstallation({ PREAU_DATA: dataFolder });
  jobs = openJobs({ url: here.url, log: pino({ level: 'silent' }) });
});
afterAll(async () => {
  await jobs[Symbol.asyncDispose]();
  await here[Symbol.asyncDispose]();
});

const uuids = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Every row of every table, as texts by table: the schools', and the queue's. */
async function everything(): Promise<Map<string, string[]>> {
  const { rows: tables } = await sql<{ place: string; name: string }>`
    select table_schema as place, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and (table_schema = 'public' or
      (table_schema = 'jobs' and table_name = 'job')) order by 1, 2`.execute(here.db);
  const all = new Map<string, string[]>();
  for (const { place, name } of tables) {
    const { rows } = await sql<{ row: string }>`
      select t::text as row from ${sql.table(`${place}.${name}`)} t order by 1`.execute(here.db);
    all.set(
      `${place}.${name}`,
      rows.map(({ row }) => row),
    );
  }
  return all;
}

/** A school in which something of each kind is kept, with a file and a job of its own. */
async function fullSchool(uai: string) {
  const school = await here.addSchool(uai);
  const { schoolId } = school;
  const { teacher, meeting, links } = await planLesson(here, school);
  // And stays there: by the clock of today, their lessons would be over, and housekeeping would end them.
  here.clock.now = () => new Date(meeting.startsAt);
  const hostSeat = await openLesson(teacher, meeting);
  await knockWith(here, links[0]);
  await teacher.post(`/api/meetings/${meeting.meetingId}/class-link`);
  await teacher.post(`/api/meetings/${meeting.meetingId}/guests`, { given: 'Ana', family: 'L' });
  await addImport(here.app.core.transact, schoolId);
  await addBan(here, { ...school, seatId: hostSeat });
  await addYears(here.app.core.transact, schoolId);
  await providerIds(here, school);
  const files = await openFiles(here.app.core.config);
  const text = new TextEncoder().encode(`ce que garde ${uai}`);
  const { key } = await files.of(schoolId).put(text, { maxBytes: 1_000 });
  await here.app.core.transact((trx) => jobs.enqueue(trx, waiting, { schoolId }));
  return { ...school, files, key };
}

/** What betrays a school in a row: its id, its code, and the id of anything that it alone has. */
function marksOf(all: Map<string, string[]>, mine: string, other: string): string[] {
  const rows = [...all.values()].flat();
  const idsIn = (schoolId: string) =>
    new Set(rows.filter((row) => row.includes(schoolId)).flatMap((row) => row.match(uuids) ?? []));
  const others = idsIn(other);
  return [...idsIn(mine)].filter((id) => !others.has(id));
}

const run = (...args: string[]) =>
  promisify(execFile)(
    process.execPath,
    [join(import.meta.dirname, '../erase-school.ts'), ...args],
    {
      env: {
        ...process.env,
        DATABASE_URL: here.url,
        PREAU_DATA: dataFolder,
        PREAU_SECRET: here.app.core.config.secret,
        LIVEKIT_URL: 'ws://127.0.0.1:9',
        LIVEKIT_API_KEY: here.app.core.config.media.apiKey,
        LIVEKIT_API_SECRET: here.app.core.config.media.apiSecret,
      },
    },
  ).then(
    ({ stdout }) => stdout,
    (error: { stderr: string }) => error.stderr,
  );

it('a school that is erased leaves no row, no file and no job; another keeps each of its own, byte for byte', async () => {
  const [gone, stays] = [await fullSchool('0750001U'), await fullSchool('0690001B')];
  const before = await everything();
  const marks = [gone.uai, ...marksOf(before, gone.schoolId, stays.schoolId)];
  expect(marks.length).toBeGreaterThan(30);

  expect(await run(gone.uai, '--pour-toujours')).toContain('n’est pas suspendu');
  await suspendIn(here, gone.schoolId, 'contract_ended');
  expect(await run(gone.uai)).toContain('ajouter --pour-toujours');
  expect(await everything().then((all) => all.get('public.people'))).toEqual(
    before.get('public.people'),
  );
  expect(await run(gone.uai, '--pour-toujours')).toContain('est effacé');

  const after = await everything();
  const left = [...after].flatMap(([table, rows]) =>
    rows.filter((row) => marks.some((mark) => row.includes(mark))).map((row) => `${table}: ${row}`),
  );
  expect(left).toEqual([]);
  const isNobodys = (row: string) => !marks.some((mark) => row.includes(mark));
  for (const [table, rows] of before)
    if (table !== 'public.rate_limits')
      expect(after.get(table), table).toEqual(expect.arrayContaining(rows.filter(isNobodys)));

  const lying = await readdir(join(dataFolder, 'files', 'of'));
  expect(lying).toEqual([stays.schoolId]);
  const kept = await stays.files.of(stays.schoolId).read(stays.key);
  expect(Buffer.concat(await kept.toArray()).toString()).toBe(`ce que garde ${stays.uai}`);
  expect(await run(gone.uai, '--pour-toujours')).toContain('Aucun établissement');
});
