import {
  CstParser,
  type CstNode,
  type IParserErrorMessageProvider,
  type IToken,
  type ParserMethod,
  type TokenType,
} from 'chevrotain';
import * as t from '../tokens/types.js';

export type Rule = ParserMethod<[], CstNode>;
const kw = t.KEYWORD_TOKENS;

/** Words after `last`, `calendar` and the like, singular and plural, in both vocabularies. */
export const CALENDAR_UNITS: ReadonlyMap<string, 'day' | 'week' | 'month' | 'quarter' | 'year'> = new Map([
  ['day', 'day'], ['days', 'day'], ['week', 'week'], ['weeks', 'week'], ['month', 'month'], ['months', 'month'],
  ['quarter', 'quarter'], ['quarters', 'quarter'], ['year', 'year'], ['years', 'year'],
  ['天', 'day'], ['日', 'day'], ['周', 'week'], ['月', 'month'], ['季度', 'quarter'], ['年', 'year'],
]); // prettier-ignore

/** The periods that are not calendar units, singular and plural. */
export const PERIOD_WORDS: ReadonlyMap<string, 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year'> = new Map([
  ['hour', 'hour'], ['hours', 'hour'], ['day', 'day'], ['days', 'day'], ['week', 'week'], ['weeks', 'week'],
  ['month', 'month'], ['months', 'month'], ['quarter', 'quarter'], ['quarters', 'quarter'],
  ['year', 'year'], ['years', 'year'],
]); // prettier-ignore

/** After `on`, these are days and no events; an event of such a name is quoted. */
export const DAY_WORDS: readonly TokenType[] = [kw.today, kw.yesterday, kw.tomorrow];

/**
 * The grammar, in groups of rules over several files: each class adds a group to the one before. The choices that
 * Chevrotain's three tokens of lookahead cannot make are gates, written as questions here.
 */
export abstract class BaseRules extends CstParser {
  /** Where the last parenthesised group began and ended, to tell `(a or b)` from `(a) + b`. */
  protected group = { start: -1, end: -1 };
  /** Whether the parser is directly inside a `where`, where `(…)` followed by a window is complete without it. */
  protected inWhere = false;

  /** @param validated whether the grammar is looked over for ambiguities, which takes as long as all the rest of loading. */
  protected constructor(errorMessageProvider: IParserErrorMessageProvider, validated: boolean) {
    super([...t.VOCABULARY], {
      skipValidations: !validated,
      recoveryEnabled: true,
      maxLookahead: 3,
      errorMessageProvider,
      nodeLocationTracking: 'onlyOffset',
    });
  }

  protected look(distance: number): IToken {
    return this.LA(distance);
  }

  protected isAt(distance: number, ...types: TokenType[]): boolean {
    return t.is(this.LA(distance), ...types);
  }

  /** A name before `when`, `on` or `otherwise` starts a case, even one called 今天. */
  protected startsCase(distance: number): boolean {
    if (!this.isAt(distance, t.NameLike)) return false;
    if (this.isAt(distance + 1, kw.on)) return !this.isAt(distance + 2, t.DateToken, t.DurationToken, ...DAY_WORDS);
    return this.isAt(distance + 1, kw.when, kw.otherwise);
  }

  /** `between 90d and 30d ago` is a window, `between 18 and 24` a range of values. */
  protected startsAgoWindow(distance: number): boolean {
    // A duration that the lexer refused still tells which of the two was meant.
    const length = [t.DurationToken, t.BadLiteral];
    return (
      this.isAt(distance + 1, ...length) &&
      this.isAt(distance + 2, kw.and, kw.betweenAnd) &&
      this.isAt(distance + 3, ...length) &&
      this.isAt(distance + 4, kw.ago)
    );
  }

  protected startsWindow(distance: number): boolean {
    if (this.isAt(distance, kw.inLast, kw.withinNext, kw.before)) return true;
    if (this.isAt(distance, kw.between, kw.notBetween)) return this.startsAgoWindow(distance);
    if (this.isAt(distance, kw.from, kw.fromDate)) return this.isAt(distance + 1, t.DateToken);
    if (this.isAt(distance, kw.on, kw.onDate))
      return this.isAt(distance + 1, t.DateToken, t.DurationToken, t.BadLiteral, ...DAY_WORDS);
    return this.isAt(distance, t.NamedWindow) && !this.startsCase(distance);
  }

  readonly name: Rule = this.RULE('name', () => {
    this.CONSUME(t.NameLike);
  });

  /** A name that may also be the word `customer`. */
  readonly ownerName: Rule = this.RULE('ownerName', () => {
    this.OR([{ ALT: () => this.CONSUME(kw.customer) }, { ALT: () => this.CONSUME(t.NameLike) }]);
  });

  /** The word after a dot: any at all. */
  readonly fieldName: Rule = this.RULE('fieldName', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.AnyWord) },
      { ALT: () => this.CONSUME(t.Quoted) },
      { ALT: () => this.CONSUME(t.BadLiteral) },
      { ALT: () => this.CONSUME(t.Percentile) },
    ]);
  });

  readonly textLit: Rule = this.RULE('textLit', () => {
    this.CONSUME(t.Quoted);
  });

  readonly duration: Rule = this.RULE('duration', () => {
    this.OR([{ ALT: () => this.CONSUME(t.DurationToken) }, { ALT: () => this.CONSUME(t.BadLiteral) }]);
  });

  readonly dateLit: Rule = this.RULE('dateLit', () => {
    this.OR([{ ALT: () => this.CONSUME(t.DateToken) }, { ALT: () => this.CONSUME(t.BadLiteral) }]);
  });

  readonly description: Rule = this.RULE('description', () => {
    this.CONSUME(kw.description);
    this.SUBRULE(this.textLit);
  });

  /** `customer.city`, `order.amount`. */
  readonly member: Rule = this.RULE('member', () => {
    this.SUBRULE(this.ownerName);
    this.CONSUME(t.Dot);
    this.SUBRULE(this.fieldName);
  });

  readonly ref: Rule = this.RULE('ref', () => {
    this.CONSUME(t.NameLike);
  });

  readonly refOrMember: Rule = this.RULE('refOrMember', () => {
    this.OR([
      { GATE: () => this.isAt(2, t.Dot), ALT: () => this.SUBRULE(this.member) },
      { ALT: () => this.SUBRULE(this.ref) },
    ]);
  });
}
