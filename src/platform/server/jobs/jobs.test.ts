import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { startPostgres } from '../../../../launcher/postgres.ts';
import { openDatabase } from '../db.ts';
import { transactor } from '../events/index.ts';
import { createLog } from '../telemetry/index.ts';
import { openTestDatabase } from '../testing/database.ts';
import { until } from '../testing/until.ts';
import { defineJob, openJobs, type Jobs } from './index.ts';

const meetingId = '018f3a5c-7d2e-7000-8000-0123456789ab';
const meetingJob = (name: string) => defineJob(name, z.strictObject({ meetingId: z.uuid() }));
let lines: string[] = [];
const log = createLog({ logLevel: 'debug' }, { write: (line) => void lines.push(line) });

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let jobs: Jobs;
beforeAll(async () => {
  database = await openTestDatabase('none');
  jobs = openJobs({ url: database.url, log });
});
afterAll(async () => {
  await jobs[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});
const transact = <T>(work: Parameters<ReturnType<typeof transactor>>[0]) =>
  transactor(database.db, () => {})(work) as Promise<T>;

test('a job exists if and only if its transaction commits', async () => {
  const job = meetingJob('test.commit');
  const done: string[] = [];
  const other = '018f3a5c-7d2e-7000-8000-ffffffffffff';
  jobs.work(job, async (data) => void done.push(data.meetingId));
  await expect(
    transact(async (trx) => {
      await jobs.enqueue(trx, job, { meetingId: other });
      throw new Error('rolled back');
    }),
  ).rejects.toThrow('rolled back');
  await transact((trx) => jobs.enqueue(trx, job, { meetingId }));
  await until('the committed job is done', () => done.length > 0);
  expect(done).toEqual([meetingId]);
  const { rows } = await sql`select 1 from jobs.job where data ->> 'meetingId' = ${other}`.execute(
    database.db,
  );
  expect(rows).toEqual([]);
});

test('a job waits for its instant', async () => {
  const job = meetingJob('test.later');
  await transact((trx) =>
    jobs.enqueue(trx, job, { meetingId }, { startAfter: new Date('2100-01-01') }),
  );
  const { rows } = await sql<{
    start_after: Date;
  }>`select start_after from jobs.job where name = 'test.later'`.execute(database.db);
  expect(rows[0]?.start_after.toISOString()).toBe('2100-01-01T00:00:00.000Z');
});

test('of several jobs with one key, the one that waits is enough', async () => {
  const job = defineJob('test.single', z.strictObject({}), { single: true });
  const when = { singletonKey: 'school', startAfter: new Date('2100-01-01') };
  expect(await transact((trx) => jobs.enqueue(trx, job, {}, when))).toEqual(expect.any(String));
  expect(await transact((trx) => jobs.enqueue(trx, job, {}, when))).toBeNull();
  await expect(transact((trx) => jobs.enqueue(trx, job, {}))).rejects.toThrow(/singletonKey/);
});

test('a failed job is tried again later, and the failure’s words are kept nowhere', async () => {
  const job = meetingJob('test.fails');
  lines = [];
  let tries = 0;
  jobs.work(job, async () => {
    tries += 1;
    throw new Error('Zélie-Canari');
  });
  const id = await transact((trx) => jobs.enqueue(trx, job, { meetingId }));
  const read = async () => {
    const { rows } = await sql<{ state: string; output: unknown; wait: number }>`
      select state, output, extract(epoch from start_after - now())::float8 as wait
      from jobs.job where id = ${id}`.execute(database.db);
    return rows[0];
  };
  await until('it waits for its next try', async () => (await read())?.state === 'retry');
  const row = await read();
  expect(tries).toBe(1);
  expect(row?.wait).toBeGreaterThan(1);
  expect(JSON.stringify(row?.output)).not.toContain('Canari');
  const line = JSON.parse(lines.find((text) => text.includes('job failed')) ?? '{}');
  expect(line).toMatchObject({ job: 'test.fails', jobId: id, attempt: 1, err: { type: 'Error' } });
  expect(lines.join('')).not.toContain('Canari');
});

test('a job of a killed server is taken by another', async () => {
  const job = meetingJob('test.long');
  const doomed = spawn(
    process.execPath,
    [fileURLToPath(new URL('testing/doomed.ts', import.meta.url)), database.url],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  onTestFinished(() => void doomed.kill('SIGKILL'));
  await using rescuer = openJobs({
    url: database.url,
    log,
    heartbeatSeconds: 10,
    superviseSeconds: 1,
  });
  await transact((trx) => rescuer.enqueue(trx, job, { meetingId }));
  await once(doomed.stdout, 'data');
  doomed.kill('SIGKILL');
  const attempts: number[] = [];
  rescuer.work(job, async (_data, { attempt }) => void attempts.push(attempt));
  await until('the other server did it', () => attempts.length > 0, 50_000);
  expect(attempts).toEqual([2]);
});

test('the server starts with the database away, and does the jobs when it comes, and comes back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'preau-jobs-'));
  chmodSync(folder, 0o711);
  const start = () =>
    startPostgres({
      folder: join(folder, 'postgres'),
      password: 'test',
      database: 'postgres',
      fsync: false,
    });
  const first = await start();
  await first.stop();

  const before = performance.now();
  const late = openJobs({ url: first.url, log });
  const job = meetingJob('test.away');
  const done: string[] = [];
  late.work(job, async (data) => void done.push(data.meetingId));
  late.workByClock(defineJob('test.clock', z.strictObject({})), '0 3 * * *', async () => {});
  expect(performance.now() - before).toBeLessThan(3_000);
  expect(await late.health()).toBe('away');

  let postgres = await start();
  const own = openDatabase(first.url);
  onTestFinished(async () => {
    await late[Symbol.asyncDispose]();
    await own[Symbol.asyncDispose]();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const enqueue = () =>
    transactor(own.db, () => {})((trx) => late.enqueue(trx, job, { meetingId }));
  await until('it started by itself', async () => (await late.health()) === 'ok');
  await enqueue();
  await until('the job is done', () => done.length === 1);

  await postgres.stop();
  await expect(late.health()).rejects.toThrow();
  postgres = await start();
  await until('it came back', () => enqueue().catch(() => null));
  await until('the next job is done', () => done.length === 2);
});
