/** What one may say by a sign: a small fixed set, of which a page shows nothing else. */
export const reactionKinds = ['yes', 'clap', 'heart', 'laugh', 'idea', 'party'] as const;
export type ReactionKind = (typeof reactionKinds)[number];

/** Reactions pass over the media line under this topic, and are kept nowhere. */
export const reactionTopic = 'reaction';
/** A reaction on the wire is far smaller; what is larger is none. */
export const longestReaction = 200;

export type Reaction = { seatId: string; kind: ReactionKind };
