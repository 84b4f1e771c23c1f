import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { prepareFirstHost } from '../../identity/server/index.ts';
import type { Config } from '../../platform/server/config.ts';
import type { Core } from '../../platform/server/core.ts';
import { makeSecret } from '../../platform/server/secrets.ts';
import type { Visitor } from './demonstration.ts';
import { writePrivateJson } from './private-file.ts';

const kept = z.object({ code: z.string().min(32) });

async function readCode(file: string): Promise<string | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  return kept.safeParse(JSON.parse(text)).data?.code ?? null;
}

/**
 * The one-time code of the host's first administrator, as an address to print: there is no default password.
 * It stays the same until it is used (in the data folder, mode 600), so that a server that starts again does
 * not make the printed one useless.
 * @returns nobody once the host has an administrator
 */
export async function inviteFirstHost(core: Core, config: Config): Promise<Visitor[]> {
  const file = join(config.dataFolder, 'installation.json');
  const code = (await readCode(file)) ?? makeSecret();
  if (!(await prepareFirstHost(core, code))) {
    await rm(file, { force: true });
    return [];
  }
  await writePrivateJson(file, { code });
  return [
    {
      label: 'Première administration',
      address: new URL(`/installation#${code}`, config.publicUrl).href,
      note: 'ce code ne sert qu’une fois',
    },
  ];
}
