import type { Place } from './preau.ts';

const variable = 'E2E_PREAU';

/** Tells the workers where the shared Préau is: they inherit the environment. */
export function tellPlace(place: Place): void {
  process.env[variable] = JSON.stringify(place);
}

/** The Préau that the journeys share. */
export function sharedPlace(): Place {
  const told = process.env[variable];
  if (!told) throw new Error('No Préau was started: run through `npx playwright test`.');
  return JSON.parse(told) as Place;
}
