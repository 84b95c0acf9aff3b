import * as t from '../tokens/types.js';
import type { Lexeme } from '../tokens/lex.js';
import { BaseRules, CALENDAR_UNITS, DAY_WORDS, type Rule } from './base-rules.js';

const kw = t.KEYWORD_TOKENS;

/** Stretches of time: `in last 30d`, `between 90d and 30d ago`, `on 2026-11-11`, `last week`. */
export abstract class WindowRules extends BaseRules {
  /** A count of periods is complete only with a quota: 近4个90天 每期. */
  readonly inLastWindow: Rule = this.RULE('inLastWindow', () => {
    this.CONSUME(kw.inLast);
    this.OR([
      { ALT: () => this.CONSUME(t.CalendarSpan) },
      { GATE: () => this.countsWith('个'), ALT: () => this.SUBRULE(this.lengthCount) },
      { GATE: () => this.countsWith('季度'), ALT: () => this.CONSUME(t.NumberToken) },
      { ALT: () => this.SUBRULE(this.calendarCount) },
      { ALT: () => this.SUBRULE(this.duration) },
    ]);
    this.OPTION({ GATE: () => this.closesStretch(), DEF: () => this.CONSUME(kw.within) });
  });

  /** 内 after a length; `within` before one begins what a step may take, which 2周内 does not. */
  protected closesStretch(): boolean {
    return this.look(1).image !== 'within' || !this.isAt(2, t.DurationToken, t.BadLiteral);
  }

  /** Whether a number stands here whose counter ends so. */
  protected countsWith(counter: string): boolean {
    const { literal } = (this.look(1) as Lexeme).payload ?? {};
    return literal?.is === 'number' && literal.counter.endsWith(counter);
  }

  /** 4个90天. */
  readonly lengthCount: Rule = this.RULE('lengthCount', () => {
    this.CONSUME(t.NumberToken);
    this.SUBRULE(this.duration);
  });

  readonly withinNextWindow: Rule = this.RULE('withinNextWindow', () => {
    this.CONSUME(kw.withinNext);
    this.SUBRULE(this.duration);
    this.OPTION({ GATE: () => this.closesStretch(), DEF: () => this.CONSUME(kw.within) });
  });

  readonly calendarCount: Rule = this.RULE('calendarCount', () => {
    this.CONSUME(t.NumberToken);
    this.CONSUME(kw.calendar);
    this.SUBRULE(this.calendarUnit);
  });

  readonly calendarUnit: Rule = this.RULE('calendarUnit', () => {
    this.OR([{ GATE: () => CALENDAR_UNITS.has(this.look(1).image), ALT: () => this.CONSUME(t.AnyWord) }]);
  });

  readonly agoWindow: Rule = this.RULE('agoWindow', () => {
    this.OR([{ ALT: () => this.CONSUME(kw.between) }, { ALT: () => this.CONSUME(kw.notBetween) }]);
    this.SUBRULE(this.duration);
    this.SUBRULE(this.rangeAnd);
    this.SUBRULE2(this.duration);
    this.CONSUME(kw.ago);
  });

  readonly rangeAnd: Rule = this.RULE('rangeAnd', () => {
    this.OR([{ ALT: () => this.CONSUME(kw.and) }, { ALT: () => this.CONSUME(kw.betweenAnd) }]);
  });

  readonly rangeWindow: Rule = this.RULE('rangeWindow', () => {
    this.OR([{ ALT: () => this.CONSUME(kw.from) }, { ALT: () => this.CONSUME(kw.fromDate) }]);
    this.SUBRULE(this.dateLit);
    this.CONSUME(kw.to);
    this.SUBRULE2(this.dateLit);
  });

  readonly onWindow: Rule = this.RULE('onWindow', () => {
    this.OR([{ ALT: () => this.CONSUME(kw.on) }, { ALT: () => this.CONSUME(kw.onDate) }]);
    this.OR2([
      { ALT: () => this.SUBRULE(this.dayWord) },
      {
        GATE: () => this.isAt(1, t.DurationToken) || this.isAt(2, kw.ago),
        ALT: () => this.SUBRULE(this.timeAgo),
      },
      { ALT: () => this.SUBRULE(this.dateLit) },
    ]);
  });

  readonly dayWord: Rule = this.RULE('dayWord', () => {
    this.OR(DAY_WORDS.map((word) => ({ ALT: () => this.CONSUME(word) })));
  });

  /** `7d ago`. */
  readonly timeAgo: Rule = this.RULE('timeAgo', () => {
    this.SUBRULE(this.duration);
    this.CONSUME(kw.ago);
  });

  readonly beforeWindow: Rule = this.RULE('beforeWindow', () => {
    this.CONSUME(kw.before);
    this.SUBRULE(this.timeAgo);
  });

  readonly namedWindow: Rule = this.RULE('namedWindow', () => {
    this.CONSUME(t.NamedWindow);
  });

  readonly window: Rule = this.RULE('window', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.inLastWindow) },
      { ALT: () => this.SUBRULE(this.withinNextWindow) },
      { ALT: () => this.SUBRULE(this.agoWindow) },
      { ALT: () => this.SUBRULE(this.rangeWindow) },
      { ALT: () => this.SUBRULE(this.onWindow) },
      { ALT: () => this.SUBRULE(this.beforeWindow) },
      { ALT: () => this.SUBRULE(this.namedWindow) },
    ]);
  });
}
