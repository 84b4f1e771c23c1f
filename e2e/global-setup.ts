import { tellPlace } from './support/shared.ts';
import { Preau } from './support/preau.ts';

/** One Préau for all journeys that break nothing. */
export default async function setup(): Promise<() => Promise<void>> {
  const preau = await Preau.start();
  tellPlace(preau.place);
  return () => preau.stop();
}
