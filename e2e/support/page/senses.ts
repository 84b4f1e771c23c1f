import { installAsking } from './asking.ts';
import { installFlow } from './flow.ts';
import { installHearing } from './hearing.ts';
import { installLines } from './lines.ts';
import { installSight } from './sight.ts';
import { installStreams } from './streams.ts';

/** What is seen of somebody else: how large, how many pictures so far, of which colour, and how it looks now. */
export type Seen = {
  width: number;
  height: number;
  frames: number;
  colour: 'red' | 'green' | 'blue' | 'other';
  /** One number for the pixels of this moment. */
  pixels: number;
};
/** What is heard of somebody else in a second: the strongest frequency (Hz) and how strong (dB). */
export type Heard = { frequency: number; level: number };
/** The longest time without a new picture from others since the watch began (ms), and how many came. */
export type Flow = { longestGap: number; frames: number };

export type Senses = {
  lines: RTCPeerConnection[];
  /** What the page has asked the browser for: devices and screens, each time. */
  asked: string[];
  /** The kinds of the tracks that the page holds open now, sent or not. */
  captured(): string[];
  /** The page's elements that play what others send. */
  fromOthers<E extends HTMLMediaElement>(selector: string): E[];
  seen(): Seen[];
  heard(): Promise<Heard[]>;
  watchFlow(): void;
  flow(): Flow;
  /** A page that no longer listens to the server: it goes on until it is put out. */
  isDeaf: boolean;
};

declare global {
  var senses: Senses;
  /** Given by the test: tells it of an event that this page received, and of the machines that media may use. */
  var tellEvent: (event: { path: string; number: number; type: string }) => Promise<void>;
  var tellHosts: (urls: string[]) => Promise<void>;
}

/**
 * What runs in each page before its own scripts: eyes and ears for what others send, and a log of
 * the numbered events. Each is whole in itself, since it goes to the browser as text; lines come first.
 */
export const senseScripts = [
  installLines,
  installAsking,
  installSight,
  installHearing,
  installFlow,
  installStreams,
];
