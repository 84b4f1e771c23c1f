import { readConfig } from '../platform/server/config.ts';
import { openDatabase } from '../platform/server/db.ts';
import { openFiles } from '../platform/server/files/index.ts';
import { findSchoolByUai } from '../school/server/index.ts';
import { eraseSchool } from './server/erase-school.ts';

// `npm run erase-school`, once it has found the database. Without `--pour-toujours` it only says what it would do.

const config = readConfig(process.env);
const [uai = '', sure] = process.argv.slice(2);
await using database = openDatabase(config.databaseUrl);
await using files = await openFiles(config);
const { db } = database;
const school = await findSchoolByUai(db, uai.toUpperCase());

if (!school) {
  console.error(`Aucun établissement n’a le code « ${uai} ».`);
  process.exitCode = 1;
} else if (!school.suspended_at) {
  console.error(
    `${school.name} n’est pas suspendu. Le suspendre d’abord sur /hebergeur, et laisser à sa direction le temps de reprendre ses données.`,
  );
  process.exitCode = 1;
} else if (sure !== '--pour-toujours') {
  console.log(
    `${school.name} (${school.uai}), suspendu depuis le ${school.suspended_at.toISOString().slice(0, 10)} : tout ce qui est gardé de lui serait effacé, sans retour. Pour le faire, ajouter --pour-toujours.`,
  );
} else {
  await eraseSchool({ db, files }, school.uai);
  console.log(`${school.name} (${school.uai}) est effacé : ses données, ses fichiers, ses tâches.`);
}
