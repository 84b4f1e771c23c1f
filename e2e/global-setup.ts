import { prepareEngine } from '../launcher/engine.ts';
import { buildWeb } from '../launcher/web-build.ts';

/** What every Préau of the journeys starts from is made once, before the first of them starts. */
export default async function setup(): Promise<void> {
  await prepareEngine();
  await buildWeb();
}
