import * as t from '../tokens/types.js';
import type { Lexeme } from '../tokens/lex.js';
import { PERIOD_WORDS, type Rule } from './base-rules.js';
import { ValueRules } from './value-rules.js';

const kw = t.KEYWORD_TOKENS;

/** What the customer did: `did order …`, sequences of events, habits. */
export abstract class EventRules extends ValueRules {
  readonly did: Rule = this.RULE('did', () => {
    this.OR([{ ALT: () => this.CONSUME(kw.did) }, { ALT: () => this.CONSUME(kw.notDid) }]);
    this.SUBRULE(this.happening);
    this.OPTION({ GATE: () => this.startsTimes(), DEF: () => this.SUBRULE(this.times) });
    this.OPTION2({ GATE: () => this.startsWhen(), DEF: () => this.SUBRULE(this.didWhen) });
    this.OPTION3({ GATE: () => this.startsTimes(), DEF: () => this.SUBRULE2(this.times) });
    this.MANY(() => this.SUBRULE(this.step));
    this.OPTION4({ GATE: () => this.startsWhen(), DEF: () => this.SUBRULE2(this.didWhen) });
    this.OPTION5({ GATE: () => this.startsTimes(), DEF: () => this.SUBRULE3(this.times) });
  });

  /** `view as v where …`. */
  readonly happening: Rule = this.RULE('happening', () => {
    this.OR([{ ALT: () => this.CONSUME(kw.anyEvent) }, { ALT: () => this.SUBRULE(this.name) }]);
    this.OPTION(() => this.SUBRULE(this.alias));
    this.OPTION2(() => this.SUBRULE(this.where));
  });

  /** `then not order where … within 2h`. */
  readonly step: Rule = this.RULE('step', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(kw.thenStep);
          this.OPTION(() => this.CONSUME(kw.not));
        },
      },
      { ALT: () => this.CONSUME(kw.thenNot) },
    ]);
    this.SUBRULE(this.happening);
    this.OPTION2(() => this.SUBRULE(this.stepWithin));
  });

  /** `within 2h`, 2小时内. */
  readonly stepWithin: Rule = this.RULE('stepWithin', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(kw.within);
          this.SUBRULE(this.duration);
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.DurationToken);
          this.CONSUME2(kw.within);
        },
      },
    ]);
  });

  protected startsTimes(): boolean {
    return this.isAt(1, kw.atLeast, kw.atMost, kw.exactly) && !this.startsQuota();
  }

  readonly times: Rule = this.RULE('times', () => {
    this.OR([
      { ALT: () => this.CONSUME(kw.atLeast) },
      { ALT: () => this.CONSUME(kw.atMost) },
      { ALT: () => this.CONSUME(kw.exactly) },
    ]);
    this.CONSUME(t.NumberToken);
    this.OPTION({
      GATE: () => !this.startsCase(1),
      DEF: () => {
        this.OR2([{ ALT: () => this.CONSUME(kw.times) }, { ALT: () => this.CONSUME(kw.time) }]);
      },
    });
  });

  protected startsWhen(): boolean {
    return this.startsWindow(1) || this.startsHabit();
  }

  protected startsHabit(): boolean {
    return this.isAt(1, kw.eachPeriod) || this.startsCountedHabit();
  }

  /** `in at least 4 of last 8 weeks`. */
  protected startsCountedHabit(): boolean {
    return this.isAt(1, kw.in) && this.isAt(2, kw.atLeast, kw.atMost, kw.exactly);
  }

  /** When it happened: in a stretch of time, or over and over. */
  readonly didWhen: Rule = this.RULE('didWhen', () => {
    this.OR([
      { GATE: () => this.startsHabit(), ALT: () => this.SUBRULE(this.habit) },
      {
        ALT: () => {
          this.SUBRULE(this.window);
          this.OPTION({ GATE: () => this.startsQuota(), DEF: () => this.SUBRULE(this.quota) });
        },
      },
    ]);
  });

  /** English: the quota stands first. */
  readonly habit: Rule = this.RULE('habit', () => {
    this.OR([
      { ALT: () => this.CONSUME(kw.eachPeriod) },
      {
        ALT: () => {
          this.CONSUME(kw.in);
          this.SUBRULE(this.bound);
          this.CONSUME(t.NumberToken);
          this.CONSUME(kw.ofLast);
        },
      },
    ]);
    this.SUBRULE(this.periods);
  });

  readonly bound: Rule = this.RULE('bound', () => {
    this.OR([
      { ALT: () => this.CONSUME(kw.atLeast) },
      { ALT: () => this.CONSUME(kw.atMost) },
      { ALT: () => this.CONSUME(kw.exactly) },
    ]);
  });

  /** `3 calendar months`, `8 weeks`, `4 periods of 90d`; `8w` is as good. */
  readonly periods: Rule = this.RULE('periods', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.CalendarSpan) },
      { ALT: () => this.SUBRULE(this.duration) },
      {
        ALT: () => {
          this.CONSUME(t.NumberToken);
          this.OR2([
            {
              ALT: () => {
                this.CONSUME(kw.calendar);
                this.SUBRULE(this.calendarUnit);
              },
            },
            {
              ALT: () => {
                this.CONSUME(kw.periodsOf);
                this.SUBRULE2(this.duration);
              },
            },
            { ALT: () => this.SUBRULE(this.periodUnit) },
          ]);
        },
      },
    ]);
  });

  readonly periodUnit: Rule = this.RULE('periodUnit', () => {
    this.OR([{ GATE: () => PERIOD_WORDS.has(this.look(1).image), ALT: () => this.CONSUME(t.AnyWord) }]);
  });

  /** Chinese: the quota follows, and names the period again: 每月, 至少4周. */
  protected startsQuota(): boolean {
    if (this.isAt(1, t.EachWord)) return !this.startsCase(1);
    if (!this.isAt(1, kw.atLeast, kw.atMost, kw.exactly)) return false;
    if (this.isAt(2, t.DurationToken)) return true;
    const { literal } = (this.look(2) as Lexeme).payload ?? {};
    return literal?.is === 'number' && /^(?:期|个?季度)$/.test(literal.counter);
  }

  readonly quota: Rule = this.RULE('quota', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.EachWord) },
      {
        ALT: () => {
          this.SUBRULE(this.bound);
          this.OR2([{ ALT: () => this.CONSUME(t.NumberToken) }, { ALT: () => this.CONSUME(t.DurationToken) }]);
        },
      },
    ]);
  });
}
