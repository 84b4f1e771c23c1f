import { z } from 'zod';
import { route } from '../../../platform/contract/route.ts';
import { id, instant } from '../../../platform/contract/values.ts';
import { personName } from '../people.ts';
import {
  choosableReasons,
  conflictReasons,
  importChoices,
  importedRoles,
  importFormats,
  importStates,
  keptReasons,
  refusalReasons,
} from './words.ts';

const count = z.int().min(0);

const counts = z.strictObject({
  added: count,
  changed: count,
  unchanged: count,
  absent: count,
  conflicts: count,
  groups: count,
  joined: count,
  left: count,
  guardianships: count,
});
export type ImportCounts = z.output<typeof counts>;

const fault = z.strictObject({
  line: count,
  reason: z.enum([...refusalReasons, ...conflictReasons]),
});
export type ImportFault = z.output<typeof fault>;

const chosen = z.strictObject({
  reason: z.enum(choosableReasons),
  ours: count,
  file: count,
});
/** Of one kind of conflict: how many people stay as they are, how many become as the file says. */
export type ImportChosen = z.output<typeof chosen>;

const view = z.strictObject({
  importId: id,
  format: z.enum(importFormats),
  state: z.enum(importStates),
  counts,
  /** How much is written: `done` of `total` steps. */
  done: count,
  total: count,
  /** Names of columns that were dropped unread. */
  surplus: z.array(z.string()),
  /** Lines refused, the first ones; `refused` counts them all. */
  faults: z.array(fault),
  refused: count,
  /** What is chosen, or was, where the register and the file disagree. */
  chosen: z.array(chosen),
  kept: z.array(z.strictObject({ reason: z.enum(keptReasons), count })),
  /** Whether it can be taken back: written less than thirty days ago. */
  undoable: z.boolean(),
  createdAt: instant,
  finishedAt: instant.nullable(),
});
export type ImportView = z.output<typeof view>;

const cell = z.int().min(0).max(499).nullable();
const columns = {
  family: cell,
  given: cell,
  group: cell,
  level: cell,
  role: cell,
  email: cell,
  identifier: cell,
  everyone: z.enum(importedRoles),
};

const csvHead = z.strictObject({
  /** Names this set of headers; the columns chosen for it are remembered. */
  signature: z.string(),
  headers: z.array(z.string()),
  columns: z.strictObject(columns),
});
export type CsvHead = z.output<typeof csvHead>;

/** What the register says of somebody, where the file says otherwise. */
const register = z.strictObject({
  name: personName,
  email: z.string().nullable(),
  groups: z.array(z.string()),
});

const lists = ['added', 'changed', 'leaving', 'absent', 'conflicts', 'kept'] as const;
export type ImportList = (typeof lists)[number];

const lineView = z.strictObject({
  number: count,
  line: count.nullable(),
  name: personName,
  before: personName.nullable(),
  role: z.enum(importedRoles).nullable(),
  email: z.string().nullable(),
  groups: z.array(z.string()),
  /** Where there is a choice: what it is now, and what the register says, or said before the file's word. */
  choice: z.enum(importChoices).nullable(),
  ours: register.nullable(),
  reason: z.enum([...conflictReasons, ...keptReasons]).nullable(),
});
export type ImportLine = z.output<typeof lineView>;

const params = z.strictObject({ importId: id });

export const listImports = route({
  id: 'import.list',
  method: 'GET',
  path: '/api/imports',
  summary: 'The school’s imports, the latest first',
  caller: 'account',
  action: 'import.manage',
  reply: z.strictObject({ imports: z.array(view) }),
  errors: [],
});

export const readFile = route({
  id: 'import.read-file',
  method: 'POST',
  path: '/api/imports',
  summary:
    'Reads a file (the body, application/octet-stream) and previews what it would change; writes nothing to the register. A plain CSV answers its headers first',
  caller: 'account',
  action: 'import.manage',
  // 64 MiB at a megabit a second.
  bodyWithinMs: 10 * 60_000,
  /** `ask`: a plain CSV answers its headers and the columns to confirm; `kept`: it is read by those kept. */
  query: z.strictObject({ columns: z.enum(['ask', 'kept']).default('ask') }),
  reply: z.strictObject({ import: view.nullable(), csv: csvHead.nullable() }),
  errors: [
    'import.empty',
    'import.not_text',
    'import.spreadsheet',
    'import.format_unknown',
    'import.columns_missing',
    'import.csv_broken',
    'import.xml_broken',
    'import.xml_doctype',
    'import.archive_broken',
    'import.archive_unsafe',
    'import.foreign_school',
    'import.too_many',
  ],
});

export const keepColumns = route({
  id: 'import.keep-columns',
  method: 'PUT',
  path: '/api/imports/columns',
  summary: 'Remembers which column of a CSV holds what, for files with the same headers',
  caller: 'account',
  action: 'import.manage',
  body: z.strictObject({ signature: z.string().min(1).max(64), ...columns }),
  reply: null,
  errors: ['import.columns_missing'],
});

export const readImport = route({
  id: 'import.read',
  method: 'GET',
  path: '/api/imports/:importId',
  summary: 'One import: preview, progress, report',
  caller: 'account',
  action: 'import.manage',
  params,
  reply: view,
  errors: [],
});

export const listImportLines = route({
  id: 'import.lines',
  method: 'GET',
  path: '/api/imports/:importId/lines',
  summary: 'People of an import, fifty at a time',
  caller: 'account',
  action: 'import.manage',
  params,
  query: z.strictObject({
    list: z.enum(lists).default('added'),
    after: z
      .string()
      .regex(/^\d{1,9}$/)
      .default('0')
      .transform(Number),
  }),
  reply: z.strictObject({ lines: z.array(lineView), more: z.boolean() }),
  errors: [],
});

export const chooseImport = route({
  id: 'import.choose',
  method: 'PUT',
  path: '/api/imports/:importId/choices',
  summary: 'Says whose word holds where the register and the file disagree, before it is written',
  caller: 'account',
  action: 'import.manage',
  params,
  body: z.strictObject({
    reason: z.enum(choosableReasons),
    /** The person's line of the preview; `null`: everybody of this kind. */
    number: z.int().min(1).nullable(),
    choice: z.enum(importChoices),
  }),
  reply: view,
  errors: ['import.over'],
});

export const startImport = route({
  id: 'import.start',
  method: 'POST',
  path: '/api/imports/:importId/start',
  summary: 'Writes the import into the register, in the background',
  caller: 'account',
  action: 'import.manage',
  params,
  reply: view,
  errors: ['import.busy', 'import.stale', 'import.over'],
});

export const cancelImport = route({
  id: 'import.cancel',
  method: 'POST',
  path: '/api/imports/:importId/cancel',
  summary: 'Gives up an import that was not started; what was read is deleted',
  caller: 'account',
  action: 'import.manage',
  params,
  reply: view,
  errors: ['import.over'],
});

export const undoImport = route({
  id: 'import.undo',
  method: 'POST',
  path: '/api/imports/:importId/undo',
  summary: 'Takes back what an import wrote, as far as nothing depends on it',
  caller: 'account',
  action: 'import.manage',
  params,
  reply: view,
  errors: ['import.busy', 'import.over'],
});
