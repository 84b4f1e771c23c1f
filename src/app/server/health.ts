import { sql } from 'kysely';
import type { FastifyInstance } from 'fastify';
import type { Actors } from '../../access/contract/actors.ts';
import type { Core } from '../../platform/server/core.ts';
import { createHealth, registerProbes } from '../../platform/server/health/index.ts';
import type { Mount } from '../../platform/server/http/mount.ts';
import type { Media } from '../../live/server/index.ts';
import { readHealth } from '../contract/routes.ts';
import { isMigrated } from '../migrate.ts';
import type { Services } from './services.ts';

/** Says how each part is: to people on the health page, to supervisors at `/healthz` and `/readyz`. */
export function openHealth(
  http: FastifyInstance,
  mount: Mount<Actors>,
  {
    core,
    media,
    jobs,
    files,
    mail,
  }: { core: Core; media: Media } & Omit<Services, typeof Symbol.asyncDispose>,
): void {
  const health = createHealth({
    database: async () => {
      await sql`select 1`.execute(core.db);
      return 'ok';
    },
    media: async () => media.health(),
    jobs: jobs.health,
    files: files.health,
    mail: mail.health,
  });
  registerProbes(http, { health, migrated: () => isMigrated(core.db) });
  mount(readHealth, { subject: () => ({}), handle: () => health.read() });
}
