import { Fault } from '../faults.ts';

/**
 * The database that this data folder had is gone or damaged, and nothing was made in its place.
 * @param place its folder, to be put back
 */
export const databaseLost = (place: string): Fault =>
  new Fault(
    'database-lost',
    `La base de données de ce Préau était dans ${place} : elle n’y est plus, ou plus entière. Rien n’a été créé à sa place. Remettez ce dossier depuis la sauvegarde, avec son propriétaire, puis relancez. Pour commencer un établissement vide, donnez un autre dossier des données : PREAU_DATA=/chemin npm start.`,
  );
