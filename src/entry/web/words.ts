import type { PersonName } from '../../school/contract/names.ts';
import { calledName } from '../../school/contract/names.ts';

/** How the school speaks to its pupils. */
export type Address = 'tu' | 'vous';

/** The sentence in the school's manner: both are written, so that each reads naturally. */
export const said = (address: Address, tu: string, vous: string): string =>
  address === 'tu' ? tu : vous;

/** Adults are greeted by their title and name, pupils by their given name. */
export const greetedAs = (name: PersonName): string =>
  name.title === null ? name.given : calledName(name);
