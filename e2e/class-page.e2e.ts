import { barOf, isInside, openClass, teacherEnters, turnOn } from './support/class.ts';
import { hears, sees } from './support/expect-media.ts';
import { isAccessible } from './support/look.ts';
import type { Person } from './support/person.ts';
import { expect, test } from './support/test.ts';

test('microphone and camera are off until the person turns them on', async ({ teacher, comes }) => {
  const { teacher: host, pupils } = await openClass(teacher, comes, 'Éteints', { pupils: [{}] });
  for (const person of [host, ...pupils]) {
    for (const name of ['Micro', 'Caméra'])
      await expect(barOf(person.page).getByRole('button', { name, exact: true })).toHaveAttribute(
        'aria-pressed',
        'false',
      );
    expect(await person.page.evaluate(() => document.querySelectorAll('video').length)).toBe(0);
    const captured = await person.page.evaluate(
      async () =>
        (await Promise.all(globalThis.senses.lines.map((line) => line.getSenders())))
          .flat()
          .filter(({ track }) => track?.readyState === 'live').length,
    );
    expect(captured, `tracks that ${person.name} sends`).toBe(0);
    expect(await person.asked(), `what ${person.name}’s page asked for by itself`).toEqual([]);
  }
  await turnOn(host, 'Caméra');
  expect(await host.asked()).toEqual(['getUserMedia']);
});

test('what was chosen at the door is on in the class', async ({ teacher, comes }) => {
  const { teacher: host, pupils } = await openClass(teacher, comes, 'De la porte à la classe', {
    pupils: [{ tone: 660, paint: 'green' }],
    beforeKnock: async (pupil) => {
      await pupil.page.getByRole('button', { name: 'Micro', exact: true }).click();
      await pupil.page.getByRole('button', { name: 'Caméra', exact: true }).click();
      await expect(pupil.page.getByRole('button', { name: 'Micro prêt' })).toBeVisible();
      await expect(pupil.page.getByRole('button', { name: 'Caméra prête' })).toBeVisible();
    },
  });
  expect(pupils).toHaveLength(1);
  await sees(host, 'green');
  await hears(host, 660);
});

test('the three layouts of a pupil, the two of a teacher', async ({ teacher, comes }) => {
  const { teacher: host, pupils } = await openClass(teacher, comes, 'Affichages', {
    host: { paint: 'red' },
    pupils: [{ paint: 'green' }, { paint: 'blue' }],
  });
  const [pupil, other] = pupils;
  if (!pupil || !other) throw new Error('nobody came');
  for (const person of [host, pupil, other]) await turnOn(person, 'Caméra');
  const choose = async (person: Person, layout: string) => {
    await person.press('Vue');
    await person.page.getByRole('menuitem', { name: layout }).click();
  };
  const colours = async () => (await pupil.seen()).map(({ colour }) => colour).sort();
  await expect.poll(colours, { message: 'a pupil sees the teacher first' }).toEqual(['red']);
  await choose(pupil, 'Tout le monde');
  await expect.poll(colours, { message: 'everybody' }).toEqual(['blue', 'red']);
  await choose(pupil, 'Qui parle en grand');
  await expect.poll(colours, { message: 'everybody, one of them large' }).toEqual(['blue', 'red']);
  await host.press('Vue');
  await expect(host.page.getByRole('menuitem')).toHaveText(['Tout le monde', 'Qui parle en grand']);
});

test('another microphone and another camera are taken without leaving the class', async ({
  teacher,
  comes,
}) => {
  const { teacher: host, pupils } = await openClass(teacher, comes, 'Autres appareils', {
    pupils: [{ tone: 660, cameras: 2 }],
  });
  const [pupil] = pupils;
  if (!pupil) throw new Error('nobody came');
  await turnOn(pupil, 'Micro', 'Caméra');
  await hears(host, 660);
  await pupil.press('Plus');
  await pupil.page.getByRole('menuitem', { name: 'Micro, caméra et son…' }).click();
  const dialog = pupil.page.getByRole('dialog', { name: 'Micro, caméra et son' });
  for (const [label, kind] of [
    ['Micro', 'audio'],
    ['Caméra', 'video'],
  ] as const) {
    const list = dialog.getByLabel(label, { exact: true });
    const before = await list.inputValue();
    const offered = await list
      .locator('option')
      .evaluateAll((options) => (options as HTMLOptionElement[]).map(({ value }) => value));
    const other = offered.find((value) => value !== '' && value !== before) ?? '';
    await list.selectOption(other);
    await expect.poll(() => deviceSent(pupil, kind), { message: `the ${kind} sent` }).toBe(other);
  }
  await isAccessible(pupil, 'devices dialog');
  // The invented second camera gives pictures that Chromium itself does not send: only its sound is measured.
  await dialog.getByRole('button', { name: 'Fermer' }).click();
  await hears(host, 660);
});

/** Which device this page's live track of a kind comes from. */
const deviceSent = ({ page }: Person, kind: string) =>
  page.evaluate(
    (wanted) =>
      globalThis.senses.lines
        .flatMap((line) => line.getSenders())
        .find(({ track }) => track?.kind === wanted && track.readyState === 'live')
        ?.track?.getSettings().deviceId,
    kind,
  );

test('a device that does not open is told in the class, and nothing is lost', async ({
  teacher,
  comes,
}) => {
  const { pupils } = await openClass(teacher, comes, 'Micro refusé', { pupils: [{}] });
  const [pupil] = pupils;
  if (!pupil) throw new Error('nobody came');
  await pupil.page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = async () => {
      throw new DOMException('no', 'NotAllowedError');
    };
  });
  const microphone = barOf(pupil.page).getByRole('button', { name: 'Micro', exact: true });
  await microphone.click();
  await expect(pupil.page.getByText(/Le navigateur ne donne pas le micro/)).toBeVisible();
  await expect(microphone).toHaveAttribute('aria-pressed', 'false');
  await isAccessible(pupil, 'class, microphone refused');
});

test('where the browser waits for a gesture, one press brings the sound', async ({
  teacher,
  comes,
}) => {
  const { teacher: host, pupils } = await openClass(teacher, comes, 'Son en attente', {
    host: { tone: 440 },
    pupils: [{}],
  });
  const [pupil] = pupils;
  if (!pupil) throw new Error('nobody came');
  await pupil.page.evaluate(() => {
    const { play } = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.play = async function (this: HTMLMediaElement) {
      this.pause();
      throw new DOMException('a gesture is needed', 'NotAllowedError');
    };
    document.addEventListener('click', () => (HTMLMediaElement.prototype.play = play), {
      capture: true,
    });
  });
  await turnOn(host, 'Micro');
  const button = pupil.page.getByRole('button', { name: 'Activer le son' });
  await expect(button).toBeVisible();
  await isAccessible(pupil, 'class, sound waits');
  await button.click();
  await expect(button).toHaveCount(0);
  await hears(pupil, 440);
});

test('a camera that gives pictures no more is opened anew by itself', async ({
  teacher,
  comes,
}) => {
  const { teacher: host, pupils } = await openClass(teacher, comes, 'Caméra figée', {
    host: { paint: 'red' },
    pupils: [{}],
  });
  const [pupil] = pupils;
  if (!pupil) throw new Error('nobody came');
  await turnOn(host, 'Caméra');
  await sees(pupil, 'red');
  const sent = () =>
    host.page.evaluate(
      () =>
        globalThis.senses.lines
          .flatMap((line) => line.getSenders())
          .find(({ track }) => track?.kind === 'video')?.track?.id,
    );
  const stalled = await host.page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.getContext('2d')?.fillRect(0, 0, 1, 1);
    // One picture, and none after it.
    const [track] = canvas.captureStream(0).getVideoTracks() as CanvasCaptureMediaStreamTrack[];
    const sender = globalThis.senses.lines
      .flatMap((line) => line.getSenders())
      .find((one) => one.track?.kind === 'video');
    if (!track || !sender) throw new Error('nothing is sent');
    await sender.replaceTrack(track);
    track.requestFrame();
    return track.id;
  });
  expect(await sent()).toBe(stalled);
  await expect.poll(sent, { timeout: 40_000, message: 'the track sent' }).not.toBe(stalled);
  await sees(pupil, 'red');
});

test('the teacher’s screen is seen by the pupil, with its sound', async ({ teacher, comes }) => {
  const { teacher: host, pupils } = await openClass(teacher, comes, 'Écran', {
    host: { sharesTab: 'Tableau' },
    pupils: [{}],
  });
  const [pupil] = pupils;
  if (!pupil) throw new Error('nobody came');
  const board = await host.context.newPage();
  await board.setContent('<title>Tableau</title><body style="background:rgb(0,160,0)">');
  await board.evaluate(() => {
    const context = new AudioContext();
    const tone = new OscillatorNode(context, { frequency: 880 });
    const gain = new GainNode(context, { gain: 0.4 });
    tone.connect(gain).connect(context.destination);
    tone.start();
  });
  await host.page.bringToFront();
  await barOf(host.page).getByRole('button', { name: 'Écran', exact: true }).click();
  await expect(host.page.getByText(/Tout le monde voit votre écran/)).toBeVisible();
  await expect(pupil.page.getByText(/^Écran de/)).toBeVisible();
  await expect.poll(async () => (await pupil.seen()).length).toBe(1);
  await hears(pupil, 880);
  await isAccessible(host, 'own screen shared');
  await host.press('Arrêter le partage');
  await expect(pupil.page.getByText(/^Écran de/)).toHaveCount(0);
});

test('the same place opened in a second tab moves there, and can be taken back', async ({
  teacher,
  comes,
}) => {
  const lesson = await teacher.lesson('Deux onglets');
  const host = await comes('Professeur');
  const seatId = await teacherEnters(host, teacher, lesson);
  const second = await host.context.newPage();
  await second.goto(`/salle/${seatId}`);
  await expect(barOf(second)).toBeVisible();
  await expect(
    host.page.getByRole('heading', { name: 'Vous suivez le cours ailleurs' }),
  ).toBeVisible();
  await isAccessible(host, 'taken page');
  await host.page.bringToFront();
  await host.press('Reprendre ici');
  await isInside(host);
  await expect(
    second.getByRole('heading', { name: 'Vous suivez le cours ailleurs' }),
  ).toBeVisible();
});
