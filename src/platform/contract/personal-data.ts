import {
  bases,
  categories,
  purposes,
  recipients,
  retentions,
  sources,
  type Words,
} from './personal-data-words.ts';

export type { Words };

/** `table.column`; with its schema first when that is not `public` (`jobs.job.data`). */
export type Column = `${string}.${string}`;

/** Where something lies. Everything that can hold data is of one of these four sorts. */
export type Places = {
  columns?: readonly Column[];
  /** Kinds of files: a folder of the data folder, or what the store is given. */
  files?: readonly string[];
  /** Fields of a log line. */
  logs?: readonly string[];
  /** Names of cookies. */
  cookies?: readonly string[];
};

/** Something personal that is kept, as articles 13 and 30 of the GDPR want it told. */
export type PersonalData<Subject extends string> = {
  what: Words;
  places: Places;
  /** Whom it is about. `everyone`: whoever uses the service. */
  subjects: readonly (Subject | 'everyone')[];
  category: keyof typeof categories;
  purpose: keyof typeof purposes;
  basis: keyof typeof bases;
  source: keyof typeof sources;
  /** What decides how long it is kept (the code that a controller will set), and the rule today. */
  retention: { by: keyof typeof retentions; rule: Words };
  recipients: readonly (keyof typeof recipients)[];
};

/** What says nothing of anybody by itself (keys, states, counters, dates of rows), and why it is there. */
export type Technical = Places & { why: string };

/** What one domain keeps: beside its other contracts, so that nothing is added without it. */
export type DataMap<Subject extends string = never> = {
  entries: Readonly<Record<string, PersonalData<Subject>>>;
  technical: readonly Technical[];
};

/** The words of a text. */
export const list = (names: string): string[] => names.trim().split(/\s+/);

/** `columnsOf('people', 'id role')` is `['people.id', 'people.role']`. */
export const columnsOf = (table: string, names: string): Column[] =>
  list(names).map((name): Column => `${table}.${name}`);

/** One processing, as a register or a contract's annex lists it. */
export type Processing<Subject extends string = string> = PersonalData<Subject> & { id: string };

/** The flat list of what several domains keep, in their order. */
export const processing = <Subject extends string>(
  maps: readonly DataMap<Subject>[],
): Processing<Subject>[] =>
  maps.flatMap(({ entries }) => Object.entries(entries).map(([id, entry]) => ({ id, ...entry })));
