/** Several names as one text: `Élèves, responsables légaux`. */
export const inOneText = (names: readonly string[]): string =>
  names
    .map((name, at) => (at === 0 ? name : name.charAt(0).toLocaleLowerCase('fr') + name.slice(1)))
    .join(', ');
