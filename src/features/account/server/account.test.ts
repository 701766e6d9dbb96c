import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecord, createRecordsEach, updateRecord } from '#engine/server/records/records.ts';
import { type GivenApp, type GivenWorkspace, given } from '#tests/support/given.ts';

let product: GivenApp;
let company: GivenWorkspace;

beforeAll(async () => {
  product = await given.app();
  company = await given.workspace(product.app);
});
afterAll(() => product.close());

test('a credit code is kept in one spelling, and a wrong check digit is refused row by row', async () => {
  const outcomes = await company.write('administrator', (ctx) =>
    createRecordsEach(
      ctx,
      'account',
      [
        { name: '对的', credit_code: '91110000 802100433b' },
        { name: '错的', credit_code: '91110000802100433C' },
      ],
      { partial: true },
    ),
  );
  expect(outcomes[0]?.row).toMatchObject({ credit_code: '91110000802100433B' });
  expect(outcomes[1]?.issues).toMatchObject([{ field: 'credit_code', code: 'account.credit_code_wrong' }]);
});

test('a group cannot run in a circle', async () => {
  const chain = await company.write('administrator', async (ctx) => {
    const top = await createRecord(ctx, 'account', { name: '集团' });
    const middle = await createRecord(ctx, 'account', { name: '子公司', parent: top.id });
    const low = await createRecord(ctx, 'account', { name: '孙公司', parent: middle.id });
    return { top: top.id, low: low.id };
  });
  await expect(company.write('administrator', (ctx) => updateRecord(ctx, 'account', chain.top, { parent: chain.low }))).rejects.toMatchObject({
    code: 'account.parent_circle',
  });
  await expect(company.write('administrator', (ctx) => updateRecord(ctx, 'account', chain.top, { parent: chain.top }))).rejects.toMatchObject({
    code: 'account.parent_circle',
  });
});
