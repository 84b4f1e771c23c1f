export declare class Fault extends Error {
  readonly code: string;
  constructor(code: string, sentence: string, options?: { cause?: unknown });
}

/** The fault that this system error amounts to, or `null` when it is not a matter of place. */
export declare function faultOf(error: unknown, place: string): Fault | null;

/** Runs something that writes in `place`, and turns the system's refusals into faults. */
export declare function inPlace<T>(place: string, work: () => Promise<T> | T): Promise<T>;

/** The fault told by the end of a program's output, if it is one of this place. */
export declare function faultIn(output: string, place: string): Fault | null;
