import { stat } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measures } from '../../school/server/index.ts';
import type { AgreementView } from '../../school/contract/agreement/routes.ts';
import { openInstallation, signedIn, type Installation } from '../testing/installation.ts';

let here: Installation;
beforeAll(async () => {
  here = await openInstallation();
});
afterAll(() => here[Symbol.asyncDispose]());

type Browser = Awaited<ReturnType<typeof signedIn>>;
const read = async (browser: Browser) =>
  (await browser.get('/api/agreement')).json() as AgreementView;
const sign = (browser: Browser, hash: string) =>
  browser.post('/api/agreement/acceptance', { hash, name: 'Aïcha Benali', quality: 'principale' });

describe('the contract', () => {
  it('is accepted by the head alone, and opens the school', async () => {
    const school = await here.addSchool('0750001U', { signed: false });
    const head = await signedIn(here, school, 'chef');
    const { current } = await read(head);
    for (const username of ['admin', 'martin', 'delegue', 'bureau', 'dasen']) {
      const reply = await sign(await signedIn(here, school, username), current?.hash ?? '');
      expect([username, reply.statusCode, reply.json().code]).toEqual([username, 403, 'forbidden']);
    }
    const accepted = await sign(head, current?.hash ?? '');
    expect(accepted.json()).toMatchObject({
      state: 'signed',
      accepted: { version: current?.version, hash: current?.hash, name: 'Aïcha Benali' },
    });
    expect((await head.get('/api/session')).json().me.school.signed).toBe(true);
    expect((await sign(head, current?.hash ?? '')).json().code).toBe('agreement.accepted_already');
  });

  it('of a public primary school is accepted by the academy’s director, not by the head', async () => {
    const school = await here.addSchool('0690001B', { signed: false, signatory: 'dasen' });
    const head = await signedIn(here, school, 'chef');
    const { current, mine } = await read(head);
    expect(mine).toBe(false);
    expect((await sign(head, current?.hash ?? '')).statusCode).toBe(403);
    const dasen = await signedIn(here, school, 'dasen');
    expect((await sign(dasen, current?.hash ?? '')).json().state).toBe('signed');
    expect((await dasen.get('/api/groups')).statusCode).toBe(403);
  });

  it('says all that article 28(3) asks for, its parties and places, in two languages', async () => {
    const school = await here.addSchool('0130001F', { signed: false });
    const { current } = await read(await signedIn(here, school, 'martin'));
    for (const letter of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
      expect(current?.fr.sections.some(({ title }) => title.includes(`3, ${letter}`))).toBe(true);
      expect(current?.en.sections.some(({ title }) => title.includes(`(3)(${letter})`))).toBe(true);
    }
    const text = JSON.stringify(current);
    for (const fact of ['Association d’essai', 'dpo@essai.example', '0130001F'])
      expect(text).toContain(fact);
  });

  it('can be kept as PDF and as a page, in both languages, with its signature', async () => {
    const school = await here.addSchool('0350001L');
    const teacher = await signedIn(here, school, 'martin');
    const copy = async (language: string, format: string) => {
      const reply = await teacher.get(`/api/agreement/file?language=${language}&format=${format}`);
      return Buffer.from(reply.json().base64, 'base64');
    };
    for (const language of ['fr', 'en'])
      expect((await copy(language, 'pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    const page = (await copy('fr', 'html')).toString();
    const { accepted } = await read(teacher);
    for (const fact of ['Sylvie Chef', 'principale', accepted?.hash ?? '-', 'Association d’essai'])
      expect(page).toContain(fact);
  });

  it('names a test of this code for each security measure', async () => {
    for (const { proof } of measures)
      expect((await stat(new URL(`../../../${proof}`, import.meta.url))).isFile()).toBe(true);
  });

  it('that changed since it was read is not accepted', async () => {
    const school = await here.addSchool('0330001X', { signed: false });
    const head = await signedIn(here, school, 'chef');
    const reply = await sign(head, 'a'.repeat(64));
    expect([reply.statusCode, reply.json().code]).toEqual([409, 'agreement.changed']);
  });

  it('two acceptances at once make one', async () => {
    const school = await here.addSchool('0310001H', { signed: false });
    const head = await signedIn(here, school, 'chef');
    const hash = (await read(head)).current?.hash ?? '';
    const replies = await Promise.all([sign(head, hash), sign(head, hash)]);
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });

  it('accepted is never changed nor taken away but with its school', async () => {
    const school = await here.addSchool('0440001M');
    const rows = () =>
      here.db
        .selectFrom('agreement_acceptances')
        .select('id')
        .where('school_id', '=', school.schoolId)
        .execute();
    const update = here.db
      .updateTable('agreement_acceptances')
      .set({ name: 'Quelqu’un d’autre' })
      .where('school_id', '=', school.schoolId);
    await expect(update.execute()).rejects.toThrow('never changed');
    const removal = here.db
      .deleteFrom('agreement_acceptances')
      .where('school_id', '=', school.schoolId);
    await expect(removal.execute()).rejects.toThrow('never changed');
    expect(await rows()).toHaveLength(1);
    await here.db.deleteFrom('schools').where('id', '=', school.schoolId).execute();
    expect(await rows()).toHaveLength(0);
  });
});

describe('a new version', () => {
  it('is shown again to the signatory; the accepted one holds until then', async () => {
    const school = await here.addSchool('0670001M');
    const head = await signedIn(here, school, 'chef');
    const before = await read(head);
    expect(before.state).toBe('signed');
    const { host } = here.app.core.config.legal;
    if (!host) throw new Error('the tests name a host');
    host.country = 'Belgique';
    const after = await read(head);
    expect(after).toMatchObject({ state: 'renewed', accepted: before.accepted });
    expect(after.current?.version).toBe((before.current?.version ?? 0) + 1);
    const teacher = await signedIn(here, school, 'martin');
    expect((await teacher.post('/api/meetings', {})).json().code).toBe('invalid_input');
    const accepted = await sign(head, after.current?.hash ?? '');
    expect(accepted.json()).toMatchObject({
      state: 'signed',
      accepted: { version: after.current?.version },
    });
  });

  it('cannot be accepted while the host has not said who it is', async () => {
    const school = await here.addSchool('0590001F', { signed: false });
    const head = await signedIn(here, school, 'chef');
    const hash = (await read(head)).current?.hash ?? '';
    const { legal } = here.app.core.config;
    const { host } = legal;
    legal.host = null;
    expect(await read(head)).toMatchObject({ state: 'host_unknown', current: null });
    expect((await sign(head, hash)).json().code).toBe('agreement.host_unknown');
    legal.host = host;
  });
});
