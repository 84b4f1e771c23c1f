import { openClass, turnOn } from './support/class.ts';
import { hears, sees } from './support/expect-media.ts';
import { expect, test } from './support/test.ts';

test('npm start ends with an address for each person, and they answer', async ({ place }) => {
  expect(place.output).toContain('Préau est ouvert.');
  for (const { label, address } of place.ready.people) {
    expect(place.output).toContain(label);
    expect(place.output).toContain(address);
    expect((await fetch(address)).status).toBe(200);
  }
  expect(place.ready.people.length).toBeGreaterThanOrEqual(2);
});

test('a teacher and a pupil see and hear each other', async ({ teacher, comes }) => {
  const { teacher: host, pupils } = await openClass(teacher, comes, 'Première rencontre', {
    host: { tone: 440, paint: 'red' },
    pupils: [{ tone: 660, paint: 'green' }],
  });
  const [pupil] = pupils;
  if (!pupil) throw new Error('nobody came');
  await turnOn(host, 'Micro', 'Caméra');
  await turnOn(pupil, 'Micro', 'Caméra');
  await sees(pupil, 'red');
  await sees(host, 'green');
  const heard = { byPupil: await hears(pupil, 440), byTeacher: await hears(host, 660) };
  console.log(
    `    tones: 440 Hz heard as ${heard.byPupil.toFixed(0)}, 660 Hz as ${heard.byTeacher.toFixed(0)}`,
  );
});
