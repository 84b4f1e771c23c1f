import type { Place } from './place.ts';

const quiet = {
  // A failed statement's text and details hold people's names: only its error is logged.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length_on_error: '0',
  log_min_messages: 'warning',
  log_timezone: 'UTC',
};

/** For one school on one small machine, beside the media engine. */
const modest = {
  max_connections: '80',
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '512MB',
  max_parallel_workers_per_gather: '1',
  jit: 'off',
  timezone: 'UTC',
};

/** A test's database is thrown away: a power cut may take it. */
const hasty = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** Arguments of `postgres`. Given here and not in its file, so that one start has one truth. */
export function postgresArguments(place: Place, { durable }: { durable: boolean }): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '',
    port: '5432',
    unix_socket_directories: place.socket,
    unix_socket_permissions: '0700',
    ...modest,
    ...quiet,
    ...(durable ? {} : hasty),
  };
  return [
    '-D',
    place.cluster,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}
