import type { SeatRole } from '../../../access/contract/actors.ts';

/** How the person wants to see the class. */
export type LayoutChoice = 'gallery' | 'speaker' | 'teacher';

export type StagePerson = { seatId: string; role: SeatRole; hasPicture: boolean };

/** What stands in the large place. */
export type Main =
  | { kind: 'screen'; seatId: string }
  | { kind: 'person'; seatId: string }
  | { kind: 'nobody'; why: 'alone' | 'teacher_away' };

/** What the stage shows: equal tiles, or one large thing with people beside it. */
export type Stage =
  | { kind: 'gallery'; tiles: readonly string[] }
  | { kind: 'focus'; main: Main; strip: readonly string[]; selfInCorner: boolean };

export type StageFacts = {
  choice: LayoutChoice;
  me: string;
  /** Present people, in the order of the list. */
  people: readonly StagePerson[];
  /** Who shares a screen, oldest first. */
  screens: readonly string[];
  /** The shared screen that the person picked, when there are several. */
  pickedScreen: string | null;
  speaker: string | null;
  /** Whom the teacher shows large to everybody. */
  spotlight: string | null;
  /** An evaluation goes on, of which this person is not one who leads. */
  isExam: boolean;
};

/** The layouts offered to a role: a teacher has no use for "the teacher only", nor have colleagues; during an evaluation pupils have that one. */
export const layoutsFor = (role: StagePerson['role'], isExam: boolean): readonly LayoutChoice[] =>
  role === 'host' || role === 'colleague'
    ? ['gallery', 'speaker']
    : isExam
      ? ['teacher']
      : ['teacher', 'gallery', 'speaker'];

/** What the stage shows: a shared screen first, then whom the teacher shows to all, then what the person chose. */
export function arrange(facts: StageFacts): Stage {
  if (facts.isExam) return arrange(ofExam(facts));
  const { choice, me, people, screens, spotlight } = facts;
  const screen = screens.find((seatId) => seatId === facts.pickedScreen) ?? screens.at(-1);
  const seatIds = people.map(({ seatId }) => seatId);
  const hosts = people.filter(({ role, seatId }) => role === 'host' && seatId !== me);
  // Oneself is not what one looks at.
  const spotlit = spotlight !== me && seatIds.find((seatId) => seatId === spotlight);
  if (screen !== undefined) {
    const chosen = choice === 'teacher' ? [...hosts.map(({ seatId }) => seatId), me] : seatIds;
    const beside = spotlit ? [spotlit, ...chosen.filter((one) => one !== spotlit)] : chosen;
    return {
      kind: 'focus',
      main: { kind: 'screen', seatId: screen },
      strip: beside,
      selfInCorner: false,
    };
  }
  if (spotlit) {
    const beside = choice === 'teacher' ? hosts.map(({ seatId }) => seatId) : seatIds;
    return {
      kind: 'focus',
      main: { kind: 'person', seatId: spotlit },
      strip: beside.filter((seatId) => seatId !== spotlit),
      selfInCorner: choice === 'teacher',
    };
  }
  if (choice === 'teacher') return teacherStage(hosts);
  if (choice === 'speaker' && people.length > 1) return speakerStage(facts, hosts);
  return { kind: 'gallery', tiles: seatIds };
}

/** Those who lead and oneself: nobody else is there to see. */
function ofExam(facts: StageFacts): StageFacts {
  const people = facts.people.filter(({ role, seatId }) => role === 'host' || seatId === facts.me);
  const screens = facts.screens.filter((one) => people.some(({ seatId }) => seatId === one));
  return { ...facts, people, screens, isExam: false };
}

function teacherStage(hosts: readonly StagePerson[]): Stage {
  const shown = hosts.find(({ hasPicture }) => hasPicture) ?? hosts[0];
  const others = hosts.filter((host) => host !== shown).map(({ seatId }) => seatId);
  const main: Main = shown
    ? { kind: 'person', seatId: shown.seatId }
    : { kind: 'nobody', why: 'teacher_away' };
  return { kind: 'focus', main, strip: others, selfInCorner: true };
}

function speakerStage({ me, people, speaker }: StageFacts, hosts: readonly StagePerson[]): Stage {
  const others = people.filter(({ seatId }) => seatId !== me);
  const main = others.find(({ seatId }) => seatId === speaker) ?? hosts[0] ?? others[0];
  if (!main) return { kind: 'gallery', tiles: [me] };
  const strip = people.map(({ seatId }) => seatId).filter((seatId) => seatId !== main.seatId);
  return {
    kind: 'focus',
    main: { kind: 'person', seatId: main.seatId },
    strip,
    selfInCorner: false,
  };
}
