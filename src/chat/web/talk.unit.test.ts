import { describe, expect, it } from 'vitest';
import type { Message } from '../contract/routes.ts';
import {
  cleared,
  foundIn,
  lastOf,
  noTalk,
  unreadIn,
  withMessages,
  withoutMessage,
} from './talk.ts';

const me = 'seat-of-mine';
const message = (messageId: string, seatId = 'another'): Message => ({
  messageId,
  from: { seatId, role: 'pupil', name: { family: 'Amrani', given: 'Zoé', title: null } },
  to: 'all',
  one: null,
  breakout: null,
  text: `text of ${messageId}`,
  at: '2026-03-24T09:05:00Z',
  reported: false,
});
const idsOf = ({ messages }: { messages: readonly Message[] }) =>
  messages.map(({ messageId }) => messageId);

describe('the messages that a page knows', () => {
  it('stand once each, in order, by whatever way and however often they came', () => {
    const talk = withMessages(withMessages(noTalk, [message('3'), message('1')]), [
      message('2'),
      message('3'),
    ]);
    expect(idsOf(talk)).toEqual(['1', '2', '3']);
    expect(lastOf(talk)).toBe('3');
  });

  it('do not come back once taken away, by an answer that was on its way', () => {
    const talk = withoutMessage(withMessages(noTalk, [message('1'), message('2')]), '1');
    expect(idsOf(withMessages(talk, [message('1'), message('2')]))).toEqual(['2']);
  });

  it('are all gone once cleared, and what is said after stands', () => {
    const talk = cleared(withMessages(noTalk, [message('1'), message('2')]));
    expect(idsOf(withMessages(talk, [message('1'), message('3')]))).toEqual(['3']);
  });

  it('are unread when others said them after what was seen', () => {
    const talk = withMessages(noTalk, [message('1'), message('2', me), message('3')]);
    expect(idsOf({ messages: unreadIn(talk, '', me) })).toEqual(['1', '3']);
    expect(idsOf({ messages: unreadIn(talk, '2', me) })).toEqual(['3']);
    expect(idsOf({ messages: unreadIn(withoutMessage(talk, '3'), '2', me) })).toEqual([]);
  });

  it('are found by what they say or who said them, accents and capitals apart', () => {
    const talk = withMessages(noTalk, [message('1'), message('2')]);
    expect(idsOf({ messages: foundIn(talk, 'OF 2') })).toEqual(['2']);
    expect(idsOf({ messages: foundIn(talk, 'zoe am') })).toEqual(['1', '2']);
    expect(idsOf({ messages: foundIn(talk, ' ') })).toEqual(['1', '2']);
    expect(foundIn(talk, 'absent')).toEqual([]);
  });
});
