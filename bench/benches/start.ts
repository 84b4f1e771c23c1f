import { setTimeout as pause } from 'node:timers/promises';
import { identityOf } from '../../e2e/support/preau.ts';
import { figure } from '../figures.ts';
import type { Bench } from '../main.ts';
import { Installation } from '../support/installation.ts';
import { residentMegabytes } from '../support/process-use.ts';

const RUNS = 3;
/** At rest means left alone this long after the first page. */
const REST_MS = 10_000;

/** `npm start` where everything is built and the school exists: until the first page, and the memory then. */
export const bench: Bench = async (tell) => {
  await using installation = await Installation.prepare();
  await installation.start();
  await installation.stop();
  const seconds: number[] = [];
  const megabytes: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const begun = performance.now();
    const place = await installation.start();
    seconds.push((performance.now() - begun) / 1000);
    await pause(REST_MS);
    megabytes.push(residentMegabytes(identityOf(place, 'server').pid));
    await installation.stop();
  }
  tell(figure('start.warm_s', 's', seconds, 'npm start until a page answers; goal 4'));
  tell(
    figure(
      'start.rss_mb',
      'MB',
      megabytes,
      'our server’s process, 10 s after the first page; goal 180',
    ),
  );
};
