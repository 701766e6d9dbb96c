/** A decimal number with at most so many decimals, rounded half away from zero; other texts stay as they are. */
export function roundedText(text: string, decimals: number): string {
  const match = /^([-+]?)(\d+)\.(\d+)$/.exec(text.trim());
  if (!match || (match[3] ?? '').length <= decimals) return text;
  const [, sign = '', whole = '', fraction = ''] = match;
  const kept = BigInt(whole + fraction.slice(0, decimals)) + (Number(fraction[decimals]) >= 5 ? 1n : 0n);
  const digits = kept.toString().padStart(decimals + 1, '0');
  return decimals === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
