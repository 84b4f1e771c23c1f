import { createHmac, randomBytes } from 'node:crypto';
import type { TextSeal } from '../../platform/server/seal.ts';
import type { Answer } from '../contract/kinds.ts';

/** What was written of a question. */
export type Words = {
  question: string;
  options: readonly string[];
  /** The choices that are right, when some are. */
  expected: readonly number[];
};

const placeOf = {
  words: (pollId: string) => `poll ${pollId}`,
  key: (pollId: string) => `poll key ${pollId}`,
  vote: (pollId: string, seatId: string) => `poll vote ${pollId} ${seatId}`,
  text: (pollId: string, answerId: string) => `poll text ${pollId} ${answerId}`,
};

/** Each opens as what it is, of its poll, and nowhere else. */
export const sealWords = (seal: TextSeal, pollId: string, { question, options, expected }: Words) =>
  seal.seal(JSON.stringify({ question, options, expected }), placeOf.words(pollId));
export const openWords = (seal: TextSeal, pollId: string, sealed: string) =>
  // What was asked before questions were prepared has none that is expected.
  ({ expected: [], ...JSON.parse(seal.open(sealed, placeOf.words(pollId))) }) as Words;

export const sealVote = (seal: TextSeal, pollId: string, seatId: string, answer: Answer) =>
  seal.seal(JSON.stringify(answer), placeOf.vote(pollId, seatId));
export const openVote = (seal: TextSeal, pollId: string, seatId: string, sealed: string) =>
  JSON.parse(seal.open(sealed, placeOf.vote(pollId, seatId))) as Answer;

export const sealText = (seal: TextSeal, pollId: string, answerId: string, text: string) =>
  seal.seal(text, placeOf.text(pollId, answerId));
export const openText = (seal: TextSeal, pollId: string, answerId: string, sealed: string) =>
  seal.open(sealed, placeOf.text(pollId, answerId));

const keyBytes = 32;

export const newBallotKey = (seal: TextSeal, pollId: string) =>
  seal.seal(randomBytes(keyBytes).toString('base64'), placeOf.key(pollId));

/**
 * Says that a seat has answered an anonymous poll, for whoever has its key: one seat has one token, and without
 * the key, which goes when the poll closes, a token is nobody's.
 * @source RFC 2104 (HMAC), with SHA-256
 */
export const ballotToken = (seal: TextSeal, pollId: string, sealedKey: string, seatId: string) =>
  createHmac('sha256', Buffer.from(seal.open(sealedKey, placeOf.key(pollId)), 'base64'))
    .update(seatId)
    .digest('base64url');
