import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { AccountActor, Actors } from '../../../access/contract/actors.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { Trx } from '../../../platform/server/db.ts';
import type { Mount } from '../../../platform/server/http/mount.ts';
import { declareProblems } from '../../../platform/server/http/problems.ts';
import { defineJob, type Jobs } from '../../../platform/server/jobs/index.ts';
import { importProblems } from '../../contract/imports/problems.ts';
import * as routes from '../../contract/imports/routes.ts';
import { chooseImport } from './choices.ts';
import { upsertColumns } from './columns.store.ts';
import { cancelImport, previewFile, startImport, undoImport } from './imports.ts';
import { findImport, listImportRows, type ImportRow } from './imports.store.ts';
import { findUnfinished, forgetOld } from './tidy.store.ts';
import { acceptFiles, openFileLine } from './upload.ts';
import { viewImports, viewLines } from './views.ts';
import { importWork, workOn } from './work.ts';

type Deps = Pick<Core, 'db' | 'transact' | 'now'> & { jobs: Jobs };

const tidyImports = defineJob('imports.tidy', z.strictObject({}));

const ownSchool = ({ actor }: { actor: AccountActor }) => ({ schoolId: actor.schoolId });

/** Binds the imports' routes, and does their work on this server. */
export function mountImports(mount: Mount<Actors>, http: FastifyInstance, deps: Deps): void {
  declareProblems(importProblems);
  acceptFiles(http);
  mountFiles(mount, deps);
  mountOne(mount, deps);
  startWork(deps);
}

function mountFiles(mount: Mount<Actors>, deps: Deps): void {
  const { db, transact, now } = deps;
  const withFile = openFileLine();
  mount(routes.listImports, {
    subject: ownSchool,
    handle: async ({ actor: { schoolId } }) => ({
      imports: await viewImports(db, schoolId, await listImportRows(db, schoolId), now()),
    }),
  });
  mount(routes.readFile, {
    subject: ownSchool,
    handle: ({ actor, request, query }) =>
      withFile(request.raw, async (bytes) => {
        const found = await previewFile(deps, actor, bytes, query.columns === 'ask');
        if ('csv' in found) return { import: null, csv: found.csv };
        const [view] = await viewImports(db, actor.schoolId, [found.row], now());
        return { import: view ?? null, csv: null };
      }),
  });
  mount(routes.keepColumns, {
    subject: ownSchool,
    handle: async ({ actor, body: { signature, ...columns } }) => {
      if (columns.family === null || columns.given === null)
        throw new Problem('import.columns_missing');
      await transact((trx) => upsertColumns(trx, actor.schoolId, signature, columns));
    },
  });
}

function mountOne(mount: Mount<Actors>, deps: Deps): void {
  const { db, now } = deps;
  const subject = async ({
    actor: { schoolId },
    params: { importId },
  }: {
    actor: AccountActor;
    params: { importId: string };
  }) => {
    const row = await findImport(db, { schoolId, importId });
    return row ? { schoolId, importId, row } : null;
  };
  const seen = async (row: ImportRow) => {
    const [view] = await viewImports(db, row.school_id, [row], now());
    if (!view) throw new Problem('not_found');
    return view;
  };
  mount(routes.readImport, { subject, handle: ({ subject: { row } }) => seen(row) });
  mount(routes.listImportLines, {
    subject,
    handle: ({ subject: { schoolId, importId }, query }) =>
      viewLines(db, { schoolId, importId }, query),
  });
  mount(routes.chooseImport, {
    subject,
    handle: async ({ subject: { schoolId, importId }, body }) =>
      seen(await chooseImport(deps, { schoolId, importId }, body)),
  });
  const commands = [
    [routes.startImport, startImport],
    [routes.cancelImport, cancelImport],
    [routes.undoImport, undoImport],
  ] as const;
  for (const [route, command] of commands)
    mount(route, {
      subject,
      handle: async ({ subject: { schoolId, importId } }) =>
        seen(await command(deps, { schoolId, importId })),
    });
}

const stillMs = 10 * 60_000;

/**
 * Works on imports, takes up at once those that a stopped server left half-way, and those that stand still.
 * Should another server be at work on one, the two take turns: each batch holds the import's row.
 */
function startWork({ transact, now, jobs }: Deps): void {
  const takeUp = async (trx: Trx, since: Date) => {
    for (const of of await findUnfinished(trx, since)) await jobs.enqueue(trx, importWork, of);
  };
  jobs.work(importWork, (of, { signal }) => workOn({ transact, now }, of, signal));
  jobs.workByClock(tidyImports, '*/10 * * * *', () =>
    transact(async (trx) => {
      await forgetOld(trx, now());
      await takeUp(trx, new Date(now().getTime() - stillMs));
    }),
  );
  jobs.atStart(() => transact((trx) => takeUp(trx, now())));
}
