/** 0 at `zero`, 100 at `full`, linear between and clamped outside; works in both directions. */
export function scoreInBand(value: number, zero: number, full: number): number {
  if (zero === full) return value >= full ? 100 : 0;
  return Math.min(100, Math.max(0, ((value - zero) / (full - zero)) * 100));
}
