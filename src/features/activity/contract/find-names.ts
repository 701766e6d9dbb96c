/** Somebody known at the customer. */
export interface KnownPerson {
  readonly id: string;
  readonly name: string;
}

/** A person named in a text: known, or perhaps worth knowing. */
export interface FoundName {
  /** As it stands in the text, without the title. */
  readonly text: string;
  readonly at: number;
  /** The known person it is; undefined when nobody of that name is known. */
  readonly contactId?: string;
  readonly title?: string;
  /** Title or words beside the name say that this person decides. */
  readonly decides: boolean;
}

const surnames = new Set(
  [
    ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
  ].concat(['欧阳', '上官', '司马', '诸葛', '司徒', '东方', '皇甫', '尉迟', '公孙', '慕容', '令狐', '端木']),
);
const titles =
  '董事长|副总裁|总裁|总经理|副总经理|副总监|总监|副总|副经理|产品经理|项目经理|经理|总工|工程师|副主任|主任|副部长|部长|副处长|处长|副科长|科长|副局长|局长|副院长|院长|副校长|校长|副厂长|厂长|行长|主管|组长|队长|教授|博士|老师|先生|女士|小姐|总(?![结部体共额是计量价会的成之数要有])|工(?![作程厂人资业期艺具地序会单])';
const deciding = /(董事长|总裁|^总$|总经理|厂长|院长|校长|行长|局长|^副总$|CEO|GM|VP|President)/i;
const says = /(拍板|说了算|做主|批准|最终决定|decides|sign(s)? off|has the say)/i;
// Words, not parts of a name; who ends in one of them was never called so.
const never = /[上和与跟的了在是说请把给找下这那我你他她它们也都还要就去来对各某每第各两几个公新老大小本该司家]/;
const notAlone: Readonly<Record<string, RegExp>> = { 方: /[对甲乙我双多官各东西南北]$/, 江: /[浙长]$/, 金: /[资现基奖]$/, 周: /[上下本这每一两几]$/ };
const chinese = new RegExp(`([\\u4e00-\\u9fa5]{1,4}?)(${titles})`, 'g');
const english =
  /\b(?:(Mr|Mrs|Ms|Dr)\.? ([A-Z][a-z]+(?: [A-Z][a-z]+)?)|([A-Z][a-z]+ [A-Z][a-z]+),? (?:the |their |our )?(CEO|CTO|CFO|COO|CIO|GM|VP(?: of \w+)?|President|[Dd]irector|[Mm]anager|[Hh]ead of \w+))/g;

/** The people a follow-up speaks of, in its order: those known by name or by surname and title, and those who have a title and are not known. */
export function findNames(text: string, known: readonly KnownPerson[]): readonly FoundName[] {
  const found: FoundName[] = knownNames(text, known);
  const add = (name: FoundName) => {
    const isOverlapping = found.some((each) => name.at < each.at + each.text.length && each.at < name.at + name.text.length);
    if (!isOverlapping && !found.some((each) => each.text === name.text)) found.push(name);
  };
  for (const name of [...chineseNames(text), ...englishNames(text)]) add(recognised(name, known));
  return found.toSorted((left, right) => left.at - right.at);
}

function knownNames(text: string, known: readonly KnownPerson[]): FoundName[] {
  const longestFirst = known.filter(({ name }) => name.length >= 2).toSorted((left, right) => right.name.length - left.name.length);
  const found: FoundName[] = [];
  for (const { id, name } of longestFirst) {
    const at = text.indexOf(name);
    if (at >= 0 && !found.some((each) => at < each.at + each.text.length && each.at < at + name.length))
      found.push({ text: name, at, contactId: id, decides: false });
  }
  return found;
}

/** 李工 is the only person called 李 there; two of them, and it is not known which. */
function recognised(name: FoundName & { readonly surname?: string }, known: readonly KnownPerson[]): FoundName {
  const { surname, ...rest } = name;
  if (surname === undefined) return rest;
  const called = known.filter((person) => person.name.startsWith(surname));
  const [only] = called;
  return only && called.length === 1 && rest.title !== undefined && rest.text === `${surname}${rest.title}` ? { ...rest, contactId: only.id } : rest;
}

function chineseNames(text: string): (FoundName & { readonly surname: string })[] {
  return [...text.matchAll(chinese)].flatMap((match) => {
    const [, before = '', title = ''] = match;
    const end = match.index + before.length;
    const name = nameAtEnd(before);
    if (!name || notAlone[name.surname]?.test(before.slice(0, before.length - name.surname.length - name.given.length))) return [];
    // 李总 alone is how that person is called; 陈国梁副总 has a name of their own.
    const called = name.given === '' ? `${name.surname}${title}` : `${name.surname}${name.given}`;
    const at = end - name.surname.length - name.given.length;
    const clause = text.slice(Math.max(0, at - 6), end + title.length + 16).split(/[。；;\n]/)[0] ?? '';
    return [{ text: called, at, title, surname: name.surname, decides: deciding.test(title) || says.test(clause) }];
  });
}

/** The longest surname with at most two characters after it that ends the text. */
function nameAtEnd(text: string): { readonly surname: string; readonly given: string } | undefined {
  for (const length of [4, 3, 2, 1]) {
    const part = text.slice(-length);
    if (part.length < length) continue;
    const surname = [part.slice(0, 2), part.slice(0, 1)].find((each) => surnames.has(each) && each.length + 2 >= length);
    const given = surname === undefined ? '' : part.slice(surname.length);
    if (surname !== undefined && !never.test(given) && (given === '' || given.length <= 2)) return { surname, given };
  }
  return undefined;
}

function englishNames(text: string): FoundName[] {
  return [...text.matchAll(english)].map((match) => {
    const name = match[2] ?? match[3] ?? '';
    const title = match[4];
    return {
      text: name,
      at: match.index + match[0].indexOf(name),
      decides: (title !== undefined && deciding.test(title)) || says.test(text.slice(match.index, match.index + 60)),
      ...(title !== undefined && { title }),
    };
  });
}
