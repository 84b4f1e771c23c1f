/** The levels of French schools, the youngest first, as schools write them. */
const levels: readonly RegExp[] = [
  /^(tps|ps|petite section)\b/,
  /^(ms|moyenne section)\b/,
  /^(gs|grande section)\b/,
  /^cp\b/,
  /^ce ?1\b/,
  /^ce ?2\b/,
  /^cm ?1\b/,
  /^cm ?2\b/,
  /^(6 ?e|6 ?eme|sixieme)(?![a-df-z]{2})/,
  /^(5 ?e|5 ?eme|cinquieme)(?![a-df-z]{2})/,
  /^(4 ?e|4 ?eme|quatrieme)(?![a-df-z]{2})/,
  /^(3 ?e|3 ?eme|troisieme)(?![a-df-z]{2})/,
  /^(2 ?n?de?|seconde)(?![a-df-z]{2})/,
  /^(1 ?e?re|premiere)(?![a-df-z]{2})/,
  /^(tle|terminale|term)\b/,
];
const [cm2, third, final] = [7, 11, 14];

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** How far a level is on the way through school; `null` when it is none that is known. */
export function levelRank(text: string): number | null {
  const found = levels.findIndex((level) => level.test(plain(text)));
  return found === -1 ? null : found;
}

/**
 * Which of these divisions are in the last level that the school teaches: CM2, 3e or Terminale, when
 * nothing above it is taught here. A school may say otherwise: it is only proposed.
 */
export function lastLevels(divisions: readonly { name: string; level: string | null }[]) {
  const ranks = divisions.map(({ name, level }) => levelRank(level ?? name));
  const highest = Math.max(-1, ...ranks.filter((rank) => rank !== null));
  const ends = [cm2, third, final].includes(highest);
  return ranks.map((rank) => ends && rank === highest);
}
