/**
 * The name of a group in a text that breaks over lines: the letter of a class stays beside its level.
 * @example groupLabel('5e A') // '5e\u00a0A'; 'Canaris qui attendent' may break
 */
export const groupLabel = (name: string): string => name.replace(/ (?=\S{1,2}$)/, '\u00a0');
