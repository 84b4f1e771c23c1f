import type { PgBoss } from 'pg-boss';
import type { JobDefinition } from './definition.ts';

/** Eight retries after 5 s, 10 s, 20 s … up to half an hour: a mail server may be away for a morning’s hour. */
const queueOptions = {
  retryLimit: 8,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 1_800,
  expireInSeconds: 900,
  heartbeatSeconds: 30,
  retentionSeconds: 14 * 86_400,
  deleteAfterSeconds: 86_400,
};

/**
 * Makes each kind's queue at its first use on this server.
 * @param heartbeatSeconds silence after which a job is taken for lost with its server
 */
export function openQueues(heartbeatSeconds = queueOptions.heartbeatSeconds) {
  const made = new Map<string, Promise<void>>();
  const settings = { ...queueOptions, heartbeatSeconds };

  const make = async (boss: PgBoss, job: JobDefinition): Promise<void> => {
    await boss.createQueue(job.name, { ...settings, policy: job.single ? 'short' : 'standard' });
    // A queue made by an older version takes this version's settings.
    await boss.updateQueue(job.name, settings);
  };

  return (boss: PgBoss, job: JobDefinition): Promise<void> => {
    const known = made.get(job.name);
    if (known) return known;
    const ready = make(boss, job);
    made.set(job.name, ready);
    ready.catch(() => made.delete(job.name));
    return ready;
  };
}
