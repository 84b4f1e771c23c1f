export type Held = { held: true; release(): void };
export type Refused = { held: false; holder: { pid: number } | null };

/**
 * Takes the folder, if nobody has it. The system frees it when the process ends, however it ends.
 * @param options.answer what we answer, once we hold, to each other that wants to take it
 */
export declare function tryLock(
  folder: string,
  options?: { answer?: () => { pid: number } },
): Promise<Held | Refused>;

/** Takes the folder, after waiting for its holder, named once to `wait`. */
export declare function holdLock(
  folder: string,
  options: { wait: (holder: { pid: number }) => void },
): Promise<Held>;
