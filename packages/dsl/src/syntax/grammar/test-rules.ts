import * as t from '../tokens/types.js';
import type { Rule } from './base-rules.js';
import { ConditionRules } from './condition-rules.js';

const kw = t.KEYWORD_TOKENS;

/** Tests beside the rules. The splitter hands over the head and each step by itself. */
export abstract class TestRules extends ConditionRules {
  readonly testHead: Rule = this.RULE('testHead', () => {
    this.CONSUME(kw.test);
    this.SUBRULE(this.textLit);
    this.SUBRULE(this.testClock);
    this.CONSUME(t.LBrace);
  });

  /** `at 2026-06-01`; 于 is the word of the windows. */
  readonly testClock: Rule = this.RULE('testClock', () => {
    this.OR([
      { ALT: () => this.CONSUME(kw.atDate) },
      { ALT: () => this.CONSUME(kw.onDate) },
      { ALT: () => this.CONSUME(kw.on) },
    ]);
    this.SUBRULE(this.dateLit);
  });

  readonly testStep: Rule = this.RULE('testStep', () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.given) },
      { ALT: () => this.SUBRULE(this.afterStep) },
      { ALT: () => this.SUBRULE(this.expectStep) },
    ]);
  });

  readonly given: Rule = this.RULE('given', () => {
    this.CONSUME(kw.given);
    // The gate alone decides, so that a half-written situation is still one.
    this.OR({
      MAX_LOOKAHEAD: 1,
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { GATE: () => this.startsSituation(), ALT: () => this.SUBRULE(this.situation) },
        { ALT: () => this.SUBRULE(this.givenRanks) },
      ],
    });
  });

  readonly afterStep: Rule = this.RULE('afterStep', () => {
    this.CONSUME(kw.after);
    this.SUBRULE(this.duration);
    this.OPTION(() => this.SUBRULE(this.situation));
  });

  readonly expectStep: Rule = this.RULE('expectStep', () => {
    this.CONSUME(kw.expect);
    this.OPTION({ GATE: () => this.isAt(2, t.NameLike), DEF: () => this.SUBRULE(this.forCustomer) });
    this.SUBRULE(this.expression);
  });

  readonly forCustomer: Rule = this.RULE('forCustomer', () => {
    this.CONSUME(kw.forCustomer);
    this.SUBRULE(this.name);
  });

  /** A customer, an event or a tag; anything else after `given` is a rank. */
  protected startsSituation(): boolean {
    if (this.isAt(1, kw.customer)) return !this.isAt(2, t.Dot);
    if (this.isAt(1, kw.tag)) return this.isAt(3, t.Eq, kw.forCustomer) || this.isEnd(2) || this.isEnd(3);
    if (!this.isAt(1, t.NameLike)) return false;
    // Its braces may still be missing: `given order at = 3d ago`.
    const field = this.isAt(2, t.NameLike) && !this.isAt(2, t.AverageWord, t.Percentile) && this.isAt(3, t.Eq);
    return this.isAt(2, t.LBrace, kw.forCustomer) || this.isEnd(2) || field;
  }

  protected isEnd(distance: number): boolean {
    return this.look(distance).tokenType.name === 'EOF';
  }

  /** What is so, or what happens: `customer { … }`, `order for 甲 { … }`, `tag 等级 = 高 since 10d ago`. */
  readonly situation: Rule = this.RULE('situation', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(kw.customer);
          this.OPTION(() => {
            this.OR2([{ ALT: () => this.SUBRULE(this.forCustomer) }, { ALT: () => this.SUBRULE(this.name) }]);
          });
          this.SUBRULE(this.assignments);
        },
      },
      { ALT: () => this.SUBRULE(this.givenTag) },
      {
        ALT: () => {
          this.SUBRULE2(this.name);
          this.OPTION2(() => this.SUBRULE2(this.forCustomer));
          this.SUBRULE2(this.assignments);
        },
      },
    ]);
  });

  readonly givenTag: Rule = this.RULE('givenTag', () => {
    this.CONSUME(kw.tag);
    this.SUBRULE(this.name);
    this.OPTION(() => this.SUBRULE(this.forCustomer));
    this.CONSUME(t.Eq);
    this.SUBRULE2(this.name);
    this.OPTION2(() => {
      this.OR([{ ALT: () => this.CONSUME(kw.since) }, { ALT: () => this.CONSUME(kw.sinceDate) }]);
      this.SUBRULE(this.moment);
    });
  });

  /** `10d ago`, or a date. */
  readonly moment: Rule = this.RULE('moment', () => {
    this.OR([
      { GATE: () => this.startsAgo(), ALT: () => this.SUBRULE(this.timeAgo) },
      { ALT: () => this.SUBRULE(this.dateLit) },
    ]);
  });

  protected startsAgo(): boolean {
    return this.isAt(1, t.DurationToken) || (this.isAt(1, t.BadLiteral) && this.isAt(2, kw.ago));
  }

  readonly assignments: Rule = this.RULE('assignments', () => {
    this.CONSUME(t.LBrace);
    this.MANY(() => {
      this.SUBRULE(this.assignment);
      this.OPTION(() => this.CONSUME(t.Comma));
    });
    this.CONSUME(t.RBrace);
  });

  readonly assignment: Rule = this.RULE('assignment', () => {
    this.SUBRULE(this.name);
    this.OR([{ ALT: () => this.CONSUME(t.Eq) }, { ALT: () => this.CONSUME(t.Colon) }]);
    this.SUBRULE(this.testValue);
  });

  readonly testValue: Rule = this.RULE('testValue', () => {
    this.OR([
      { GATE: () => this.isAt(1, t.LParen), ALT: () => this.SUBRULE(this.values) },
      {
        GATE: () => this.isAt(1, t.DurationToken, t.BadLiteral) && this.isAt(2, kw.ago),
        ALT: () => this.SUBRULE(this.timeAgo),
      },
      { ALT: () => this.SUBRULE(this.additive) },
    ]);
  });

  /** `M top20% = 3000, F top20% = 1`. */
  readonly givenRanks: Rule = this.RULE('givenRanks', () => {
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.givenRank) });
  });

  readonly givenRank: Rule = this.RULE('givenRank', () => {
    this.SUBRULE(this.additive);
    this.SUBRULE(this.rank);
    this.CONSUME(t.Eq);
    this.SUBRULE2(this.additive);
  });
}
