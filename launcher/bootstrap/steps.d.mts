export declare function say(text?: string): void;
export declare function dim(text: string): string;
export declare function bold(text: string): string;

/** `1,2 s` or `1 min 38 s`. */
export declare function duration(milliseconds: number): string;

/** Does one step of the start, shows that it is under way, and says how long it took. */
export declare function step<T extends { note?: string } | void>(
  title: string,
  work: () => Promise<T> | T,
  options?: { hint?: string },
): Promise<T>;

/** The last words of a start that stops: the sentence, or the stack when it is a bug of ours. */
export declare function sayFailure(error: unknown): void;
