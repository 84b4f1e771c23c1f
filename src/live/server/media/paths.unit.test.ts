import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMediaAddress, readMediaPath, upstreamAddress } from './paths.ts';

const seatId = '01a20625-6cb9-7084-8f8b-8ecfd56c77fc';
const base = `/media/${seatId}`;

describe('the gate’s addresses', () => {
  test.each([
    ['/rtc', 'line', '/rtc'],
    ['/rtc/v1', 'line', '/rtc/v1'],
    ['/rtc/validate', 'validate', '/rtc'],
    ['/rtc/v1/validate?sdk=js', 'validate', '/rtc/v1'],
  ])('%s is signalling', (end, kind, upstream) => {
    expect(readMediaPath(base + end)).toEqual({ seatId, kind, upstream });
  });

  test.each([
    '/twirp/livekit.RoomService/ListRooms',
    '/rtc/../twirp/livekit.RoomService/ListRooms',
    '/rtc/v1/..%2f..%2ftwirp',
    '/rtc%2fv1',
    '/rtc%00',
    '/rtc/v1/',
    '/rtc/',
    '//rtc',
    '/./rtc',
    '/RTC',
    '/rtc/v2',
    '/rtc;/twirp',
    '/rtc\\..\\twirp',
    '/agent',
    '/settings/regions',
    '/rtc/validate/validate',
    '/rtc\n',
    '',
  ])('%j is not', (end) => {
    expect(readMediaPath(base + end)).toBeNull();
  });

  test('a seat is named by its id, exactly', () => {
    for (const name of [
      '',
      '..',
      'x',
      seatId.toUpperCase(),
      `${seatId}#x`,
      `%30${seatId.slice(1)}`,
    ])
      expect(readMediaPath(`/media/${name}/rtc`)).toBeNull();
    expect(readMediaPath(`http://host${base}/rtc`)).toBeNull();
    expect(readMediaPath(`/x${base}/rtc`)).toBeNull();
  });

  test('whatever the address, only the engine’s two signalling paths are reached', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.webQueryParameters(), (path, query) => {
        const url = `${base}/rtc${path}?${query}`;
        const found = readMediaPath(url);
        if (found === null) return;
        const { pathname } = upstreamAddress('ws://engine:7880', found, url);
        expect(['/rtc', '/rtc/v1']).toContain(pathname);
      }),
    );
  });

  test('others than the gate’s are left to others', () => {
    expect(isMediaAddress(`${base}/twirp`)).toBe(true);
    expect(isMediaAddress('/board/x?to=/media/')).toBe(false);
  });
});

describe('what a page says to the engine', () => {
  const path = { seatId, kind: 'line', upstream: '/rtc/v1' } as const;
  const sent = (query: string) =>
    Object.fromEntries(
      upstreamAddress('wss://engine/sub', path, `${base}/rtc/v1?${query}`).searchParams,
    );

  test('neither its token, nor what makes the engine change an identity, goes on', () => {
    expect(
      sent(
        'access_token=x&publish=ghost&attributes=eyJ9&metadata=m&room=r&identity=i&join_request=abc%3D&auto_subscribe=1',
      ),
    ).toEqual({ join_request: 'abc=', auto_subscribe: '1' });
  });

  test('the engine’s own address may have a path', () => {
    expect(upstreamAddress('wss://engine/sub/', path, `${base}/rtc/v1`).href).toBe(
      'wss://engine/sub/rtc/v1',
    );
  });
});
