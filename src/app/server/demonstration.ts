import { join } from 'node:path';
import type { Logger } from 'pino';
import { findAccount, type Identity } from '../../identity/server/index.ts';
import type { Config } from '../../platform/server/config.ts';
import type { Core } from '../../platform/server/core.ts';
import { calledName } from '../../school/contract/names.ts';
import { findSchoolByUai, holdsNoSchool } from '../../school/server/index.ts';
import { createDemonstrationSchool } from './demonstration/creation.ts';
import { prepareLesson } from './demonstration/lesson.ts';
import { keepPasswords, type Passwords } from './demonstration/passwords.ts';
import { invitedGroup, martin, school, staff } from './demonstration/people.ts';
import { inviteFirstHost } from './first-host.ts';
import { writePrivateJson } from './private-file.ts';

/** Somebody as whom one may look around: an address that signs in, or a personal link. */
export type Visitor = { label: string; address: string; note: string };
type Parts = { core: Core; identity: Identity };

/**
 * Tells whoever started the server that it is ready (`run/ready.json` in the data folder, mode 600). In a
 * demonstration, first prepares its school, when the database holds none, and a lesson to enter now.
 * Elsewhere, until the host has an administrator, says by which code the first one makes their account.
 */
export async function prepareDemonstration(
  { core, identity }: Parts,
  config: Config,
  log: Logger,
): Promise<void> {
  const people = config.demonstration
    ? await openDemonstration({ core, identity }, config)
    : await inviteFirstHost(core, config);
  if (config.demonstration) log.info({ visitors: people.length }, 'demonstration');
  await writePrivateJson(join(config.dataFolder, 'run', 'ready.json'), {
    url: config.publicUrl.href,
    health: new URL('/sante', config.publicUrl).href,
    files: config.files.kind,
    people,
  });
}

/** @returns nobody when the database holds real schools: a demonstration does not mix with them */
async function openDemonstration(parts: Parts, config: Config): Promise<Visitor[]> {
  const { core } = parts;
  const existing = await findSchoolByUai(core.db, school.uai);
  if (!existing && !(await holdsNoSchool(core.db))) return [];
  const file = join(config.dataFolder, 'demonstration.json');
  const { passwords, made } = await keepPasswords(file, staff);
  const schoolId = existing?.id ?? (await createDemonstrationSchool(core, passwords));
  if (existing && made) await resetPasswords(parts, schoolId, passwords);
  return invite(parts, config, { schoolId, passwords });
}

/** The file was lost: the accounts take the new passwords. */
async function resetPasswords({ core, identity }: Parts, schoolId: string, passwords: Passwords) {
  for (const [username, password] of passwords) {
    const account = await findAccount(core.db, schoolId, username);
    if (account) await identity.changePassword({ schoolId, ...account }, password);
  }
}

async function invite(
  { core }: Parts,
  { publicUrl }: Config,
  { schoolId, passwords }: { schoolId: string; passwords: Passwords },
): Promise<Visitor[]> {
  const account = await findAccount(core.db, schoolId, martin.username);
  if (!account) return [];
  const links = await prepareLesson(core, { schoolId, personId: account.personId });
  // A fragment: browsers send it to nobody, and our page takes it off the address at once.
  const fragment = `${martin.username}:${passwords.get(martin.username)}`;
  const teacher: Visitor = {
    label: martin.label,
    address: new URL(`/connexion#${fragment}`, publicUrl).href,
    note: `ouvre la salle de ${invitedGroup} et fait entrer`,
  };
  const pupils = links.map(({ person, link }) => ({
    label: `${calledName(person.name)}, élève`,
    address: link,
    note: 'lien personnel, à ouvrir dans un autre navigateur',
  }));
  return [teacher, ...pupils];
}
