import { pinyin } from 'pinyin-pro';

const readings = new Map<string, string>();

/** How a text is read, character by character and without tones; Latin letters stay as they are. */
export function readingOf(text: string): string {
  let reading = '';
  for (const character of text) reading += characterReading(character);
  return reading;
}

/** Whether a text has Chinese characters. */
export function isChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

function characterReading(character: string): string {
  if (character < '\u4e00' || character > '\u9fa5') return character;
  const known = readings.get(character);
  if (known !== undefined) return known;
  const reading = pinyin(character, { toneType: 'none', v: true });
  readings.set(character, reading);
  return reading;
}
