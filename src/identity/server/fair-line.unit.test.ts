import { describe, expect, it } from 'vitest';
import { createFairLine } from './fair-line.ts';

/** Works that end when told, and the order in which they began. */
function openLine(limits: { atOnce: number; perSource: number }) {
  const run = createFairLine(limits);
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const send = (source: string) =>
    run(source, () => {
      begun.push(source);
      return new Promise<void>((end) => void ends.push(end));
    });
  const settle = async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  const endOne = async () => {
    ends.shift()?.();
    await settle();
  };
  return { run, send, begun, endOne, settle };
}

describe('a fair line', () => {
  it('runs so many works at once and no more', async () => {
    const { send, begun, endOne, settle } = openLine({ atOnce: 2, perSource: 10 });
    for (let n = 0; n < 5; n += 1) void send('a');
    await settle();
    expect(begun).toHaveLength(2);
    await endOne();
    expect(begun).toHaveLength(3);
  });

  it('gives each source its turn, however many works another sent before', async () => {
    const { send, begun, endOne, settle } = openLine({ atOnce: 1, perSource: 1_000 });
    for (let n = 0; n < 500; n += 1) void send('attacker');
    void send('school');
    void send('home');
    await settle();
    for (let n = 0; n < 4; n += 1) await endOne();
    expect(begun).toEqual(['attacker', 'attacker', 'school', 'home', 'attacker']);
  });

  it('refuses a source that waits enough, and no other', async () => {
    const { send, settle } = openLine({ atOnce: 1, perSource: 2 });
    for (let n = 0; n < 3; n += 1) void send('attacker');
    await settle();
    await expect(send('attacker')).rejects.toMatchObject({ code: 'too_many_requests' });
    void send('school');
  });

  it('goes on after a work that fails', async () => {
    const { run } = openLine({ atOnce: 1, perSource: 2 });
    const failing = run('a', () => Promise.reject(new Error('no')));
    const next = run('a', () => Promise.resolve('done'));
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('done');
  });
});
