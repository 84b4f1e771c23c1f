import { WebSocket } from 'ws';
import { textOf, type Source } from './source.ts';

/** What a pupil's way in told of itself. */
export type Told = {
  /** How long an answer took, in ms. */
  took: (ms: number) => void;
  /** The pupil stands at the door: a host may let this seat in. */
  atDoor: (seatId: string) => void;
  /** The page of this seat knows that it is let in. */
  admitted: (seatId: string) => void;
};

/** Somebody inside, and what they ask from there. */
export type Inside = {
  seatId: string;
  cookie: () => string;
  /** Asks, and answers the text; how long it took is told. */
  call: (method: 'GET' | 'POST', path: string, body?: object) => Promise<string>;
};

/**
 * One pupil’s way to the class, call by call as their page makes it: the link, which answers the seat, the
 * knock, the wait at the door with its stream.
 * @throws {Error} for the first answer that is not the expected one
 */
export async function enter(source: Source, secret: string, told: Told): Promise<Inside> {
  let cookie = '';
  const call: Inside['call'] = (method, path, body) =>
    timed(told, async () => {
      const answer = await source.ask(method, path, cookie, body);
      const text = await textOf(answer);
      if (answer.statusCode !== 200 && answer.statusCode !== 204)
        throw new Error(`${method} ${path.replace(/[0-9a-f-]{36}/, ':id')}: ${answer.statusCode}`);
      const set = answer.headers['set-cookie']?.map((one) => one.split(';')[0]) ?? [];
      if (set.length > 0) cookie = set.join('; ');
      return text;
    });

  const { seatId } = JSON.parse(await call('POST', '/api/entry/claim', { secret })) as {
    seatId: string;
  };
  const seat = `/api/seats/${seatId}`;
  await call('POST', `${seat}/knock`, {});
  const stream = await timed(told, () => source.ask('GET', `${seat}/lobby?after=0`, cookie));
  if (stream.statusCode !== 200) throw new Error(`the lobby’s stream: ${stream.statusCode}`);
  told.atDoor(seatId);
  stream.setEncoding('utf8');
  let heard = '';
  for await (const chunk of stream) {
    heard += chunk as string;
    if (heard.includes('lobby.admitted')) break;
  }
  stream.destroy();
  told.admitted(seatId);
  return { seatId, call, cookie: () => cookie };
}

async function timed<T>({ took }: Told, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const result = await work();
  took(performance.now() - begun);
  return result;
}

/**
 * The whole way in: to the class, then to the gate's answer.
 * @param port of the server
 * @throws {Error} for the first answer that is not the expected one
 */
export async function comeIn(port: number, source: Source, secret: string, told: Told) {
  const { seatId, call, cookie } = await enter(source, secret, told);
  await call('GET', `/api/seats/${seatId}/class`);
  await timed(told, () => openLine(port, source, `/media/${seatId}/rtc`, cookie()));
}

/** The line to the media is open: the gate found the seat, asked the rules, made a token and reached the engine. */
function openLine(port: number, { localAddress }: Source, path: string, cookie: string) {
  return new Promise<void>((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}?protocol=16&sdk=js`, {
      headers: { cookie },
      localAddress,
    });
    socket.once('error', reject);
    socket.once('open', () => {
      resolve();
      socket.terminate();
    });
  });
}
