import type { GivenWorkspace } from '#tests/support/given.ts';
import { createRecords } from '../records/records.ts';

/** An amount as the API takes it. */
export const money = (amount: string, currency = 'CNY') => ({ amount, currency });

/** Six specimens of three owners in three stages, one family; written by the administrator. */
export async function writeSpecimens(workspace: GivenWorkspace): Promise<void> {
  await workspace.write('administrator', async (ctx) => {
    const [family] = await createRecords(ctx, 'family', [{ name: '凤蝶科', tier: 'A' }]);
    const { representative, colleague, westRepresentative } = workspace.members;
    await createRecords(ctx, 'specimen', [
      {
        name: '张',
        owner: representative,
        stage: 'new',
        count: 1,
        price: money('100'),
        found_on: '2026-01-15',
        family: family?.id,
        colours: ['red'],
      },
      { name: '李', owner: representative, stage: 'kept', count: 2, price: money('200'), found_on: '2026-02-15', family: family?.id },
      { name: '王', owner: colleague, stage: 'kept', count: 3, price: money('300.5'), found_on: null, colours: ['red', 'blue'] },
      { name: '白', owner: colleague, stage: 'sold', count: 4, price: money('400'), found_on: '2026-02-20' },
      { name: '赵', owner: westRepresentative, stage: 'sold', count: null, price: null, found_on: '2025-12-31' },
      { name: 'Abe', owner: westRepresentative, stage: 'new', count: 10, price: money('5'), found_on: null },
    ]);
  });
}
