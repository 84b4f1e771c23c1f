/** Rooms that Préau makes: opaque names, told from those of another program on the same engine. */
export const isOurRoom = (name: string) => /^r_[0-9a-f]{32}$/.test(name);

/** Identities that the gate gives: a seat's id, nothing else. */
export const isSeatId = (identity: string) =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(identity);
