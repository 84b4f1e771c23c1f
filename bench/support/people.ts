import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { browserArguments, chromiumProgram } from '../../e2e/support/chromium.ts';
import type { Place } from '../../e2e/support/preau.ts';
import { Teacher, type Credentials, type PlannedLesson } from '../../e2e/support/school.ts';

declare global {
  /** When the first picture of somebody else was on the screen (ms since 1970). */
  var firstPicture: number | undefined;
}

/** Whose address the demonstration prints with a name and a password. */
export function credentialsIn(place: Place): Credentials {
  for (const { address } of place.ready.people) {
    const [, username, password] = /#([^:]+):(.+)$/.exec(address) ?? [];
    if (username && password) {
      return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
    }
  }
  throw new Error('The demonstration prints no address of a teacher.');
}

/** A lesson that is open, with a link for each pupil. */
export async function openLesson(place: Place, title: string) {
  const teacher = await Teacher.signIn(place.ready.url, credentialsIn(place));
  const lesson = await teacher.lesson(title);
  const seatId = await teacher.open(lesson);
  return { teacher, lesson, seatId, credentials: credentialsIn(place) };
}

export type OpenLesson = Awaited<ReturnType<typeof openLesson>>;

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumProgram(), args: browserArguments({}) });
}

/** Runs in the page: notes when the first picture shows. Whoever is measured keeps their own camera off. */
function noteFirstPicture(): void {
  const look = () => {
    const shown = [...document.querySelectorAll('video')].some(
      (video) => video.videoWidth > 0 && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA,
    );
    if (shown) globalThis.firstPicture = performance.timeOrigin + performance.now();
    else requestAnimationFrame(look);
  };
  look();
}

/** A browser that has never been here: no cache, no cookie. */
export async function newcomer(
  browser: Browser,
  baseURL?: string,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ locale: 'fr-FR', ...(baseURL && { baseURL }) });
  await context.addInitScript(noteFirstPicture);
  return { context, page: await context.newPage() };
}

/** Waits for the first picture of somebody else; returns when it came (ms since 1970). */
export async function firstPicture(page: Page): Promise<number> {
  const handle = await page.waitForFunction(() => globalThis.firstPicture, undefined, {
    timeout: 60_000,
  });
  return (await handle.jsonValue()) as number;
}

/** The teacher in the class, camera on. */
export async function teacherInClass(
  browser: Browser,
  place: Place,
  lesson: OpenLesson,
): Promise<Page> {
  const { page, context } = await newcomer(browser, place.ready.url);
  await context.request.post('/api/session', {
    headers: { 'x-preau': '1' },
    data: lesson.credentials,
  });
  await page.goto(`/salle/${lesson.seatId}`);
  const button = page
    .getByRole('group', { name: 'Commandes de la classe' })
    .getByRole('button', { name: 'Caméra', exact: true });
  await button.click();
  await page.waitForFunction(() => globalThis.firstPicture, undefined, { timeout: 60_000 });
  return page;
}

/** The link of the pupil who stands here in the register. */
export function linkAt(lesson: PlannedLesson, index: number): string {
  const pupil = lesson.pupils[index];
  const link = pupil && lesson.links.get(pupil.personId);
  if (!link) throw new Error('The group has too few pupils for this benchmark.');
  return link;
}

/** From the link to the door, as fast as a finger could. */
export async function toDoor(page: Page, link: string): Promise<void> {
  await page.goto(link, { waitUntil: 'commit' });
  await page.getByRole('button', { name: 'J’entre' }).click();
  await page.getByRole('button', { name: 'Frapper à la porte' }).waitFor();
}

/** Knocks, and answers once the server knows. */
export async function knocks(page: Page): Promise<void> {
  const known = page.waitForResponse(
    (response) => response.url().endsWith('/knock') && response.ok(),
  );
  await page.getByRole('button', { name: 'Frapper à la porte' }).click();
  await known;
}
