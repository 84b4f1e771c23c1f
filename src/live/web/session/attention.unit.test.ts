import type { Track } from 'livekit-client';
import { describe, expect, it } from 'vitest';
import { type MediaView, noMedia } from '../media/media-view.ts';
import { Attention, inOrder } from './attention.ts';
import type { ClassState } from './class-state.ts';
import { Store } from './store.ts';

it('keeps shared screens in the order in which they began', () => {
  expect(inOrder(['b', 'a'], ['a', 'b', 'c'])).toEqual(['b', 'a', 'c']);
  expect(inOrder(['b', 'a'], ['a'])).toEqual(['a']);
});

it('is the same list while nothing changes', () => {
  const before = ['b', 'a'];
  expect(inOrder(before, ['a', 'b'])).toBe(before);
});

describe('shared screens', () => {
  const sharing = { ...noMedia, screen: { sid: 'screen', track: {} as Track } };

  /** What a pupil's page shows when a seat that it does not know shares a screen. */
  function screensSeen(seesList: boolean): readonly string[] {
    const view = new Store<MediaView>(new Map());
    const me = { seatId: 'zoé', seesList };
    const known = { me, seats: new Map([['zoé', {}]]) } as unknown as ClassState;
    const attention = new Attention('zoé', view, new Store<ClassState | null>(known));
    view.set(new Map([['hugo', sharing]]));
    attention.stop();
    return attention.screens.get();
  }

  it('are those of the people in the list', () => expect(screensSeen(true)).toEqual([]));

  it('are seen by who may not see the list, who learns no name', () =>
    expect(screensSeen(false)).toEqual(['hugo']));

  it('are found when the class is told of somebody after their picture came', () => {
    const view = new Store<MediaView>(new Map([['hugo', sharing]]));
    const known = new Store<ClassState | null>(null);
    const attention = new Attention('zoé', view, known);
    const me = { seatId: 'zoé', seesList: true };
    known.set({ me, seats: new Map([['hugo', {}]]) } as unknown as ClassState);
    attention.stop();
    expect(attention.screens.get()).toEqual(['hugo']);
  });
});
