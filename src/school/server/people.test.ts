import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '../../app/testing/browser.ts';
import { openInstallation, signedIn, type Installation } from '../../app/testing/installation.ts';
import type { School } from '../../app/testing/installation.ts';
import { knockWith, lessonStart, openLesson, planLesson } from '../../app/testing/lesson.ts';

let here: Installation;
let school: School;
let other: School;
let head: Browser;
let admin: Browser;
beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U');
  other = await here.addSchool('0690001B');
  head = await signedIn(here, school, 'chef');
  admin = await signedIn(here, school, 'admin');
});
afterAll(() => here[Symbol.asyncDispose]());

const name = { family: 'Nouvelle', given: 'Zoé', title: null };
type Listed = { personId: string; name: { family: string; given: string }; role: string };

async function add(role: string, family = 'Ajout', by = head): Promise<string> {
  const reply = await by.post('/api/people', { role, name: { ...name, family }, email: null });
  if (reply.statusCode !== 200) throw new Error(reply.body);
  return reply.json().personId;
}
const personOf = async (id: string, by = head) => (await by.get(`/api/people/${id}`)).json();
const idOf = async (family: string): Promise<string> => {
  const { people } = await list({ search: family });
  return people.find((one: Listed) => one.name.family === family).personId;
};
/** The first page of the register under a filter. */
const list = async (filter: object = {}, by = head) =>
  (await by.post('/api/people/search', filter)).json();
const code = (reply: { statusCode: number; body: string }) =>
  reply.body === '' ? reply.statusCode : [reply.statusCode, JSON.parse(reply.body).code];

describe('the register', () => {
  it('is read by head, administrator and officer, and by nobody else', async () => {
    const status = async (who: string) =>
      (await (await signedIn(here, school, who)).post('/api/people/search')).statusCode;
    expect(await Promise.all(['chef', 'admin', 'delegue'].map(status))).toEqual([200, 200, 200]);
    expect(await Promise.all(['martin', 'autre', 'bureau'].map(status))).toEqual([403, 403, 403]);
  });

  it('finds a name without accents, case or punctuation, its words in any order', async () => {
    await add('pupil', 'N’Diaye-Œuvrard');
    for (const typed of ['ndiaye', 'OEUVRARD', 'zoe ndiaye', 'Ndiayeœ', 'n’diaye zoé']) {
      const { people } = await list({ search: typed });
      expect(people.map((one: Listed) => one.name.family)).toEqual(['N’Diaye-Œuvrard']);
    }
    expect((await list({ search: '%' })).total).toBeGreaterThan(1);
  });

  it('shows nothing of another school, filtered by its group or continued from its people', async () => {
    const [foreign = ''] = other.pupilIds;
    for (const filter of [{ groupId: other.groupId }, { after: foreign }])
      expect((await list(filter)).people).toEqual([]);
    const { people } = await list();
    expect(people.some((one: Listed) => one.name.given === '0690001B')).toBe(false);
  });

  it('is filtered by role, by group and by standing', async () => {
    const { people } = await list({ groupId: school.groupId, role: 'pupil' });
    expect(people.map((one: Listed) => one.name.family)).toEqual(['Amrani', 'Bernard', 'Élie']);
    expect((await list({ standing: 'suspended' })).total).toBe(0);
  });

  it('leaves as CSV in which no cell is a formula', async () => {
    await here.app.core.transact((trx) =>
      trx
        .insertInto('people')
        .values({
          school_id: school.schoolId,
          role: 'pupil',
          family_name: '=HYPERLINK("http://x";"y")',
          given_name: '+1',
          title: '@a',
          email: '-b@exemple.fr',
          active_from: null,
          active_until: null,
          suspended_at: null,
        })
        .execute(),
    );
    const { csv } = (await head.post('/api/people/export')).json();
    expect(csv.startsWith('\ufeffNom;Prénom;')).toBe(true);
    expect(csv).toContain(`"'=HYPERLINK(""http://x"";""y"")";'+1;'@a;pupil;;'-b@exemple.fr;`);
    expect(csv).toContain('Élie;0750001U;;pupil;6eB;;active;entered\r\n');
    expect(csv).not.toContain('0690001B');
  });
});

describe('a person', () => {
  it('is entered with a source, and needs no e-mail address', async () => {
    const personId = await add('pupil');
    const { record, role, standing } = await personOf(personId);
    expect([role, standing, record.source, record.email]).toEqual([
      'pupil',
      'active',
      'entered',
      null,
    ]);
    expect(record.changes[0]).toMatchObject({ action: 'add', by: { family: 'Chef' } });
  });

  it('is corrected by the office', async () => {
    const personId = await add('teacher');
    const body = { name: { family: 'Çelik', given: 'Élif', title: 'Mme' }, email: 'e@exemple.fr' };
    expect((await admin.patch(`/api/people/${personId}`, body)).statusCode).toBe(204);
    const { name: corrected, record } = await personOf(personId);
    expect([corrected, record.email]).toEqual([body.name, body.email]);
  });

  it.each(['Mаrtin', 'Ма', '😀', '<b>Léa</b>', 'Ma\u202etin', 'A'.repeat(81), 'Ａｌｉｃｅ'])(
    'is not named %s',
    async (family) => {
      const reply = await head.post('/api/people', {
        role: 'pupil',
        name: { ...name, family },
        email: null,
      });
      expect(reply.statusCode).toBe(400);
    },
  );

  it('takes no key that the contract does not know', async () => {
    const [personId = ''] = school.pupilIds;
    for (const extra of [{ role: 'head' }, { schoolId: other.schoolId }, { source: 'import' }]) {
      const body = { name, email: null, ...extra };
      expect((await head.patch(`/api/people/${personId}`, body)).json().code).toBe('invalid_input');
    }
  });

  it('is read by those who teach them, without the office’s record, and by no other teacher', async () => {
    const [pupil = ''] = school.pupilIds;
    const martin = await signedIn(here, school, 'martin');
    const seen = await personOf(pupil, martin);
    expect([seen.name.family, seen.record, seen.may]).toEqual([
      'Amrani',
      null,
      { change: false, decide: false },
    ]);
    const stranger = await signedIn(here, school, 'autre');
    expect((await stranger.get(`/api/people/${pupil}`)).statusCode).toBe(403);
  });

  it('is written by nobody but head and administrator', async () => {
    const [pupil = ''] = school.pupilIds;
    for (const who of ['delegue', 'martin', 'bureau']) {
      const browser = await signedIn(here, school, who);
      const replies = [
        await browser.post('/api/people', { role: 'pupil', name, email: null }),
        await browser.patch(`/api/people/${pupil}`, { name, email: null }),
        await browser.post(`/api/people/${pupil}/role`, { role: 'head' }),
        await browser.post(`/api/people/${pupil}/suspend`),
        await browser.send('DELETE', `/api/people/${pupil}`),
        await browser.send('PUT', `/api/people/${pupil}/guardians/${pupil}`),
      ];
      expect(replies.map(({ statusCode }) => statusCode)).toEqual(Array(6).fill(403));
    }
  });

  it('is deleted with all that hangs on them', async () => {
    const personId = await add('pupil');
    expect((await admin.send('DELETE', `/api/people/${personId}`)).statusCode).toBe(204);
    expect((await head.get(`/api/people/${personId}`)).statusCode).toBe(404);
  });
});

describe('roles', () => {
  it('nobody raises themselves, not even a head, nor decides about themselves', async () => {
    const own = await idOf('Admin');
    expect(code(await admin.post(`/api/people/${own}/role`, { role: 'head' }))).toEqual([
      403,
      'forbidden',
    ]);
    const chef = await idOf('Chef');
    for (const path of [`${chef}/suspend`, `${chef}/reinstate`])
      expect((await head.post(`/api/people/${path}`)).statusCode).toBe(403);
    expect((await head.send('DELETE', `/api/people/${chef}`)).statusCode).toBe(403);
  });

  it('an administrator neither makes a head, nor touches one', async () => {
    const chef = await idOf('Chef');
    const replies = [
      await admin.post('/api/people', { role: 'head', name, email: null }),
      await admin.post(`/api/people/${await idOf('Bureau')}/role`, { role: 'head' }),
      await admin.post(`/api/people/${chef}/role`, { role: 'staff' }),
      await admin.post(`/api/people/${chef}/suspend`),
    ];
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403, 403]);
  });

  it('the last head stays, whoever asks', async () => {
    const second = await add('head', 'Adjoint');
    const chef = await idOf('Chef');
    await here.db.updateTable('people').set({ role: 'staff' }).where('id', '=', chef).execute();
    // A head of yesterday, whose page still shows the button.
    await here.db.updateTable('people').set({ role: 'head' }).where('id', '=', chef).execute();
    expect((await head.post(`/api/people/${second}/suspend`)).statusCode).toBe(204);
    const limits = { from: null, until: '2030-07-05' };
    await here.db
      .updateTable('people')
      .set({ active_until: new Date('2031-01-01') })
      .where('id', '=', chef)
      .execute();
    expect((await head.post(`/api/people/${second}/reinstate`)).statusCode).toBe(204);
    for (const reply of [
      await head.post(`/api/people/${second}/suspend`),
      await head.post(`/api/people/${second}/role`, { role: 'teacher' }),
      await head.send('PUT', `/api/people/${second}/limits`, limits),
      await head.send('DELETE', `/api/people/${second}`),
    ])
      expect(code(reply)).toEqual([409, 'school.last_head']);
    await here.db
      .updateTable('people')
      .set({ active_until: null })
      .where('id', '=', chef)
      .execute();
    expect((await head.send('DELETE', `/api/people/${second}`)).statusCode).toBe(204);
  });

  it('a pupil does not become staff, nor the reverse', async () => {
    const [pupil = ''] = school.pupilIds;
    expect(code(await head.post(`/api/people/${pupil}/role`, { role: 'administrator' }))).toEqual([
      409,
      'school.role_kind',
    ]);
  });
});

describe('somebody shut out', () => {
  it('is out at once, cannot sign in, and comes back when reinstated', async () => {
    const martin = await signedIn(here, school, 'martin');
    const personId = await idOf('Martin');
    await admin.post(`/api/people/${personId}/suspend`);
    expect((await martin.get('/api/groups')).statusCode).toBe(401);
    const { count } = await here.db
      .selectFrom('sessions as s')
      .innerJoin('accounts as a', 'a.id', 's.account_id')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('a.person_id', '=', personId)
      .executeTakeFirstOrThrow();
    expect(count).toBe(0);
    await expect(signedIn(here, school, 'martin')).rejects.toThrow('identity.credentials_refused');
    await admin.post(`/api/people/${personId}/reinstate`);
    await signedIn(here, school, 'martin');
  });

  it('acts from their first day to the end of their last, in the school’s time zone', async () => {
    const personId = await idOf('Autre');
    const limits = { from: '2026-03-02', until: '2026-03-13' };
    await admin.send('PUT', `/api/people/${personId}/limits`, limits);
    expect(await personOf(personId)).toMatchObject({ standing: 'past', record: limits });
    const at = async (instant: string) => {
      here.clock.now = () => new Date(instant);
      return signedIn(here, school, 'autre').then(
        () => 'in',
        () => 'out',
      );
    };
    expect(await at('2026-03-01T22:59:59Z')).toBe('out');
    expect(await at('2026-03-01T23:00:00Z')).toBe('in');
    const evening = '2026-03-13T22:30:00Z';
    expect(await at(evening)).toBe('in');
    const autre = await signedIn(here, school, 'autre');
    here.clock.now = () => new Date('2026-03-13T23:00:00Z');
    expect((await autre.get('/api/groups')).statusCode).toBe(401);
    here.clock.now = () => new Date();
    const none = { from: null, until: null };
    await admin.send('PUT', `/api/people/${personId}/limits`, none);
  });

  it('loses a place at the door or in the class, and the link opens nothing', async () => {
    here.clock.now = () => lessonStart;
    const { teacher, meeting, links } = await planLesson(here, school);
    await openLesson(teacher, meeting);
    const { browser, seatId } = await knockWith(here, links[0]);
    expect((await browser.get(`/api/seats/${seatId}`)).statusCode).toBe(200);
    const personId = links[0]?.person.personId ?? '';
    expect((await admin.post(`/api/people/${personId}/suspend`)).statusCode).toBe(204);
    expect((await browser.get(`/api/seats/${seatId}`)).statusCode).toBe(404);
    await expect(knockWith(here, links[0])).rejects.toThrow('entry.link_unknown');
    await admin.post(`/api/people/${personId}/reinstate`);
    expect((await browser.get(`/api/seats/${seatId}`)).statusCode).toBe(200);
    here.clock.now = () => new Date();
  });
});

describe('guardians', () => {
  it('are linked to a pupil of the school, and the end of a link counts at once', async () => {
    const [pupil = '', sibling = ''] = school.pupilIds;
    const guardian = await add('guardian', 'Parent');
    const address = `/api/people/${pupil}/guardians/${guardian}`;
    expect((await admin.send('PUT', address)).statusCode).toBe(204);
    expect((await personOf(guardian)).record.pupils).toHaveLength(1);
    expect((await personOf(pupil)).record.guardians[0].personId).toBe(guardian);
    expect((await admin.send('DELETE', address)).statusCode).toBe(204);
    expect((await personOf(pupil)).record.guardians).toEqual([]);
    const unfit = await admin.send('PUT', `/api/people/${pupil}/guardians/${sibling}`);
    expect(code(unfit)).toEqual([409, 'school.guardian_unfit']);
    const [foreign = ''] = other.pupilIds;
    expect(
      (await admin.send('PUT', `/api/people/${foreign}/guardians/${guardian}`)).statusCode,
    ).toBe(404);
    expect((await admin.send('PUT', `/api/people/${pupil}/guardians/${foreign}`)).statusCode).toBe(
      404,
    );
  });
});
