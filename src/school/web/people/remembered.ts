import type { PeopleFilter } from './people.ts';

/** The filter of the list, kept while the document lives: coming back from a person finds it again. */
let filter: PeopleFilter = {};

export const rememberedFilter = (): PeopleFilter => filter;

export function rememberFilter(next: PeopleFilter): void {
  filter = next;
}
