import type { Address } from '#engine/contract/objects/fields.ts';
import { type Division, findDivision } from './china-divisions.ts';

/**
 * Splits a whole Chinese address into province, city, district and the rest: 「江苏省苏州市昆山市前进东路88号」, 「苏州昆山市前进东路」 where the
 * province is left out, 「北京朝阳区…」. Undefined when it begins with no division.
 */
export function parseAddress(text: string, provinces: readonly Division[]): Address | undefined {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[\s,，、]+/g, '')
    .replace(/^(?:(?:详细|收货|公司|联系)?地址[:：]?)/, '')
    .replace(/^(?:中国|中华人民共和国)/, '')
    .replace(/^\d{6}(?=\D)/, '');
  const province = cut(plain, provinces);
  const found = province ?? byCity(plain, provinces);
  if (!found) return undefined;
  const cities = findDivision(provinces, found.label)?.children ?? [];
  const only = cities.length === 1 ? cities[0] : undefined;
  const city = cut(found.rest, cities) ?? (only && { label: only.label, rest: found.rest });
  const districts = findDivision(cities, city?.label)?.children ?? [];
  const afterCity = city?.rest ?? found.rest;
  const district = districts.find((each) => afterCity.startsWith(each.label))?.label;
  const detail = afterCity.slice(district?.length ?? 0);
  return { province: found.label, ...(city && { city: city.label }), ...(district !== undefined && { district }), ...(detail !== '' && { detail }) };
}

interface Cut {
  readonly label: string;
  readonly rest: string;
}

/** Takes the division the text begins with off it: by its full name first, then as people shorten it. */
function cut(text: string, divisions: readonly Division[]): Cut | undefined {
  const whole = divisions.find((each) => text.startsWith(each.label));
  if (whole) return { label: whole.label, rest: text.slice(whole.label.length) };
  const short = divisions.find((each) => shortName(each.label).length >= 2 && text.startsWith(shortName(each.label)));
  if (!short) return undefined;
  const rest = text.slice(shortName(short.label).length);
  return { label: short.label, rest: rest.replace(/^[省市](?=.)/, '') };
}

/** A city names its province, too. */
function byCity(text: string, provinces: readonly Division[]): Cut | undefined {
  const province = provinces.find((each) => cut(text, each.children ?? []) !== undefined);
  return province && { label: province.label, rest: text };
}

function shortName(label: string): string {
  const isPeoples = /自治[州区]$/.test(label) && label.length > 5;
  if (isPeoples) return label.startsWith('内蒙古') ? '内蒙古' : label.slice(0, 2);
  return label.replace(/(?:省|市|地区|盟|特别行政区|自治区)$/, '');
}
