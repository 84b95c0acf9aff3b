/** Orders text by Unicode code point, as SQLite's BINARY and PostgreSQL's "C" do; JavaScript's `<` goes by UTF-16 unit. */
export const compareText = (a: string, b: string): number => {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left !== right) return rankUnit(left) - rankUnit(right);
  }
  return a.length - b.length;
};

/** Surrogates stand for code points above every other unit, so they move behind U+E000 to U+FFFF. */
const rankUnit = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);

/** What a fact's text becomes: NFC. */
export const normalizeText = (value: string): string => value.normalize('NFC');

/** Why a text is refused at the door, if it is: databases cannot hold NUL, and lone surrogates are no text. */
export const textFault = (value: string): 'nul' | 'lone-surrogate' | undefined => {
  if (value.includes('\u0000')) return 'nul';
  return LONE_SURROGATE.test(value) ? 'lone-surrogate' : undefined;
};

const LONE_SURROGATE = /\p{Surrogate}/u;
