import { statfsSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';

/** PostgreSQL settings by name. */
export type Settings = Record<string, string>;

const mebibyte = 1024 * 1024;
const gibibyte = 1024 * mebibyte;

/** What the embedded server runs with; sized from the memory and cores of this machine and the free space of the disk that holds `folder`. */
export function computeSettings(folder: string, machine = describeMachine(folder)): Settings {
  const memoryMiB = Math.floor(machine.memoryBytes / mebibyte);
  return {
    // A quarter is the usual share; above 8 GB the page cache does the same work without being reserved.
    shared_buffers: `${clamp(memoryMiB / 4, 64, 8192)}MB`,
    effective_cache_size: `${clamp(memoryMiB / 2, 128, 65_536)}MB`,
    work_mem: `${clamp(memoryMiB / 256, 4, 32)}MB`,
    maintenance_work_mem: `${clamp(memoryMiB / 32, 64, 512)}MB`,
    max_connections: '100',
    // Monthly event partitions times their indexes are locked by one statement over a year of history.
    max_locks_per_transaction: '256',
    // An acknowledged commit is on disk, whatever happens to the machine.
    fsync: 'on',
    synchronous_commit: 'on',
    // Full-page images are most of the log after a checkpoint. Compressing them with the one method the packaged server knows (pglz)
    // costs an update of a large table 2 ms of processor; disks write them faster than that.
    wal_compression: 'off',
    wal_level: 'replica',
    // Each checkpoint has every page written whole once more: of a large import that is a third of the log. A quarter of what is free, as far as recovery stays short.
    max_wal_size: `${clamp(machine.freeBytes / gibibyte / 4, 2, 8)}GB`,
    checkpoint_timeout: '15min',
    // Lists read indexes alone, which needs the visibility map to be true; the usual fifth of a large table would be too late.
    autovacuum_vacuum_scale_factor: '0.02',
    autovacuum_vacuum_insert_scale_factor: '0.02',
    autovacuum_analyze_scale_factor: '0.02',
    // Plans here are short; compiling them costs more than it saves.
    jit: 'off',
    // Solid-state disks: a random page costs about what a sequential one does.
    random_page_cost: '1.1',
    effective_io_concurrency: '64',
    max_worker_processes: `${Math.max(8, machine.cores)}`,
    max_parallel_workers: `${machine.cores}`,
    max_parallel_workers_per_gather: `${Math.min(4, Math.max(1, machine.cores))}`,
    // Days and periods use the workspace's zone, given with each question; never the server's.
    timezone: "'UTC'",
    log_timezone: "'UTC'",
    lc_messages: "'C'",
    log_line_prefix: "'%m [%p] %q%u@%d '",
    log_checkpoints: 'off',
    log_min_messages: 'warning',
    password_encryption: "'scram-sha-256'",
    unix_socket_permissions: '0700',
  };
}

/** For databases that live as long as a test run: nothing needs to survive a power cut. */
export const settingsForTests: Settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
  max_wal_size: '1GB',
  max_connections: '200',
};

/** Writes settings as a PostgreSQL configuration file. */
export function formatSettings(settings: Settings): string {
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  return ['# Written by Sloop at every start. Your own settings belong in local.conf beside this file.', ...lines, ''].join('\n');
}

function describeMachine(folder: string) {
  // A container's limit, where there is one, is smaller than the machine's memory.
  const limit = process.constrainedMemory();
  const memoryBytes = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
  const { bavail, bsize } = statfsSync(folder);
  return { memoryBytes, cores: availableParallelism(), freeBytes: bavail * bsize };
}

function clamp(value: number, least: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, value)));
}
