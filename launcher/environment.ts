import { join } from 'node:path';
import { cache } from './bootstrap/folders.mjs';
import { readSettings } from '../src/platform/server/config.ts';
import type { Secrets } from './secrets.ts';

type Values = ReturnType<typeof readSettings>;

/** Local parts that this start runs by itself, since the environment names no other. */
export type OwnParts = { database: boolean; media: boolean };

export function ownParts(env: NodeJS.ProcessEnv): OwnParts {
  return { database: !env['DATABASE_URL'], media: !env['LIVEKIT_URL'] };
}

/** A school that nobody configured is a demonstration; one that has an address or a database is not. */
function isDemonstration(env: NodeJS.ProcessEnv, lan: boolean): boolean {
  return !env['DATABASE_URL'] && (lan || !env['PREAU_PUBLIC_URL']);
}

/** npm's own variables stay with npm. */
const isForServer = ([name]: [string, unknown]) => !name.startsWith('npm_');

type Making = {
  env: NodeJS.ProcessEnv;
  values: Values;
  secrets: Secrets;
  lan: boolean;
  databaseUrl: string;
};

/** The whole environment of the server: what was given, completed by what this start makes. */
export function serverEnvironment({
  env,
  values,
  secrets,
  lan,
  databaseUrl,
}: Making): NodeJS.ProcessEnv {
  const own = ownParts(env);
  const made: NodeJS.ProcessEnv = {
    NODE_ENV: 'production',
    // What Node makes of our TypeScript, kept: starting takes a quarter of the time and 30 MB less.
    NODE_COMPILE_CACHE: join(cache, 'compile'),
    DATABASE_URL: databaseUrl,
    PREAU_SECRET: values.PREAU_SECRET ?? secrets.secret,
    PREAU_DEMO: env['PREAU_DEMO'] || (isDemonstration(env, lan) ? '1' : '0'),
  };
  if (own.media) {
    made['LIVEKIT_URL'] = `ws://127.0.0.1:${values.PREAU_MEDIA_PORT}`;
    made['LIVEKIT_API_KEY'] = values.LIVEKIT_API_KEY ?? secrets.mediaKey;
    made['LIVEKIT_API_SECRET'] = values.LIVEKIT_API_SECRET ?? secrets.mediaSecret;
  }
  return { ...Object.fromEntries(Object.entries(env).filter(isForServer)), ...made };
}
