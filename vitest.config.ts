import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const databaseSetup = existsSync('tests/support/test-postgres.setup.ts') ? ['tests/support/test-postgres.setup.ts'] : [];

// Node's own module of tests: rules and servers. Browser journeys run under Playwright (tests/journeys).
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tests/**/*.test.ts'],
    exclude: ['node_modules/**', 'tests/journeys/**', 'tests/walls/fixtures/**'],
    globalSetup: databaseSetup,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Two cores: more workers only make each other slow.
    maxWorkers: 2,
  },
});
