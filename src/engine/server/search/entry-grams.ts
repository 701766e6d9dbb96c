/** Grams of one text, each once and in order. */
export interface Grams {
  readonly values: Int32Array;
  /** How many of `values` they are. */
  readonly length: number;
}

/** Where grams are put; grows with the longest text. */
let room = new Int32Array(1_024);
let count = 0;

/**
 * What the database's `search_entry_grams` says of a text, a thirtieth of its time: for entries that are made many at once. The text is folded. In order,
 * since the index sorts those of each entry and finds that done. It makes no objects on the way – of an import of a million names that is sixty million
 * grams – and the answer holds until the next question.
 */
export function entryGrams(salt: bigint, field: string, text: string): Grams {
  const seeds = seedsOf(salt);
  count = 0;
  // At most two begin at each character.
  if (room.length < text.length * 2) room = new Int32Array(text.length * 4);
  if (field === 'pinyin') {
    const blank = text.indexOf(' ');
    addGrams(seeds, blank < 0 ? text : text.slice(0, blank), false);
    addGrams(seeds, text.slice(blank + 1), true);
  } else addGrams(seeds, text, false);
  return { values: room, length: sortDistinct(room, count) };
}

/** Most texts have some thirty grams, which are put in order faster where they lie than by a call. */
const fewGrams = 64;

function sortDistinct(values: Int32Array, length: number): number {
  if (length > fewGrams) values.subarray(0, length).sort();
  else
    for (let index = 1; index < length; index += 1) {
      const value = values[index] ?? 0;
      let place = index;
      for (; place > 0 && (values[place - 1] ?? 0) > value; place -= 1) values[place] = values[place - 1] ?? 0;
      values[place] = value;
    }
  let kept = 0;
  for (let index = 0; index < length; index += 1) {
    if (kept > 0 && values[kept - 1] === values[index]) continue;
    values[kept] = values[index] ?? 0;
    kept += 1;
  }
  return kept;
}

/** The bytes of a gram: three Latin letters, or two characters of at most four bytes. */
const longest = 8;
/** Of each length the three words that hashing begins with. */
type Seeds = Int32Array;

const made = new Map<bigint, Seeds>();

function seedsOf(salt: bigint): Seeds {
  let seeds = made.get(salt);
  if (!seeds) {
    seeds = new Int32Array((longest + 1) * 3);
    for (let length = 1; length <= longest; length += 1) seeds.set(beginning(salt, length), length * 3);
    if (made.size > 1_000) made.clear();
    made.set(salt, seeds);
  }
  return seeds;
}

/** Three Latin letters or digits, two characters of which one is more, one character that is more; with `hasPairs` two Latin letters as well. */
function addGrams(seeds: Seeds, folded: string, hasPairs: boolean): void {
  const end = folded.length;
  for (let at = 0; at < end;) {
    const one = pointAt(folded, at);
    const after = at + widthOf(one);
    const second = after < end ? pointAt(folded, after) : -1;
    const isPlain = one < 128;
    const isPlainPair = isPlain && second >= 0 && second < 128;
    if (second >= 0 && (hasPairs || !isPlainPair)) add(gramOf(seeds, one, second, -1));
    if (isPlainPair) {
      const third = after + 1 < end ? pointAt(folded, after + 1) : -1;
      if (third >= 0 && third < 128) add(gramOf(seeds, one, second, third));
    } else if (!isPlain) add(gramOf(seeds, one, -1, -1));
    at = after;
  }
}

function add(gram: number): void {
  room[count] = gram;
  count += 1;
}

function pointAt(text: string, at: number): number {
  return text.codePointAt(at) ?? 0;
}

function widthOf(point: number): number {
  return point > 0xffff ? 2 : 1;
}

const bytes = new Uint8Array(12);

/** Writes a character as UTF-8 and answers where the next one goes; half a character is written as what stands for an unknown one. */
function put(point: number, at: number): number {
  if (point < 0x80) {
    bytes[at] = point;
    return at + 1;
  }
  if (point < 0x800) {
    bytes[at] = 0xc0 | (point >> 6);
    bytes[at + 1] = 0x80 | (point & 0x3f);
    return at + 2;
  }
  const whole = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
  if (whole < 0x1_0000) {
    bytes[at] = 0xe0 | (whole >> 12);
    bytes[at + 1] = 0x80 | ((whole >> 6) & 0x3f);
    bytes[at + 2] = 0x80 | (whole & 0x3f);
    return at + 3;
  }
  bytes[at] = 0xf0 | (whole >> 18);
  bytes[at + 1] = 0x80 | ((whole >> 12) & 0x3f);
  bytes[at + 2] = 0x80 | ((whole >> 6) & 0x3f);
  bytes[at + 3] = 0x80 | (whole & 0x3f);
  return at + 4;
}

function wordAt(at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
}

/**
 * PostgreSQL's `hashtextextended(gram, seed) & 2147483647`: Bob Jenkins' lookup3 over at most eleven bytes, of which a gram has eight at most,
 * as `hash_bytes_extended` does it. A character that is missing is -1.
 */
function gramOf(seeds: Seeds, one: number, second: number, third: number): number {
  bytes.fill(0);
  let length = put(one, 0);
  if (second >= 0) length = put(second, length);
  if (third >= 0) length = put(third, length);
  let a = ((seeds[length * 3] ?? 0) + wordAt(0)) | 0;
  let b = ((seeds[length * 3 + 1] ?? 0) + wordAt(4)) | 0;
  let c = seeds[length * 3 + 2] ?? 0;
  c = ((c ^ b) - turned(b, 14)) | 0;
  a = ((a ^ c) - turned(c, 11)) | 0;
  b = ((b ^ a) - turned(a, 25)) | 0;
  c = ((c ^ b) - turned(b, 16)) | 0;
  a = ((a ^ c) - turned(c, 4)) | 0;
  b = ((b ^ a) - turned(a, 14)) | 0;
  c = ((c ^ b) - turned(b, 24)) | 0;
  return c & 0x7fff_ffff;
}

function turned(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

/** What hashing of so many bytes begins with under a seed. */
function beginning(salt: bigint, length: number): readonly [number, number, number] {
  const high = Number((salt >> 32n) & 0xffff_ffffn) | 0;
  const low = Number(salt & 0xffff_ffffn) | 0;
  const start = (0x9e37_79b9 + length + 3_923_095) | 0;
  if (high === 0 && low === 0) return [start, start, start];
  return mixed((start + high) | 0, (start + low) | 0, start);
}

function mixed(a: number, b: number, c: number): [number, number, number] {
  for (const [first, second, third] of [
    [4, 6, 8],
    [16, 19, 4],
  ] as const) {
    a = ((a - c) | 0) ^ turned(c, first);
    c = (c + b) | 0;
    b = ((b - a) | 0) ^ turned(a, second);
    a = (a + c) | 0;
    c = ((c - b) | 0) ^ turned(b, third);
    b = (b + a) | 0;
  }
  return [a, b, c];
}
