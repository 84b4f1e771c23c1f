import type { ComponentType } from 'react';
import { fetchPiece } from '../../platform/web/index.ts';
import type { ChatProps } from './page/chat-slot.tsx';
import type { PollsProps } from './page/polls-slot.tsx';

let texts: () => Promise<void> = async () => {};

/** Told once by who composes the page: how the texts of its pieces come. */
export const tellPieceTexts = (load: () => Promise<void>): void => {
  texts = load;
};

/** Fetches a piece of the class page that is not there yet, with the texts that only pieces show. */
export const fetchClassPiece = <T>(load: () => Promise<T>): Promise<T> =>
  fetchPiece(async () => (await Promise.all([load(), texts()]))[0]);

type LoadChat = () => Promise<{ default: ComponentType<ChatProps> }>;
let chat: LoadChat | undefined;

/** Told once by who composes the page: how its messages come, which belong to a domain below. */
export const tellChat = (load: LoadChat): void => {
  chat = load;
};

/** Fetches the messages with their texts; without any told, the class has none. */
export const fetchChat: LoadChat = () =>
  fetchPiece(chat ?? (async () => ({ default: () => null })));

/** What is asked by one press, with the choices that it brings. */
export type QuickKind = 'yesNo' | 'letters';

type PollsPiece = {
  default: ComponentType<PollsProps>;
  ask: (seatId: string, kind: QuickKind) => Promise<unknown>;
};
let polls: (() => Promise<PollsPiece>) | undefined;

/** Told once by who composes the page: how its polls come, which belong to a domain below. */
export const tellPolls = (load: () => Promise<PollsPiece>): void => {
  polls = load;
};

export const hasPolls = (): boolean => polls !== undefined;

/** Fetches the polls with their texts; without any told, the class has none. */
export const fetchPolls = (): Promise<PollsPiece> =>
  fetchPiece(polls ?? (async () => ({ default: () => null, ask: async () => undefined })));
