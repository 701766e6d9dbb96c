import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { computeSettings } from './settings.ts';

const gibibyte = 1024 ** 3;

test.each([
  { free: 3, log: '2GB', why: 'a nearly full disk' },
  { free: 20, log: '5GB', why: 'a quarter of what is free' },
  { free: 900, log: '8GB', why: 'recovery stays short' },
])('the log may grow to $log with $free GB free: $why', ({ free, log }) => {
  const settings = computeSettings(tmpdir(), { memoryBytes: 8 * gibibyte, cores: 2, freeBytes: free * gibibyte });
  expect(settings['max_wal_size']).toBe(log);
  expect(settings['shared_buffers']).toBe('2048MB');
});
