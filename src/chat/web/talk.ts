import type { Message } from '../contract/routes.ts';
import { type ChatRule, firstRule } from '../contract/rules.ts';
import { firstTerm, type TermDays } from '../contract/terms.ts';

/** What this page knows of a lesson's messages, in order. */
export type Talk = {
  /** `false` before the first reading. */
  isRead: boolean;
  messages: readonly Message[];
  /** Taken away: an answer that was on its way must not bring them back. */
  gone: ReadonlySet<string>;
  /** There are messages before these, which were not read yet. */
  more: boolean;
  rule: ChatRule;
  /** The rule is a class's, and can be set. */
  ofClass: boolean;
  /** Days that these messages stay once the lesson is over. */
  keptDays: TermDays;
};

export const noTalk: Talk = {
  isRead: false,
  messages: [],
  gone: new Set(),
  more: false,
  rule: firstRule,
  ofClass: false,
  keptDays: firstTerm,
};

/** Adds messages that came by an event, an answer or a reading: each stands once, in the order of their ids. */
export function withMessages(talk: Talk, come: readonly Message[]): Talk {
  const known = new Map(talk.messages.map((message) => [message.messageId, message]));
  for (const message of come)
    if (!talk.gone.has(message.messageId)) known.set(message.messageId, message);
  const messages = [...known.values()].sort((a, b) => (a.messageId < b.messageId ? -1 : 1));
  return { ...talk, messages };
}

/** Marks a message that somebody reported. */
export const withReported = (talk: Talk, messageId: string): Talk => ({
  ...talk,
  messages: talk.messages.map((message) =>
    message.messageId === messageId ? { ...message, reported: true } : message,
  ),
});

const letters = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The messages that hold what is looked for, in their text or in the name of who wrote; accents apart. */
export function foundIn({ messages }: Talk, looked: string): readonly Message[] {
  const wanted = letters(looked.trim());
  if (wanted === '') return messages;
  return messages.filter(({ text, from: { name } }) =>
    letters(`${name.given} ${name.family}\n${text}`).includes(wanted),
  );
}

/** Takes a message away for good. */
export const withoutMessage = (talk: Talk, messageId: string): Talk => ({
  ...talk,
  messages: talk.messages.filter((message) => message.messageId !== messageId),
  gone: new Set(talk.gone).add(messageId),
});

/** Takes all away that is known; what is said after comes as usual. */
export const cleared = (talk: Talk): Talk => ({
  ...talk,
  messages: [],
  gone: new Set([...talk.gone, ...talk.messages.map(({ messageId }) => messageId)]),
});

/** Messages of others after the last one that was seen. */
export const unreadIn = ({ messages }: Talk, seen: string, mySeatId: string): readonly Message[] =>
  messages.filter(({ messageId, from }) => messageId > seen && from.seatId !== mySeatId);

export const lastOf = ({ messages }: Talk): string => messages.at(-1)?.messageId ?? '';
