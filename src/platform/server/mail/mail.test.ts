import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { transactor } from '../events/index.ts';
import { openJobs, type Jobs } from '../jobs/index.ts';
import { createLog } from '../telemetry/index.ts';
import { openTestDatabase } from '../testing/database.ts';
import { until } from '../testing/until.ts';
import { deleteOldMails } from './mail.store.ts';
import { defineMail, openMail } from './index.ts';

const publicUrl = new URL('https://classe.ecole.example');
let lines: string[] = [];
const log = createLog({ logLevel: 'debug' }, { write: (line) => void lines.push(line) });
const welcome = defineMail<{ name: string }>({
  fr: ({ name }) => ({
    subject: `Bienvenue ${name}`,
    paragraphs: [`Bonjour ${name} !`],
    link: { label: 'Ouvrir', path: '/e#secret' },
  }),
  en: ({ name }) => ({ subject: `Welcome ${name}`, paragraphs: [`Hello ${name}!`] }),
});

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let jobs: Jobs;
let schoolId: string;
let otherSchoolId: string;
let personId: string;

async function makeSchool(uai: string): Promise<string> {
  const { id } = (await database.db
    .insertInto('schools' as never)
    .values({ uai, name: 'École' } as never)
    .returning('id' as never)
    .executeTakeFirstOrThrow()) as { id: string };
  return id;
}

beforeAll(async () => {
  database = await openTestDatabase();
  jobs = openJobs({ url: database.url, log });
  schoolId = await makeSchool('0750001A');
  otherSchoolId = await makeSchool('0750002B');
  const person = (await database.db
    .insertInto('people' as never)
    .values({
      school_id: schoolId,
      role: 'teacher',
      family_name: 'Canari',
      given_name: 'Zélie',
    } as never)
    .returning('id' as never)
    .executeTakeFirstOrThrow()) as { id: string };
  personId = person.id;
});
afterAll(async () => {
  await jobs[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const transact: ReturnType<typeof transactor> = (work) => transactor(database.db, () => {})(work);
const letter = (address: string) => ({
  schoolId,
  personId,
  address,
  language: 'fr' as const,
  template: welcome,
  facts: { name: 'Zélie' },
});

type Received = { from: string; to: string[]; raw: string };

/** A real mail server on loopback; it refuses one address for good and is busy for another. */
async function openMailServer() {
  const received: Received[] = [];
  let busy = 1;
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({ address }, _session, done) {
      const refuse = (responseCode: number, text: string) =>
        done(Object.assign(new Error(text), { responseCode }));
      if (address.startsWith('unknown')) return refuse(550, `no such person ${address}`);
      if (address.startsWith('busy') && busy-- > 0) return refuse(451, `later for ${address}`);
      return done();
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        received.push({
          from,
          to: envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString(),
        });
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { received, url: `smtp://127.0.0.1:${port}`, close };
}

// One worker for all SMTP tests: the queue is shared, as on one server.
let smtp: Awaited<ReturnType<typeof openMailServer>>;
let mail: ReturnType<typeof openMail>;
beforeAll(async () => {
  smtp = await openMailServer();
  mail = openMail(
    {
      mail: { kind: 'smtp', url: smtp.url, from: 'Préau <ne-pas-repondre@ecole.example>' },
      publicUrl,
    },
    { db: database.db, jobs, log },
  );
});
afterAll(async () => {
  mail[Symbol.dispose]();
  await smtp.close();
});
const arrived = (address: string) => smtp.received.find(({ to }) => to.includes(address));

test('a mail leaves after the commit, and leaves no row', async () => {
  const id = await transact((trx) => mail.send(trx, letter('zelie@ecole.example')));
  const got = await until('it arrived', () => arrived('zelie@ecole.example'));
  expect(got.from).toBe('ne-pas-repondre@ecole.example');
  expect(got.raw).toContain(`Message-ID: <${id}@classe.ecole.example>`);
  expect(got.raw).toMatch(/multipart\/alternative/);
  await until('its row is gone', async () =>
    (await mail.outbox(schoolId)).every((row) => row.id !== id),
  );
});

test('a mail whose transaction is rolled back is never written nor sent', async () => {
  const failed = transact(async (trx) => {
    await mail.send(trx, letter('rolled-back@ecole.example'));
    throw new Error('rolled back');
  });
  await expect(failed).rejects.toThrow('rolled back');
  await transact((trx) => mail.send(trx, letter('after@ecole.example')));
  await until('the next one arrived', () => arrived('after@ecole.example'));
  expect(arrived('rolled-back@ecole.example')).toBeUndefined();
});

test('addresses of nobody are never written to', async () => {
  for (const address of ['018f@compte.invalid', 'x@Y.INVALID', 'x@y.invalid.'])
    expect(await transact((trx) => mail.send(trx, letter(address)))).toBeNull();
});

test('an address with a second line is refused', async () => {
  const forged = 'zelie@ecole.example\r\nBcc: all@ecole.example';
  await expect(transact((trx) => mail.send(trx, letter(forged)))).rejects.toThrow();
});

test('a mail refused for good is shown to the administrator and not tried again', async () => {
  lines = [];
  const id = await transact((trx) => mail.send(trx, letter('unknown@ecole.example')));
  const row = await until('it is marked', async () =>
    (await mail.outbox(schoolId)).find((one) => one.state === 'refused'),
  );
  expect(row).toMatchObject({ id, recipient: 'unknown@ecole.example' });
  expect(lines.join('')).toContain('mail refused for good');
  expect(lines.join('')).not.toMatch(/unknown@|Zélie|secret/);
});

test('a busy mail server is asked again later', async () => {
  await transact((trx) => mail.send(trx, letter('busy@ecole.example')));
  await until('it arrived at the second try', () => arrived('busy@ecole.example'), 40_000);
});

test('a mail dies with its person before it leaves', async () => {
  const outbox = openMail({ mail: { kind: 'outbox' }, publicUrl }, { db: database.db, jobs, log });
  const id = await transact((trx) => outbox.send(trx, letter('erased@ecole.example')));
  expect((await outbox.outbox(schoolId)).map((row) => row.id)).toContain(id);
  await database.db
    .deleteFrom('people' as never)
    .where('id' as never, '=', personId as never)
    .execute();
  expect((await outbox.outbox(schoolId)).map((row) => row.id)).not.toContain(id);
});

test('without a mail server, mails wait for their own school’s administrator, thirty days', async () => {
  const outbox = openMail({ mail: { kind: 'outbox' }, publicUrl }, { db: database.db, jobs, log });
  expect(await outbox.health()).toBe('off');
  const id = await transact((trx) =>
    outbox.send(trx, { ...letter('later@ecole.example'), personId: null }),
  );
  const rows = await outbox.outbox(schoolId);
  expect(rows[0]).toMatchObject({ id, subject: 'Bienvenue Zélie', state: 'waiting' });
  expect(rows[0]?.text).toContain('https://classe.ecole.example/e#secret');
  expect(await outbox.outbox(otherSchoolId)).toEqual([]);
  await deleteOldMails(database.db, new Date(Date.now() - 60_000));
  expect((await outbox.outbox(schoolId)).length).toBeGreaterThan(0);
  await deleteOldMails(database.db, new Date(Date.now() + 60_000));
  expect(await outbox.outbox(schoolId)).toEqual([]);
});

test('health says whether the mail server answers', async () => {
  expect(await mail.health()).toBe('ok');
  const nowhere = openMail(
    { mail: { kind: 'smtp', url: 'smtp://127.0.0.1:1', from: 'a@b.example' }, publicUrl },
    { db: database.db, jobs: { ...jobs, work: () => {} }, log },
  );
  expect(await nowhere.health()).toBe('away');
  nowhere[Symbol.dispose]();
});
