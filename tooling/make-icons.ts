/** Draws the PNG icons that phones ask for from `public/icon.svg`: `node tooling/make-icons.ts`. The results are kept under version control. */
import { existsSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const svg = readFileSync('public/icon.svg', 'utf8');
const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((each) => existsSync(each));
const browser = await chromium.launch({ ...(system && { executablePath: system }), args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  const draw = async (file: string, size: number, share: number) => {
    await page.setViewportSize({ width: size, height: size });
    const side = Math.round(size * share);
    const image = `<img src="data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}" width="${side}" height="${side}">`;
    await page.setContent(`<body style="margin:0;display:grid;place-items:center;height:100vh;background:#f7f7f9">${image}</body>`);
    await page.screenshot({ path: `public/${file}` });
  };
  await draw('icon-192.png', 192, 0.8);
  await draw('icon-512.png', 512, 0.8);
  // A mask may cut away a fifth at each side.
  await draw('icon-maskable-512.png', 512, 0.6);
  await draw('apple-touch-icon.png', 180, 0.8);
} finally {
  await browser.close();
}
