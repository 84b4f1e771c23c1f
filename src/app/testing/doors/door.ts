import type { EntryLinkView } from '../../../entry/contract/routes.ts';
import type { Browser } from '../browser.ts';
import type { Installation, School } from '../installation.ts';

/** A school of its own for each door, with its head signed in. */
export type DoorScene = { here: Installation; school: School; head: Browser };

/** A way in, made ready: who would be suspended, and the step over the sill. */
export type ReadyDoor = {
  /** `null`: who comes by it is in no register. */
  personId: string | null;
  /** @returns `in`, or the code of the refusal */
  enter: () => Promise<string>;
};

export type Door = {
  name: string;
  /** It lets in once only: it is not tried before what is to be seen. */
  once?: true;
  ready: (scene: DoorScene) => Promise<ReadyDoor>;
};

type Reply = { statusCode: number; json: () => { code?: string } };

/** What a call came to. */
export const outcomeOf = (reply: Reply): string =>
  reply.statusCode < 300 ? 'in' : (reply.json().code ?? String(reply.statusCode));

/** The secret in an address. */
export const secretIn = (link: string | EntryLinkView | undefined): string =>
  link === undefined ? '' : new URL(typeof link === 'string' ? link : link.link).hash.slice(1);

export const accountOf = ({ here, school }: DoorScene, personId: string) =>
  here.db
    .selectFrom('accounts')
    .select('id')
    .where('school_id', '=', school.schoolId)
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
