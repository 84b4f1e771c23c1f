/** What is left until an instant, as people read it: hours when there are some, minutes, seconds. */
export type Left = { hours: number; minutes: number; seconds: number };

/** Splits what is left; never below zero. A started second counts whole, so that 0 means now. */
export function leftUntil(deadline: number, now: number): Left {
  const total = Math.max(0, Math.ceil((deadline - now) / 1000));
  return {
    hours: Math.floor(total / 3600),
    minutes: Math.floor(total / 60) % 60,
    seconds: total % 60,
  };
}

const two = (value: number) => String(value).padStart(2, '0');

/** `1:02:03` or `2:03`, for the eye. */
export const clockText = ({ hours, minutes, seconds }: Left): string =>
  hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;

export const isOver = ({ hours, minutes, seconds }: Left): boolean =>
  hours + minutes + seconds === 0;
