import { waitBefore } from '../../platform/web/back-off.ts';

type Options<T> = {
  ask: () => Promise<T>;
  onRead: (value: T) => void;
  /** A refusal after which asking again would be answered the same. */
  isFinal: (error: unknown) => boolean;
};

/**
 * Reads something as often as told that it changed, once at a time: what changes during a reading is read once
 * more after it, so that a whole class that answers costs few readings, and the last one is the newest.
 */
export function openReader<T>({ ask, onRead, isFinal }: Options<T>) {
  let isReading = false;
  let isStale = false;
  let isOver = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const attempt = async (failures: number): Promise<void> => {
    clearTimeout(retry);
    isReading = true;
    isStale = false;
    try {
      const value = await ask();
      if (isOver) return;
      onRead(value);
      isReading = false;
      if (isStale) void attempt(0);
    } catch (error) {
      isReading = false;
      if (isOver || isFinal(error)) return;
      const wait = waitBefore(failures + 1, Math.random());
      retry = setTimeout(() => void attempt(failures + 1), wait);
    }
  };

  return {
    read: (): void => {
      if (isReading) isStale = true;
      else void attempt(0);
    },
    stop: (): void => {
      isOver = true;
      clearTimeout(retry);
    },
  };
}
