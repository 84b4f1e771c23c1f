import { listOperators, recoverOperator } from '../identity/server/index.ts';
import { withFirst } from '../platform/contract/french-dates.ts';
import { openDatabase } from '../platform/server/db.ts';
import { transactor } from '../platform/server/events/index.ts';

// `npm run operator`, once it has found the database: what it prints is for the terminal of whoever has
// the machine, and goes into no log.

const { DATABASE_URL: databaseUrl, PREAU_PUBLIC_URL: publicUrl } = process.env;
if (!databaseUrl || !publicUrl) throw new Error('DATABASE_URL or PREAU_PUBLIC_URL is missing');

const kinds = { host: 'hébergeur', district: 'collectivité' } as const;
const [username] = process.argv.slice(2);
await using database = openDatabase(databaseUrl);
const { db } = database;
const now = () => new Date();
const config = { publicUrl: new URL(publicUrl) };

if (username === undefined) {
  for (const operator of await listOperators({ db }))
    console.log(
      `${operator.username ?? '(sans compte encore)'} — ${operator.label}, ${kinds[operator.kind]}`,
    );
} else {
  const transact = transactor(db, () => {}, now);
  const recovered = await recoverOperator({ config, db, now, transact }, username);
  if (recovered) {
    console.log(`${recovered.label} : l’ancien accès ne vaut plus. Ce lien en fait un nouveau,`);
    const until = new Intl.DateTimeFormat('fr', { dateStyle: 'full' });
    console.log(
      `une seule fois, jusqu’au ${withFirst(until.format(new Date(recovered.expiresAt)))} :`,
    );
    console.log(recovered.link);
  } else {
    console.error(`Personne ne s’appelle « ${username} ». Sans nom, la commande dit qui il y a.`);
    process.exitCode = 1;
  }
}
