import { z } from 'zod';
import { expect, test } from '#tests/support/journey.ts';

const email = 'files@example.com';
const password = 'Ying-huan-2026!files';
const Made = z.object({ id: z.string() });

test.describe.configure({ mode: 'serial' });

test.beforeEach(async ({ page, app }) => {
  await page.request.post('/api/setup', {
    data: { token: app.setupToken, workspaceName: '恒锐', administrator: { name: '周雨晴', email, password } },
  });
  const answer = await page.request.post('/api/auth/sign-in/email', { data: { email, password }, headers: { origin: app.url } });
  expect(answer.status(), await answer.text()).toBe(200);
});

test('a PDF of a record is read in place on the desk, and opened by itself on the phone', async ({ page, app, context }) => {
  const made = await page.request.post('/api/accounts', { data: { name: '恒锐精密' }, headers: { origin: app.url } });
  const { id } = Made.parse(await made.json());
  const blank = await context.newPage();
  await blank.setContent('<h1>Contract</h1>');
  const pdf = await blank.pdf();
  await blank.close();
  await page.request.post(`/api/files?name=contract.pdf&object=account&record=${id}`, {
    data: pdf,
    headers: { origin: app.url, 'content-type': 'application/octet-stream' },
  });
  // A browser without a window has no viewer; what stands around it is the same.
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'pdfViewerEnabled', { get: () => true }));
  const refusals: string[] = [];
  page.on('console', (message) => message.type() === 'error' && refusals.push(message.text()));
  await page.goto(`/accounts/${id}?tab=files`);
  const [shown] = await Promise.all([
    page.waitForResponse((response) => /\/api\/files\/[0-9a-f-]{36}$/.test(new URL(response.url()).pathname)),
    page.getByRole('button', { name: 'contract.pdf', exact: true }).click(),
  ]);
  expect(shown.headers()).toMatchObject({ 'content-type': 'application/pdf', 'x-frame-options': 'SAMEORIGIN' });
  await expect(page.getByRole('dialog', { name: 'contract.pdf' }).locator('iframe')).toBeVisible();
  expect(refusals.filter((text) => /Content Security Policy|Refused to|X-Frame-Options/i.test(text))).toEqual([]);
  await expect(page.getByRole('link', { name: '下载' })).toHaveAttribute('download', 'contract.pdf');

  await page.setViewportSize({ width: 390, height: 844 });
  await page.reload();
  await page.getByRole('button', { name: 'contract.pdf', exact: true }).click();
  await expect(page.getByText('这个设备不能在页面里显示 PDF')).toBeVisible();
  await expect(page.getByRole('button', { name: '在新窗口打开' })).toBeVisible();
});
