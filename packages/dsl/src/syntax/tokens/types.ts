import { createToken, Lexer, tokenMatcher, type IToken, type TokenType } from 'chevrotain';
import { isReserved, KEYWORD_IDS, type KeywordId } from './keywords.js';

const abstract = (name: string, categories: TokenType[] = []): TokenType =>
  createToken({ name, pattern: Lexer.NA, categories });

/** Any word at all; what may follow a `.`. */
export const AnyWord = abstract('AnyWord');
/** What may stand where a name is wanted. */
export const NameLike = abstract('NameLike');
export const CompareOp = abstract('CompareOp');
export const ArithOp = abstract('ArithOp');
export const AddOp = abstract('AddOp', [ArithOp]);
export const MulOp = abstract('MulOp', [ArithOp]);
export const FunctionWord = abstract('FunctionWord');
export const AggregateWord = abstract('AggregateWord');
export const TypeWordToken = abstract('TypeWordToken');
/** `today`, `last week`: a whole window in one token. */
export const NamedWindow = abstract('NamedWindow');
export const AverageWord = abstract('AverageWord');
export const TagFlag = abstract('TagFlag');
/** 每月 and the like, after the periods of a habit. */
export const EachWord = abstract('EachWord');

export const Identifier = abstract('Identifier', [AnyWord, NameLike]);
export const Quoted = abstract('Quoted', [NameLike]);
export const NumberToken = abstract('NumberToken');
export const PercentToken = abstract('PercentToken');
export const DurationToken = abstract('DurationToken');
export const DateToken = abstract('DateToken');
/** `3个自然月`. */
export const CalendarSpan = abstract('CalendarSpan');
/** `top20%`, `后20%`. */
export const RankPercent = abstract('RankPercent');
/** `前100名`. */
export const RankCount = abstract('RankCount');
/** `p95` is also a name; `95分位` is not, but nothing is lost by taking it for one. */
export const Percentile = abstract('Percentile', [NameLike]);
/** Something with digits that is no literal (`95后`). Already reported by the lexer; stands where a name or a value may. */
export const BadLiteral = abstract('BadLiteral', [NameLike]);

export const Eq = abstract('Eq', [CompareOp]);
export const Ne = abstract('Ne', [CompareOp]);
export const Le = abstract('Le', [CompareOp]);
export const Lt = abstract('Lt', [CompareOp]);
export const Ge = abstract('Ge', [CompareOp]);
export const Gt = abstract('Gt', [CompareOp]);
export const Plus = abstract('Plus', [AddOp]);
export const Minus = abstract('Minus', [AddOp]);
export const Star = abstract('Star', [MulOp]);
export const Slash = abstract('Slash', [MulOp]);
export const LParen = abstract('LParen');
export const RParen = abstract('RParen');
export const LBrace = abstract('LBrace');
export const RBrace = abstract('RBrace');
export const Comma = abstract('Comma');
export const Colon = abstract('Colon');
export const Dot = abstract('Dot');

const AGGREGATES = ['count', 'sum', 'avg', 'min', 'max', 'first', 'last', 'distinct', 'mode', 'share', 'days'] as const;
const FUNCTIONS = [
  'hour', 'weekday', 'day', 'month', 'year', 'date', 'age', 'since', 'until',
  'distance', 'bucket', 'score', 'abs', 'round', 'least', 'greatest', 'anniversary',
] as const; // prettier-ignore
const TYPES = ['text', 'integer', 'number', 'money', 'bool', 'date', 'time', 'duration', 'point'] as const;
const NAMED_WINDOWS = [
  'today', 'yesterday', 'tomorrow', 'thisWeek', 'thisMonth', 'thisQuarter', 'thisYear',
  'lastWeek', 'lastMonth', 'lastQuarter', 'lastYear',
] as const; // prettier-ignore

const GROUPS: readonly (readonly [TokenType, readonly KeywordId[]])[] = [
  [AggregateWord, AGGREGATES],
  [FunctionWord, FUNCTIONS],
  [TypeWordToken, TYPES],
  [NamedWindow, NAMED_WINDOWS],
  [AverageWord, ['average', 'median']],
  [TagFlag, ['manual', 'many', 'ordered']],
  [EachWord, ['eachPeriod', 'eachDay', 'eachWeek', 'eachMonth', 'eachQuarter', 'eachYear']],
];

/** One token type per keyword, whichever vocabulary it was written in. */
export const KEYWORD_TOKENS = Object.fromEntries(
  KEYWORD_IDS.map((id) => {
    const categories = GROUPS.filter(([, ids]) => ids.includes(id)).map(([type]) => type);
    categories.push(AnyWord);
    if (!isReserved(id)) categories.push(NameLike);
    return [id, abstract(`kw_${id}`, categories)];
  }),
) as unknown as Readonly<Record<KeywordId, TokenType>>;

const KEYWORD_BY_TOKEN = new Map<TokenType, KeywordId>(KEYWORD_IDS.map((id) => [KEYWORD_TOKENS[id], id]));
/** The keyword that a token type stands for. */
export const keywordOfType = (type: TokenType): KeywordId | undefined => KEYWORD_BY_TOKEN.get(type);

/** Everything the parser may meet. */
export const VOCABULARY: readonly TokenType[] = [
  AnyWord, NameLike, CompareOp, ArithOp, AddOp, MulOp, FunctionWord, AggregateWord, TypeWordToken, NamedWindow, AverageWord,
  TagFlag, EachWord, Identifier, Quoted, NumberToken, PercentToken, DurationToken, DateToken, CalendarSpan, RankPercent,
  RankCount, Percentile, BadLiteral, Eq, Ne, Le, Lt, Ge, Gt, Plus, Minus, Star, Slash, LParen, RParen, LBrace, RBrace,
  Comma, Colon, Dot, ...Object.values(KEYWORD_TOKENS),
]; // prettier-ignore

/** Whether a token is of one of the types, or of one of their kinds. */
export const is = (token: IToken | undefined, ...types: readonly TokenType[]): boolean => {
  if (token === undefined) return false;
  for (let at = 0; at < types.length; at += 1) if (tokenMatcher(token, types[at] as TokenType)) return true;
  return false;
};

/** The same question made ready once, where it is asked of every token: the answer is a look into a table. */
export const anyOf = (...types: readonly TokenType[]): ((token: IToken | undefined) => boolean) => {
  const known = VOCABULARY.map((type) => type.tokenTypeIdx ?? 0);
  const table = new Uint8Array(Math.max(...known) + 1);
  for (const index of known) if (is({ tokenTypeIdx: index } as IToken, ...types)) table[index] = 1;
  return (token) => token !== undefined && table[token.tokenTypeIdx] === 1;
};
