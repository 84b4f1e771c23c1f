import { keepDaylight } from './support/database.ts';
import { Preau } from './support/preau.ts';
import { tellPlace } from './support/shared.ts';

/** One Préau for all journeys that break nothing. */
export default async function setup(): Promise<() => Promise<void>> {
  const preau = await Preau.start();
  await keepDaylight(preau.place);
  tellPlace(preau.place);
  return () => preau.stop();
}
