/** The months of a stretch of dates, `2017-01` … `2017-12`; a long one is cut to its last 36. */
export function listMonths(range: { readonly from: string; readonly to: string }): string[] {
  const number = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const [first, last] = [number(range.from), number(range.to)];
  const start = Math.max(first, last - 35);
  return Array.from({ length: Math.max(0, last - start + 1) }, (_, at) => {
    const month = start + at;
    return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}
