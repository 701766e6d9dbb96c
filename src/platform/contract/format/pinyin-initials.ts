// The first character of each initial's stretch in pinyin order; the collation of the machine does the rest, so no table is shipped.
const letters = 'abcdefghjklmnopqrstwxyz';
const firsts = [...'阿芭擦搭蛾发噶哈击喀垃妈拿噢啪期然撒他挖昔压匝'];
const order = new Intl.Collator('zh-CN-u-co-pinyin');

/** The pinyin initials of a short text, `shzd` for 审核字段; other letters and digits stay, spaces and signs go. */
export function initialsOf(text: string): string {
  return [...text.toLowerCase()].map(initialOf).join('');
}

function initialOf(character: string): string {
  if (/[a-z0-9]/.test(character)) return character;
  if (!/\p{Script=Han}/u.test(character)) return '';
  const at = firsts.findLastIndex((first) => order.compare(first, character) <= 0);
  return at < 0 ? '' : (letters[at] ?? '');
}
