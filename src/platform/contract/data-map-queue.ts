import { columnsOf, type Technical } from './personal-data.ts';

/**
 * Tables of the queue of slow work (pg-boss). What could be typed by somebody is kept out of them: a
 * job's data is refused when it holds anything but ids, instants and words of our code.
 */
export const queueTechnical: readonly Technical[] = [
  {
    columns: columnsOf(
      'jobs.job',
      `
      id name priority data state retry_limit retry_count retry_delay retry_backoff
      retry_delay_max expire_seconds deletion_seconds singleton_key singleton_on group_id
      group_tier start_after created_on started_on completed_on keep_until output
      dead_letter policy heartbeat_on heartbeat_seconds blocked blocking
      pending_dependencies source_name source_id source_created_on source_retry_count
      source_output source_root_id
    `,
    ),
    why: 'jobs to do: ids of what they are about, hours, states',
  },
  {
    columns: columnsOf('jobs.job_dependency', 'child_name child_id parent_name parent_id'),
    why: 'order of jobs',
  },
  {
    columns: [
      ...columnsOf(
        'jobs.queue',
        `
        name policy retry_limit retry_delay retry_backoff retry_delay_max expire_seconds
        retention_seconds deletion_seconds dead_letter partition table_name deferred_count
        queued_count ready_count warning_queued active_count failed_count total_count
        created_delta completed_delta failed_delta delta_on delta_seconds ready_history
        heartbeat_seconds notify singletons_active monitor_claim_on monitor_on maintain_on
        created_on updated_on
      `,
      ),
      ...columnsOf(
        'jobs.queue_stats',
        `
        id name deferred_count queued_count ready_count active_count failed_count
        total_count created_delta completed_delta failed_delta delta_seconds delta_on
        captured_on
      `,
      ),
    ],
    why: 'settings and counts of each queue',
  },
  {
    columns: columnsOf(
      'jobs.schedule',
      `
      name key kind cron timezone data options created_on updated_on last_job_id
    `,
    ),
    why: 'hours of what is done by the clock',
  },
  {
    columns: [
      ...columnsOf(
        'jobs.bam',
        `
        id name version status queue table_name command error created_on started_on
        completed_on
      `,
      ),
      ...columnsOf('jobs.subscription', 'event name created_on updated_on'),
      ...columnsOf('jobs.version', 'version cron_on bam_on flow_on reindex_on monitor_backoff_on'),
      ...columnsOf('jobs.warning', 'id type message data created_on'),
    ],
    why: 'the queue’s own upkeep',
  },
];
