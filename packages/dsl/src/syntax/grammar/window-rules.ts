import * as t from '../tokens/types.js';
import { BaseRules, CALENDAR_UNITS, type Rule } from './base-rules.js';

const kw = t.KEYWORD_TOKENS;

/** Stretches of time: `in last 30d`, `between 90d and 30d ago`, `on 2026-11-11`, `last week`. */
export abstract class WindowRules extends BaseRules {
  readonly inLastWindow: Rule = this.RULE('inLastWindow', () => {
    this.CONSUME(kw.inLast);
    this.OR([
      { ALT: () => this.CONSUME(t.CalendarSpan) },
      { ALT: () => this.SUBRULE(this.calendarCount) },
      { ALT: () => this.SUBRULE(this.duration) },
    ]);
    this.OPTION(() => this.CONSUME(kw.within));
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
    this.SUBRULE(this.dateLit);
  });

  readonly beforeWindow: Rule = this.RULE('beforeWindow', () => {
    this.CONSUME(kw.before);
    this.SUBRULE(this.duration);
    this.CONSUME(kw.ago);
  });

  readonly namedWindow: Rule = this.RULE('namedWindow', () => {
    this.CONSUME(t.NamedWindow);
  });

  readonly window: Rule = this.RULE('window', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.inLastWindow) },
      { ALT: () => this.SUBRULE(this.agoWindow) },
      { ALT: () => this.SUBRULE(this.rangeWindow) },
      { ALT: () => this.SUBRULE(this.onWindow) },
      { ALT: () => this.SUBRULE(this.beforeWindow) },
      { ALT: () => this.SUBRULE(this.namedWindow) },
    ]);
  });
}
