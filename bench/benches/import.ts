import { request, type APIRequestContext } from '@playwright/test';
import { setTimeout as pause } from 'node:timers/promises';
import { credentialsOf } from '../../e2e/support/demonstration.ts';
import { identityOf, type Place } from '../../e2e/support/preau.ts';
import { showSecondFactor } from '../../e2e/support/second-factor.ts';
import type { ImportView } from '../../src/school/contract/imports/routes.ts';
import { figure } from '../figures.ts';
import type { Bench } from '../main.ts';
import { Installation } from '../support/installation.ts';
import { cpuSeconds, residentMegabytes } from '../support/process-use.ts';

const PUPILS = 20_000;
const A_DIVISION = 25;
/** Between two looks at the progress. */
const LOOK_MS = 100;

const letters = (value: number) =>
  [...String(value)].map((digit) => String.fromCodePoint(97 + Number(digit))).join('');

/** As ONDE exports it: nobody has a number, everybody is recognised by name and class. */
const onde = () =>
  [
    'Nom élève;Prénom élève;Niveau;Libellé classe',
    ...Array.from(
      { length: PUPILS },
      (_, n) => `Élève ${letters(n % 500)};Zoé ${letters(n)};6e;D${Math.floor(n / A_DIVISION)}`,
    ),
  ].join('\r\n');

/** The demonstration's administrator, signed in. */
async function openOffice(place: Place): Promise<APIRequestContext> {
  const { username, password } = credentialsOf(place, 'legoff');
  const office = await request.newContext({
    baseURL: place.ready.url,
    extraHTTPHeaders: { 'x-preau': '1' },
  });
  await office.post('/api/session', { data: { username, password }, failOnStatusCode: true });
  await showSecondFactor(place, office, username);
  return office;
}

/** How long something takes, our server's own work in it (s), and the most memory that it held meanwhile (MB). */
async function measured<T>(place: Place, work: () => Promise<T>) {
  const { pid } = identityOf(place, 'server');
  const [begun, used, samples] = [performance.now(), cpuSeconds(pid), [residentMegabytes(pid)]];
  const looking = setInterval(() => samples.push(residentMegabytes(pid)), LOOK_MS);
  try {
    const result = await work();
    const seconds = (performance.now() - begun) / 1000;
    const cpu = cpuSeconds(pid) - used;
    return { result, seconds, cpu, megabytes: Math.max(...samples) };
  } finally {
    clearInterval(looking);
  }
}

/** 20,000 pupils from a CSV: read and compared, written, taken back. */
export const bench: Bench = async (tell) => {
  await using installation = await Installation.prepare();
  const place = await installation.start();
  const office = await openOffice(place);
  const upload = async () => {
    const reply = await office.post('/api/imports?columns=kept', {
      headers: { 'content-type': 'application/octet-stream' },
      data: Buffer.from(onde()),
      timeout: 0,
      failOnStatusCode: true,
    });
    return (await reply.json()) as { import: ImportView };
  };
  const untilIs = async (importId: string, command: string, state: ImportView['state']) => {
    await office.post(`/api/imports/${importId}/${command}`, {
      data: {},
      timeout: 0,
      failOnStatusCode: true,
    });
    for (let now = ''; now !== state; await pause(LOOK_MS))
      now = ((await (await office.get(`/api/imports/${importId}`)).json()) as ImportView).state;
  };
  try {
    const read = await measured(place, upload);
    const { importId, counts } = read.result.import;
    const written = await measured(place, () => untilIs(importId, 'start', 'applied'));
    const undone = await measured(place, () => untilIs(importId, 'undo', 'undone'));
    const seconds = read.seconds + written.seconds;
    const parts = `read ${read.seconds.toFixed(1)} s, written ${written.seconds.toFixed(1)} s`;
    const note = `${counts.added} people added; ${parts}; goal 20`;
    tell(figure('import.seconds', 's', [seconds], note));
    const work = read.cpu + written.cpu;
    tell(figure('import.cpu_s', 's', [work], 'of our server’s process, PostgreSQL’s apart'));
    const most = Math.max(read.megabytes, written.megabytes);
    const held = `read ${read.megabytes.toFixed(0)}, written ${written.megabytes.toFixed(0)}`;
    tell(
      figure(
        'import.rss_mb',
        'MB',
        [most],
        `most that our server’s process held: ${held}; goal 300`,
      ),
    );
    tell(figure('import.undo_s', 's', [undone.seconds], 'the same import taken back'));
  } finally {
    await office.dispose();
  }
};
