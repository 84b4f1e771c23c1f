import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, expect, it } from 'vitest';
import { atSchool } from '../../app/testing/at-school.ts';
import { lessonStart } from '../../app/testing/lesson.ts';
import { until } from '../../platform/server/testing/until.ts';
import { inClass, type Seat } from './testing/stage.ts';

const at = atSchool({ clock: lessonStart });
beforeAll(() => at.here.app.http.listen({ host: '127.0.0.1', port: 0 }));

/** Every byte of a seat's class stream, from its beginning. */
function listen({ browser, seatId }: Seat) {
  const { port } = at.here.app.http.server.address() as AddressInfo;
  let heard = '';
  const call = request({
    host: '127.0.0.1',
    port,
    path: `/api/seats/${seatId}/class/events?after=0`,
    headers: {
      'x-preau': '1',
      cookie: [...browser.jar].map((pair) => pair.join('=')).join('; '),
    },
  });
  call.on('response', (reply) => reply.on('data', (chunk) => (heard += String(chunk))));
  call.on('error', () => {});
  call.end();
  return { heard: () => heard, stop: () => call.destroy() };
}

it('the raw stream of a pupil holds no text and no id of what is not theirs', async () => {
  const lesson = await inClass(at.here, at.school);
  const { host, amrani, bernard } = lesson;
  const stream = listen(bernard);
  const hostStream = listen(host);
  await until('stream told of seat.admitted', () => stream.heard().includes('seat.admitted'));
  const hidden = [
    (await amrani.say('hosts', 'à mes professeurs seulement')).json(),
    (await host.tell(amrani, 'à Amrani seulement')).json(),
    (await host.say('hosts', 'entre professeurs')).json(),
  ];
  await host.remove(hidden[0].messageId);
  const shown = [
    (await host.tell(bernard, 'à Bernard')).json(),
    (await host.say('all', 'à toute la classe')).json(),
  ];
  await until('stream told of à toute la classe', () =>
    stream.heard().includes('à toute la classe'),
  );
  await until('hostStream told of chat.deleted', () => hostStream.heard().includes('chat.deleted'));
  for (const { messageId, text } of hidden) {
    expect(stream.heard()).not.toContain(messageId);
    expect(stream.heard()).not.toContain(text);
  }
  for (const { messageId, text } of shown) {
    expect(stream.heard()).toContain(messageId);
    expect(stream.heard()).toContain(text);
  }
  expect(hostStream.heard()).toContain('à Amrani seulement');
  stream.stop();
  hostStream.stop();
});

it('who takes the stream up later is told nothing of what was taken away meanwhile', async () => {
  const { host, amrani } = await inClass(at.here, at.school);
  const { messageId } = (await host.say('all', 'mot malheureux')).json();
  await host.remove(messageId);
  await host.say('all', 'la suite');
  const stream = listen(amrani);
  await until('stream told of la suite', () => stream.heard().includes('la suite'));
  expect(stream.heard()).not.toContain('malheureux');
  stream.stop();
});
