import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Pool } from 'pg';
import type { RequestFact } from './request-log.ts';

/** Seconds; p95 at the bell must stay under 1 s, so the buckets are fine below it. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * Makes this server's metrics: durations by route and status, event loop, memory, pool, open streams.
 * Nothing by person, school, meeting or address: labels are names from our own code.
 * @param sources.pool database connections
 * @param sources.openStreams how many event streams are open
 */
export function createMetrics(sources: {
  pool: Pick<Pool, 'totalCount' | 'idleCount' | 'waitingCount'>;
  openStreams: () => number;
}) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'preau_' });

  const durations = new Histogram({
    name: 'preau_request_seconds',
    help: 'Duration of requests by route and status; event streams are not among them',
    labelNames: ['route', 'status'],
    buckets,
    registers,
  });

  /** Shows a number read when the metrics are asked for, such as the gate's open connections. */
  const gauge = (name: `preau_${string}`, help: string, read: () => number) =>
    void new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });

  gauge('preau_event_streams_open', 'Event streams open on this server', sources.openStreams);
  const { pool } = sources;
  gauge('preau_database_connections', 'Database connections held', () => pool.totalCount);
  gauge('preau_database_connections_idle', 'Database connections at rest', () => pool.idleCount);
  gauge('preau_database_waiting', 'Requests waiting for a connection', () => pool.waitingCount);

  return {
    registry,
    gauge,
    /**
     * Makes a counter.
     * @returns a function that adds one, under a label from our own code
     */
    counter(name: `preau_${string}_total`, help: string, label: string): (value: string) => void {
      const counter = new Counter({ name, help, labelNames: [label], registers });
      return (value) => counter.inc({ [label]: value });
    },
    observe({ route, status, ms, stream }: RequestFact): void {
      if (!stream) durations.observe({ route, status: String(status) }, ms / 1_000);
    },
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
