/** One measured figure, as it is printed and kept. */
export type Figure = {
  name: string;
  value: number;
  unit: string;
  /** How many measures stand behind it. */
  n: number;
  p50: number;
  p95: number;
  note: string;
};

/** The value below which this share of the samples lies (nearest rank); samples in any order, at least one. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}

const rounded = (value: number) => Math.round(value * 100) / 100;

/**
 * Makes a figure of its samples: the value is the median.
 * @throws {Error} without any sample, since a figure of nothing would look like a measure
 */
export function figure(name: string, unit: string, samples: readonly number[], note = ''): Figure {
  if (samples.length === 0) throw new Error(`${name}: nothing was measured.`);
  const [p50, p95] = [percentile(samples, 0.5), percentile(samples, 0.95)].map(rounded) as [
    number,
    number,
  ];
  return { name, value: p50, unit, n: samples.length, p50, p95, note };
}
