/** A page opens one line at a time; cuts in between may leave a few more on the way. */
const mostAtOnce = 4;

/** How many lines each seat has on the way; open ones need no limit, they take each other's place. */
export function countOpening() {
  const opening = new Map<string, number>();
  return {
    /** @returns whether this seat may have one more on the way; then `leave` must follow */
    enter(seatId: string): boolean {
      const others = opening.get(seatId) ?? 0;
      if (others >= mostAtOnce) return false;
      opening.set(seatId, others + 1);
      return true;
    },
    leave(seatId: string): void {
      const left = (opening.get(seatId) ?? 1) - 1;
      if (left > 0) opening.set(seatId, left);
      else opening.delete(seatId);
    },
  };
}
