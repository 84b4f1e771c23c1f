export type PartState = 'ok' | 'away' | 'off';
export type PartName = 'database' | 'media' | 'jobs' | 'files' | 'mail';

/** Asks one part how it is; a rejection or a silence counts as away. */
export type Probe = () => Promise<PartState>;

export type HealthReport = {
  state: 'ok' | 'degraded';
  parts: { part: PartName; state: PartState }[];
};

const patienceMs = 1_000;
const freshMs = 1_000;

/** The probe's answer, or `away` when it fails or is silent for longer than a second. */
async function ask(probe: Probe): Promise<PartState> {
  const { promise: silence, resolve } = Promise.withResolvers<PartState>();
  const timer = setTimeout(() => resolve('away'), patienceMs);
  try {
    return await Promise.race([probe(), silence]);
  } catch {
    // Why it failed is the part's own to log; health only says whether it answers.
    return 'away';
  } finally {
    clearTimeout(timer);
  }
}

/** Answers from the last asking for a second, so that whoever asks a thousand times costs one question. */
function cached<T>(read: () => Promise<T>): () => Promise<T> {
  let last: { at: number; answer: Promise<T> } | null = null;
  return () => {
    if (last === null || performance.now() - last.at > freshMs)
      last = { at: performance.now(), answer: read() };
    return last.answer;
  };
}

/**
 * Watches the parts of the installation. Each is asked at most once a second and has a second to answer.
 * @param probes one for each part
 */
export function createHealth(probes: Record<PartName, Probe>) {
  const entries = Object.entries(probes) as [PartName, Probe][];
  const parts = new Map(entries.map(([part, probe]) => [part, cached(() => ask(probe))]));

  /** How one part is. */
  const readPart = (part: PartName): Promise<PartState> => {
    const read = parts.get(part);
    return read ? read() : Promise.resolve('off');
  };

  return {
    readPart,
    /** How all parts are; `degraded` as soon as one is away (a part that is off was never wanted). */
    async read(): Promise<HealthReport> {
      const states = await Promise.all(
        entries.map(async ([part]) => ({ part, state: await readPart(part) })),
      );
      return {
        state: states.some(({ state }) => state === 'away') ? 'degraded' : 'ok',
        parts: states,
      };
    },
  };
}

export type Health = ReturnType<typeof createHealth>;
