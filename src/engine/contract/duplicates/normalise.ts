import { chineseForms, chineseRegions, countryWords, latinForms } from './company-words.ts';

/** A text without what people write differently: width, case, accents' composition, punctuation, runs of blanks. */
export function normaliseText(value: string): string {
  return value
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A company's name taken apart: what it is really called, and the region it stands in. */
export interface CompanyName {
  readonly core: string;
  /** Empty when the name says none, or when without it nothing distinctive would be left. */
  readonly region: string;
}

const known = new Map<string, CompanyName>();

/** Takes legal form, region and country off a company's name. */
export function normaliseCompany(value: string): CompanyName {
  const found = known.get(value);
  if (found) return found;
  const folded = value.normalize('NFKC').toLowerCase();
  const name = /\p{Script=Han}/u.test(folded) ? chineseCompany(folded) : latinCompany(folded);
  // Batches compare the same names many times over.
  if (known.size > 20_000) known.clear();
  known.set(value, name);
  return name;
}

function chineseCompany(folded: string): CompanyName {
  const inBrackets = [...folded.matchAll(/[(（【[]([^()（）【】[\]]*)[)）】\]]/gu)].map((match) => match[1]?.trim() ?? '');
  let region = inBrackets.map(regionNamed).find((each) => each !== '') ?? '';
  const isPlace = (text: string): boolean => regionNamed(text) !== '' || countryWords.includes(text);
  const plain = folded
    .replaceAll(/[(（【[]([^()（）【】[\]]*)[)）】\]]/gu, (_, inner: string) => (isPlace(inner.trim()) ? '' : inner))
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
  let core = withoutForm(plain);
  const start = leadingRegion(core);
  const rest = core.slice(start.length);
  // 上海银行 is not 北京银行: a region is part of the name when only two characters would be left.
  if (start !== '' && rest.length > 2) {
    region ||= firstRegion(start);
    core = rest;
  }
  for (const country of countryWords) if (core.startsWith(country) && core.length - country.length > 2) core = core.slice(country.length);
  return { core, region };
}

function withoutForm(name: string): string {
  const form = chineseForms.find((each) => name.endsWith(each) && name.length > each.length + 1);
  return form === undefined ? name : withoutForm(name.slice(0, -form.length));
}

/** The region a text is, without its ending; empty when it is none. */
function regionNamed(text: string): string {
  const short = text.replace(/(特别行政区|自治区|省|市)$/u, '').replace(/(维吾尔|壮族|回族)$/u, '');
  return chineseRegions.has(short) ? short : '';
}

function firstRegion(text: string): string {
  const length = [4, 3, 2].find((each) => chineseRegions.has(text.slice(0, each))) ?? 0;
  return text.slice(0, length);
}

/** 江苏省苏州市 at the beginning of a name, as it is written. */
function leadingRegion(name: string): string {
  const word = firstRegion(name);
  if (word === '') return '';
  const ending = /^(特别行政区|(维吾尔|壮族|回族)?自治区|省|市)/u.exec(name.slice(word.length))?.[0] ?? '';
  const taken = word + ending;
  return taken + (name.length - taken.length > 4 ? leadingRegion(name.slice(taken.length)) : '');
}

function latinCompany(folded: string): CompanyName {
  const words = folded
    .replaceAll(/[.'’]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const kept = words.filter((word, index) => !latinForms.has(word) || (index === 0 && word !== 'the' && words.length <= 2));
  const named = kept.filter((word) => !countryWords.includes(word));
  const core = (named.length > 0 ? named : kept.length > 0 ? kept : words).join(' ');
  return { core, region: kept.find((word) => countryWords.includes(word)) ?? '' };
}

/** A telephone number as the digits that reach it from inside the country: without +86, 0086 and the trunk's zero. */
export function normalisePhone(value: string): string {
  const plain = value.normalize('NFKC').replace(/(?:ext|x|转|分机)\.?\s*\d*\s*$/iu, '');
  const digits = plain.replaceAll(/\D/g, '').replace(/^00/, '');
  const home = /^86(?=1\d{10}$|0?\d{9,11}$)/.test(digits) ? digits.slice(2) : digits;
  return home.replace(/^0+/, '');
}

/** An address for mail in lower case, without what providers ignore after a plus sign. */
export function normaliseEmail(value: string): string {
  return value
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/\+[^@]*(?=@)/, '');
}

/** The host of a web address without www. */
export function normaliseDomain(value: string): string {
  const host = value
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .split(/[/?#:]/)[0];
  return (host ?? '').replace(/^www\./, '');
}
