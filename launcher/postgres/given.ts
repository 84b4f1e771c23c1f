import pg from 'pg';
import { Fault } from '../faults.ts';

/** The version whose functions the tables use, `uuidv7()` among them. */
const oldest = 18;

type Where = {
  host: string;
  port: number;
  database?: string | undefined;
  user?: string | undefined;
};

/** What PostgreSQL answers to who comes in and may not, by its code, and what to do about it. */
const refusals: Record<string, (where: Where) => Fault> = {
  // A wrong password, or no line of pg_hba.conf for this account from here.
  '28P01': refused,
  '28000': refused,
  '3D000': ({ database, user }) =>
    new Fault(
      'database-missing',
      `PostgreSQL n’a pas de base « ${database} ». Créez-la (createdb --encoding=UTF8 --owner=${user} ${database}), ou corrigez le nom dans DATABASE_URL.`,
    ),
};

function refused({ user, host }: Where): Fault {
  return new Fault(
    'database-refused',
    `PostgreSQL refuse le compte « ${user} » de DATABASE_URL. Vérifiez le compte et le mot de passe (ses signes spéciaux s’écrivent codés dans une adresse : %40 pour @), et que son pg_hba.conf laisse entrer cette machine sur ${host}.`,
  );
}

function faultOfConnecting(error: unknown, where: Where): Fault {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  const known = Object.hasOwn(refusals, code) ? refusals[code] : undefined;
  return (
    known?.(where) ??
    new Fault(
      'database-unreachable',
      `PostgreSQL ne répond pas sur ${where.host}, port ${where.port} (${message || code}). Vérifiez qu’il tourne, que cette machine peut le joindre, et l’adresse dans DATABASE_URL.`,
      { cause: error },
    )
  );
}

function clientOf(url: string): pg.Client {
  try {
    return new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  } catch (cause) {
    throw new Fault(
      'database-address',
      'DATABASE_URL n’est pas une adresse lisible. Les signes spéciaux du mot de passe s’y écrivent codés : %2F pour /, %23 pour #, %3F pour ?.',
      { cause },
    );
  }
}

/**
 * Makes sure that the PostgreSQL that the environment names lets us in and is recent enough, before its tables
 * are touched.
 * @throws {Fault} which says what to do
 */
export async function requireDatabase(url: string): Promise<{ note: string }> {
  const client = clientOf(url);
  // One that breaks while at work fails its work; unheard, its error would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect().catch((error: unknown) => {
      throw faultOfConnecting(error, client);
    });
    const { rows } = await client.query<{ version: number }>(
      "select current_setting('server_version_num')::int / 10000 as version",
    );
    const version = rows[0]?.version ?? 0;
    if (version >= oldest) return { note: 'celle de DATABASE_URL' };
    throw new Fault(
      'database-too-old',
      `Le PostgreSQL de DATABASE_URL est de version ${version} ; Préau demande PostgreSQL ${oldest} ou plus récent. Mettez-le à jour, ou retirez DATABASE_URL : « npm start » en démarre un lui-même.`,
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}
