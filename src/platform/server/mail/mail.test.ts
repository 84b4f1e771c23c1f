import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Trx } from '../db.ts';
import { transactor } from '../events/index.ts';
import { openJobs, type Jobs } from '../jobs/index.ts';
import { createLog } from '../telemetry/index.ts';
import { openTestDatabase } from '../testing/database.ts';
import { until } from '../testing/until.ts';
import { deleteOldMails, insertMail } from './mail.store.ts';
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
const sendBy = async (
  by: typeof mail,
  trx: Trx,
  one: Omit<ReturnType<typeof letter>, 'personId'> & { personId: string | null },
) => (await by.send(trx, one))?.mailId ?? '';
/** What the outbox keeps of what a mail says. */
const textOf = async (id: string | undefined) =>
  (
    await database.db
      .selectFrom('outbox_mails')
      .select('body_text')
      .where('id', '=', id ?? '')
      .executeTakeFirstOrThrow()
  ).body_text;
const arrived = (address: string) => smtp.received.find(({ to }) => to.includes(address));

test('a mail leaves after the commit, and leaves no row', async () => {
  const id = await transact((trx) => sendBy(mail, trx, letter('zelie@ecole.example')));
  const got = await until('it arrived', () => arrived('zelie@ecole.example'));
  expect(got.from).toBe('ne-pas-repondre@ecole.example');
  expect(got.raw).toContain(`Message-ID: <${id}@classe.ecole.example>`);
  expect(got.raw).toMatch(/multipart\/alternative/);
  await until('its row is gone', async () =>
    (await mail.outbox.list(schoolId)).every((row) => row.id !== id),
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

test.each([
  'zelie@ecole.example\r\nBcc: all@ecole.example',
  'zoé@ecole.example',
  'jean..dupont@ecole.example',
  'jean.@ecole.example',
  'a&b@ecole.example',
])(
  'an address that is none refuses its mail alone, and what it said is not kept: %j',
  async (address) => {
    const { sent, beside } = await transact(async (trx) => ({
      sent: await mail.send(trx, letter(address)),
      beside: await mail.send(trx, letter(`beside-${address.length}@ecole.example`)),
    }));
    expect([sent?.fate, beside?.fate]).toEqual(['refused', 'sent']);
    const row = (await mail.outbox.list(schoolId)).find(({ id }) => id === sent?.mailId);
    expect(row).toMatchObject({ recipient: address, state: 'refused', refusedCode: null });
    expect(await textOf(sent?.mailId)).toBe('');
    await until('the other left', () => arrived(`beside-${address.length}@ecole.example`));
  },
);

test('a mail refused for good is shown with its cause, without what it said, and not tried again', async () => {
  lines = [];
  const id = await transact((trx) => sendBy(mail, trx, letter('unknown@ecole.example')));
  const row = await until('it is marked', async () =>
    (await mail.outbox.list(schoolId)).find((one) => one.id === id && one.state === 'refused'),
  );
  expect(row).toMatchObject({ recipient: 'unknown@ecole.example', refusedCode: 550 });
  expect([await textOf(id), await mail.outbox.find(schoolId, id)]).toEqual(['', undefined]);
  expect(lines.join('')).toContain('mail refused for good');
  expect(lines.join('')).not.toMatch(/unknown@|Zélie|secret/);
});

test('a busy mail server is asked again later', async () => {
  await transact((trx) => mail.send(trx, letter('busy@ecole.example')));
  await until('it arrived at the second try', () => arrived('busy@ecole.example'), 40_000);
});

test('a mail dies with its person before it leaves', async () => {
  const outbox = openMail({ mail: { kind: 'outbox' }, publicUrl }, { db: database.db, jobs, log });
  const id = await transact((trx) => sendBy(outbox, trx, letter('erased@ecole.example')));
  expect((await outbox.outbox.list(schoolId)).map((row) => row.id)).toContain(id);
  await database.db
    .deleteFrom('people' as never)
    .where('id' as never, '=', personId as never)
    .execute();
  expect((await outbox.outbox.list(schoolId)).map((row) => row.id)).not.toContain(id);
});

test('without a mail server, mails wait for those who run their own school, thirty days', async () => {
  const outbox = openMail({ mail: { kind: 'outbox' }, publicUrl }, { db: database.db, jobs, log });
  expect(await outbox.health()).toBe('off');
  const id = await transact((trx) =>
    sendBy(outbox, trx, { ...letter('later@ecole.example'), personId: null }),
  );
  const rows = await outbox.outbox.list(schoolId);
  expect(rows[0]).toMatchObject({ id, subject: 'Bienvenue Zélie', state: 'waiting' });
  const found = await outbox.outbox.find(schoolId, id);
  expect(found?.text).toContain('https://classe.ecole.example/e#secret');
  expect(await outbox.outbox.find(otherSchoolId, id)).toBeUndefined();
  expect(await outbox.outbox.list(otherSchoolId)).toEqual([]);
  await deleteOldMails(database.db, new Date(Date.now() - 60_000));
  expect((await outbox.outbox.list(schoolId)).length).toBeGreaterThan(0);
  await deleteOldMails(database.db, new Date(Date.now() + 60_000));
  expect(await outbox.outbox.list(schoolId)).toEqual([]);
});

test('what waited leaves, once, when there is a mail server; what was on its way waits when there is none', async () => {
  const parts = { db: database.db, jobs, log };
  const outbox = openMail({ mail: { kind: 'outbox' }, publicUrl }, parts);
  const one = { ...letter('patient@ecole.example'), personId: null };
  const id = await transact((trx) => sendBy(outbox, trx, one));
  const stateOf = async () =>
    (await mail.outbox.list(schoolId)).find((row) => row.id === id)?.state ?? 'gone';
  expect(await stateOf()).toBe('waiting');
  // Two servers start at once.
  const way = {
    kind: 'smtp',
    url: smtp.url,
    from: 'Préau <ne-pas-repondre@ecole.example>',
  } as const;
  const servers = [
    openMail({ mail: way, publicUrl }, parts),
    openMail({ mail: way, publicUrl }, parts),
  ];
  await until('it is gone', async () => (await stateOf()) === 'gone');
  const ofThem = smtp.received.filter(({ to }) => to.includes('patient@ecole.example'));
  expect(ofThem).toHaveLength(1);
  for (const server of servers) server[Symbol.dispose]();
  const mailId = await transact((trx) =>
    insertMail(trx, {
      schoolId,
      personId: null,
      recipient: 'left@ecole.example',
      subject: 'Reste',
      text: 'Bonjour',
      html: '',
      state: 'leaving',
    }),
  );
  openMail({ mail: { kind: 'outbox' }, publicUrl }, parts);
  await until('it waits', () => mail.outbox.find(schoolId, mailId));
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
