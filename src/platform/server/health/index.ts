export { createHealth, type Health, type PartState, type Probe } from './health.ts';
export { registerProbes } from './probes.ts';
