import { expect, test } from 'vitest';
import type { PrintedDocument } from './printed-document.ts';
import { writePdf } from './write-pdf.ts';

const document = (title: string): PrintedDocument => ({
  title,
  facts: [],
  bands: [
    [
      {
        width: 300,
        blocks: [{ title: '表', notes: [], content: { kind: 'table', table: { head: [{ text: '名称' }], rows: [[{ text: '甲公司' }]] } } }],
      },
    ],
  ],
  footer: '',
  language: 'zh-CN',
  at: new Date('2026-11-22T00:00:00Z'),
});

test('many documents asked for at once are all written, a few at a time', async () => {
  const written = await Promise.all(['一', '二', '三', '四', '五'].map((title) => writePdf(document(title))));
  expect(written.map((bytes) => Buffer.from(bytes).subarray(0, 5).toString())).toEqual(Array(5).fill('%PDF-'));
});

test('a drawing that cannot be read refuses its document and lets the next one be written', async () => {
  const broken = {
    ...document('坏'),
    bands: [[{ width: 10, blocks: [{ title: '', notes: [], content: { kind: 'drawing' as const, svg: '<not', width: 1, height: 1 } }] }]],
  };
  await expect(writePdf(broken)).rejects.toThrow();
  expect(
    Buffer.from(await writePdf(document('好')))
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
});
