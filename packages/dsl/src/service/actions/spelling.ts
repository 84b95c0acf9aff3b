import type { TextEdit } from '../../diagnostics/diagnostic.js';
import { print, type Vocabulary } from '../../syntax/index.js';
import type { Span } from '../../text/span.js';
import { difference } from '../edits.js';
import { touches } from '../cursor.js';
import { refactoring, type Asked, type Offer } from './action.js';

/** The keywords of the file, or of the declarations that the selection touches, in one vocabulary. */
export const keywordVocabulary: Offer = (asked) => {
  const { file, range, words } = asked;
  const whole = range.start === range.end;
  const title = { zh: whole ? 'keywordsZh' : 'selectionZh', en: whole ? 'keywordsEn' : 'selectionEn' } as const;
  return (['zh', 'en'] as const).flatMap((vocabulary) =>
    refactoring('refactor.rewrite', words.actions[title[vocabulary]], file, respelled(asked, vocabulary, whole)),
  );
};

const respelled = ({ parsed, range }: Asked, vocabulary: Vocabulary, whole: boolean): readonly TextEdit[] => {
  const isOther = parsed.tokens.some(
    (token) =>
      token.vocabulary !== undefined && token.vocabulary !== vocabulary && (whole || touches(token.span, range)),
  );
  const printed = isOther ? print(parsed, { keywords: vocabulary }) : undefined;
  if (printed === undefined) return [];
  const edits = difference(parsed.text, printed);
  if (whole) return edits;
  const chosen = parsed.file.decls.filter(({ span }) => touches(span, range)).map(({ span }) => span);
  return edits.filter(({ span }) => chosen.some((decl) => contains(decl, span)));
};

const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** Full-width signs and digits as half-width ones. They mean the same; some teams keep to one. */
export const halfWidth: Offer = ({ parsed, file, range, words }) => {
  const whole = range.start === range.end;
  const edits = parsed.tokens.flatMap(({ kind, span }): readonly TextEdit[] => {
    if ((kind !== 'sign' && kind !== 'literal') || (!whole && !touches(span, range))) return [];
    const written = parsed.text.slice(span.start, span.end);
    const text = SIGNS[written] ?? written.normalize('NFKC');
    return text === written || !FULL_WIDTH.test(written) ? [] : [{ span, text }];
  });
  return refactoring('refactor.rewrite', words.actions.halfWidth, file, edits);
};

const FULL_WIDTH = /[\uff01-\uff5e、]/;
/** A sign that stood close gets the space that its full width had. */
const SIGNS: Readonly<Record<string, string>> = { '，': ', ', '、': ', ', '：': ': ' };
