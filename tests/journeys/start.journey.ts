import { expect, test } from '#tests/support/journey.ts';

test('an empty product opens on its first-run page', async ({ page, app }) => {
  await page.goto('/');
  await expect(page.locator('#root')).not.toBeEmpty();
  expect(app.setupToken).not.toBe('');
});
