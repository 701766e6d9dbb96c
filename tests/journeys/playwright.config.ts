import { readdirSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { findChromium } from '../support/chromium.ts';

const { executablePath, args, env } = await findChromium();
const journeys = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.journey.ts'));

// One project per file, because a project is what gets a worker, and so a product, of its own.
export default defineConfig<object, { journey: string }>({
  testDir: '.',
  outputDir: '../../test-results',
  timeout: 180_000,
  expect: { timeout: 15_000 },
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  use: {
    headless: true,
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    actionTimeout: 20_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: { executablePath, args, env },
  },
  projects: journeys.map((journey) => ({ name: journey.replace('.journey.ts', ''), testMatch: journey, use: { journey } })),
});
