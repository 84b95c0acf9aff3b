import { isReserved, keywordOf, spell, KEYWORD_IDS } from './keywords.js';
import { lexeme, type Lexeme } from './lex.js';
import { scanNumber } from './numbers.js';
import * as t from './types.js';

/** Chinese keywords that are written before what follows; a word that begins with one may be two words. */
const FRONT = /^(?:且|或|非|当|其中|每当|做过|未做过|属于|早于|介于)(?=.)/su;
/** Chinese keywords that are written after what precedes. */
const BACK = KEYWORD_IDS.filter(isReserved)
  .map((id) => spell(id, 'zh'))
  .filter((word) => word.length > 1 || ['且', '或', '当'].includes(word))
  .sort((a, b) => b.length - a.length);

const part = (image: string, start: number): Lexeme => {
  const keyword = keywordOf(image);
  const type = keyword === undefined ? t.Identifier : t.KEYWORD_TOKENS[keyword.id];
  return lexeme(type, image, start, {
    text: image.normalize('NFC'),
    ...(keyword && { vocabulary: keyword.vocabulary }),
  });
};

/** A rest that begins with digits is one literal, with 前 or 内 after it, or nothing that can be split off. */
export const literalParts = (rest: string, start: number): readonly Lexeme[] | undefined => {
  const scanned = scanNumber(rest, 0);
  const { is } = scanned?.literal ?? {};
  if (scanned === undefined || (is !== 'duration' && is !== 'calendar')) return undefined;
  const literal = lexeme(is === 'duration' ? t.DurationToken : t.CalendarSpan, rest.slice(0, scanned.length), start, {
    text: rest.slice(0, scanned.length),
    literal: scanned.literal,
    vocabulary: 'zh',
  });
  const tail = rest.slice(scanned.length);
  return tail === '' ? [literal] : keywordOf(tail) && [literal, part(tail, start + scanned.length)];
};

/**
 * The words that a glued word consists of: 且M is 且 and M. `front` looks for a keyword at its beginning, `back` at its
 * end; undefined when there is none.
 */
export const splitGlued = (token: Lexeme, where: 'front' | 'back'): readonly Lexeme[] | undefined => {
  const { image, startOffset } = token;
  if (where === 'front') {
    const head = FRONT.exec(image)?.[0];
    if (head === undefined) return undefined;
    const rest = image.slice(head.length);
    const at = startOffset + head.length;
    if (/^[0-9]/.test(rest)) {
      const split = literalParts(rest, at);
      return split && [part(head, startOffset), ...split];
    }
    return [part(head, startOffset), part(rest, at)];
  }
  const apart = runTogether(image);
  if (apart === undefined) return undefined;
  return [part(apart.name, startOffset), part(apart.keyword, startOffset + apart.name.length)];
};

/**
 * A name that ends in a Chinese keyword, taken apart: 生日为空 is 生日 and 为空. Whether the whole is a name of its own
 * only those know who know the names.
 */
export const runTogether = (name: string): { readonly name: string; readonly keyword: string } | undefined => {
  const keyword = BACK.find((word) => name.endsWith(word) && name.length > word.length);
  return keyword === undefined ? undefined : { name: name.slice(0, name.length - keyword.length), keyword };
};
