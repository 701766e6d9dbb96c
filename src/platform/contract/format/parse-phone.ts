/** A telephone number as it is stored: no spaces within Chinese numbers, full-width signs made plain; undefined when it is none. */
export function parsePhone(typed: string): string | undefined {
  const text = typed.normalize('NFKC').replaceAll('−', '-').trim();
  if (!/^\+?[\d\s().-]{3,32}(?:\s*(?:ext\.?|x|转|#)\s*\d{1,6})?$/i.test(text)) return undefined;
  const digits = text.replaceAll(/[\s().-]/g, '');
  const mobile = /^(?:\+?86|0086)?(1[3-9]\d{9})$/.exec(digits)?.[1];
  if (mobile !== undefined) return digits.startsWith('+') || digits.startsWith('00') ? `+86${mobile}` : mobile;
  return text.replaceAll(/\s+/g, ' ');
}

/** The number in groups, as people read it out: `138 1234 5678`, `010-6552 9988`, `400-820-8820`. */
export function formatPhone(stored: string): string {
  const mobile = /^(\+86)?(1\d{2})(\d{4})(\d{4})$/.exec(stored);
  if (mobile) return [mobile[1], mobile[2], mobile[3], mobile[4]].filter(Boolean).join(' ');
  const hotline = /^([48]00)(\d{3})(\d{4})$/.exec(stored);
  if (hotline) return `${hotline[1]}-${hotline[2]}-${hotline[3]}`;
  const landline = /^(0(?:10|2\d|[3-9]\d{2}))-?(\d{3,4})(\d{4})$/.exec(stored);
  return landline ? `${landline[1]}-${landline[2]} ${landline[3]}` : stored;
}
