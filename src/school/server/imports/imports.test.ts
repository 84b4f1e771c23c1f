import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { roles } from '../../../access/contract/actors.ts';
import { can } from '../../../access/contract/abilities.ts';
import { openInstallation, type Installation } from '../../../app/testing/installation.ts';
import { until } from '../../../platform/server/testing/until.ts';
import { uaiCheckLetter } from '../../contract/uai.ts';
import * as files from './testing/files.ts';
import { openOffice } from './testing/office.ts';

let here: Installation;
beforeAll(async () => {
  here = await openInstallation();
});
afterAll(() => here[Symbol.asyncDispose]());

let used = 0;
/** A school of its own for each test. */
const newSchool = () => {
  used += 1;
  const digits = `075010${used}`;
  return here.addSchool(`${digits}${uaiCheckLetter(digits)}`);
};
async function newOffice() {
  const school = await newSchool();
  return { school, office: await openOffice(here, school) };
}

/** What a register holds, as people would say it. */
async function registerOf(schoolId: string) {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' ', p.role, p.family_name, p.given_name, p.source,
      (select string_agg(g.name, '+' order by g.name) from memberships m
        join groups g on g.id = m.group_id where m.person_id = p.id)) as line
    from people p where school_id = ${schoolId} order by 1`.execute(here.db);
  return rows.map(({ line }) => line);
}

const zoe = ['Bénard', 'Zoé', 'CE1', 'CE1 A'] as const;
const noel = ['Îlot', 'Noël', 'CE2', 'CE2 B'] as const;

describe('an import', () => {
  it('is previewed, then written, then taken back to what was there', async () => {
    const { school, office } = await newOffice();
    const before = await registerOf(school.schoolId);
    const { status, body } = await office.upload(
      files.latin(files.onde(zoe, noel).replace('’', "'")),
    );
    expect(status).toBe(200);
    const preview = body.import;
    expect(preview).toMatchObject({
      format: 'onde',
      state: 'ready',
      counts: { added: 2, changed: 0, groups: 2, joined: 2, conflicts: 0 },
      surplus: ['Date naissance', 'Sexe', 'INE', 'Adresse'],
    });
    expect(await registerOf(school.schoolId)).toEqual(before);
    const importId = preview?.importId ?? '';
    const added = await office.lines(importId, 'added');
    expect(added.map(({ name, groups }) => [name.family, groups])).toEqual([
      ['Bénard', ['CE1 A']],
      ['Îlot', ['CE2 B']],
    ]);

    const applied = await office.until(importId, 'start', 'applied');
    expect(applied).toMatchObject({ done: applied.total, undoable: true });
    const after = await registerOf(school.schoolId);
    expect(after.filter((line) => !before.includes(line))).toEqual([
      'pupil Bénard Zoé import CE1 A',
      'pupil Îlot Noël import CE2 B',
    ]);

    const undone = await office.until(importId, 'undo', 'undone');
    expect(undone.kept).toEqual([]);
    expect(await registerOf(school.schoolId)).toEqual(before);
    expect((await office.command(importId, 'undo')).body.code).toBe('import.over');
  });

  it('of the same file twice adds nobody', async () => {
    const { school, office } = await newOffice();
    const bytes = files.utf8(files.onde(zoe, noel));
    const first = (await office.upload(bytes)).body.import;
    await office.until(first?.importId ?? '', 'start', 'applied');
    const register = await registerOf(school.schoolId);
    const again = (await office.upload(files.utf8(files.onde(zoe, noel).normalize('NFD')))).body
      .import;
    expect(again).toMatchObject({ counts: { added: 0, unchanged: 2, joined: 0 }, total: 0 });
    await office.until(again?.importId ?? '', 'start', 'applied');
    expect(await registerOf(school.schoolId)).toEqual(register);
  });

  it('is not written on a register that changed since its preview', async () => {
    const { office } = await newOffice();
    const bytes = files.utf8(files.onde(zoe));
    const [one, other] = [await office.upload(bytes), await office.upload(bytes)];
    await office.until(one.body.import?.importId ?? '', 'start', 'applied');
    const stale = await office.command(other.body.import?.importId ?? '', 'start');
    expect(stale).toMatchObject({ status: 409, body: { code: 'import.stale' } });
  });

  it('given up leaves nothing of what was read', async () => {
    const { school, office } = await newOffice();
    const { body } = await office.upload(files.utf8(files.onde(zoe)));
    await office.command(body.import?.importId ?? '', 'cancel');
    const left = await here.db
      .selectFrom('import_steps')
      .select('number')
      .where('school_id', '=', school.schoolId)
      .execute();
    expect(left).toEqual([]);
    expect((await office.command(body.import?.importId ?? '', 'start')).body.code).toBe(
      'import.over',
    );
  });
});

describe('a file on a slow line', () => {
  it('keeps nobody else waiting, and is read once it is here', async () => {
    const [{ office: slow }, { office: quick }] = [await newOffice(), await newOffice()];
    const bytes = files.utf8(files.onde(zoe));
    const line = new PassThrough();
    line.write(bytes.subarray(0, 40));
    const arriving = slow.upload(line);
    await until('it is on its way', () => line.readableLength === 0);
    expect((await quick.upload(bytes)).status).toBe(200);
    line.end(bytes.subarray(40));
    expect((await arriving).body.import).toMatchObject({ counts: { added: 1 } });
  });
});

describe('surplus columns', () => {
  it('are stored nowhere, before, during or after: every table is searched', async () => {
    const { school, office } = await newOffice();
    const pupils = [{ id: '1', family: 'LEROY', given: 'Zoé', division: '6A', group: '6LATIN' }];
    const siecle = {
      'ElevesSansAdresses.xml': files.latin(files.sieclePupils(pupils, school.uai)),
      'ResponsablesAvecAdresses.xml': files.siecleGuardians(school.uai),
      'sts_emp.xml': files.latin(files.sts(school.uai)),
    };
    const csv = 'Nom;Prénom;Classe;Ville;Téléphone\nMotus;Luc;3eC;CANARI;CANARI06\n';
    const all = [
      files.utf8(files.onde(zoe)),
      await files.zipOf(siecle),
      await files.zipOf(files.oneRoster(school.uai)),
      files.utf8(csv),
    ];
    const headers = (await office.upload(files.utf8(csv))).body.csv;
    await office.browser.send('PUT', '/api/imports/columns', {
      signature: headers?.signature,
      ...headers?.columns,
    });
    for (const bytes of all) {
      const { body } = await office.upload(bytes);
      expect(body.import?.surplus.length).toBeGreaterThan(0);
      expect(await tablesWith('CANARI')).toEqual([]);
      await office.until(body.import?.importId ?? '', 'start', 'applied');
      expect(await tablesWith('CANARI')).toEqual([]);
    }
    // The search does find what is stored.
    expect(await tablesWith('Motus')).toEqual(['public.people']);
  });

  /** Tables, of every schema of ours, with a row that holds a text. */
  async function tablesWith(text: string): Promise<string[]> {
    const { rows: tables } = await sql<{ name: string }>`
      select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
      `.execute(here.db);
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await sql`
        select 1 from ${sql.raw(name)} t where t::text like ${`%${text}%`} limit 1`.execute(
        here.db,
      );
      if (rows.length > 0) found.push(name);
    }
    return found;
  }
});

describe('an undo', () => {
  it('keeps whoever is in use since then, with their class, and says so', async () => {
    const { school, office } = await newOffice();
    const { body } = await office.upload(files.utf8(files.onde(zoe, noel)));
    const importId = body.import?.importId ?? '';
    await office.until(importId, 'start', 'applied');
    const people = here.db
      .selectFrom('people')
      .select('id')
      .where('school_id', '=', school.schoolId);
    const { id } = await people.where('family_name', '=', 'Bénard').executeTakeFirstOrThrow();
    await here.db
      .insertInto('accounts')
      .values({
        school_id: school.schoolId,
        person_id: id,
        username: `zoe@${school.uai.toLowerCase()}`,
      })
      .execute();
    const undone = await office.until(importId, 'undo', 'undone');
    expect(undone.kept).toEqual([{ reason: 'in_use', count: 2 }]);
    const register = await registerOf(school.schoolId);
    expect(register).toContain('pupil Bénard Zoé import CE1 A');
    expect(register.join()).not.toContain('Îlot');
    const kept = await office.lines(importId, 'kept');
    expect(kept.map(({ name, reason }) => [name.family, reason])).toEqual([['Bénard', 'in_use']]);
  });
});

describe('imports are for the head and the administrator', () => {
  it.each(roles)('%s', (role) => {
    const actor = {
      kind: 'account',
      schoolId: 'a',
      personId: 'p',
      accountId: 'c',
      sessionId: 's',
      role,
    } as never;
    const may = role === 'head' || role === 'administrator';
    expect(can(actor, 'import.manage', { schoolId: 'a' })).toBe(may);
    expect(can(actor, 'import.manage', { schoolId: 'b' })).toBe(false);
  });

  it('a teacher’s file is not even read', async () => {
    const school = await newSchool();
    const teacher = await openOffice(here, school, 'martin');
    const reply = await teacher.upload(files.utf8(files.onde(zoe)));
    expect(reply).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });
});
