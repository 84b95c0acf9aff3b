import type { IOrAlt } from 'chevrotain';
import * as t from '../tokens/types.js';
import type { Rule } from './base-rules.js';
import { EventRules } from './event-rules.js';

const kw = t.KEYWORD_TOKENS;

/** Conditions: from `or` down to a single test. */
export abstract class ConditionRules extends EventRules {
  /** Operands with `and` and `or` between them; that `and` binds tighter is for the builder. */
  readonly expression: Rule = this.RULE('expression', () => {
    this.SUBRULE(this.predicate);
    this.MANY(() => {
      this.OR([{ ALT: () => this.CONSUME(kw.and) }, { ALT: () => this.CONSUME(kw.or) }]);
      this.SUBRULE2(this.predicate);
    });
  });

  readonly predicate: Rule = this.RULE('predicate', () => {
    this.MANY(() => this.CONSUME(kw.not));
    this.OR([
      { ALT: () => this.SUBRULE(this.did) },
      { ALT: () => this.SUBRULE(this.inSegment) },
      { ALT: () => this.SUBRULE(this.test) },
    ]);
    this.OPTION(() => this.SUBRULE(this.heldFor));
  });

  /** `for at least 7d`. */
  readonly heldFor: Rule = this.RULE('heldFor', () => {
    this.CONSUME(kw.heldFor);
    this.SUBRULE(this.duration);
  });

  readonly inSegment: Rule = this.RULE('inSegment', () => {
    this.OR([{ ALT: () => this.CONSUME(kw.in) }, { ALT: () => this.CONSUME(kw.notIn) }]);
    this.CONSUME(kw.segment);
    this.SUBRULE(this.name);
  });

  /** A value, and what is asked of it. */
  readonly test: Rule = this.RULE('test', () => {
    const first = this.look(1).startOffset;
    this.SUBRULE(this.additive);
    this.OPTION({
      GATE: () => {
        const grouped = this.inWhere && this.group.start === first && this.group.end === this.look(0).startOffset;
        return this.startsTail() && !(grouped && this.startsWindow(1));
      },
      DEF: () => this.SUBRULE(this.tail),
    });
  });

  /** Words that can only go on with a test; some are names before `when`, and `in at least 4 of` is a habit's. */
  protected startsTail(): boolean {
    if (this.isAt(1, t.NamedWindow, kw.changed, kw.notChanged)) return !this.startsCase(1);
    return !this.startsCountedHabit();
  }

  /** Made once, as the alternatives of a value are. */
  #tails: IOrAlt<unknown>[] | undefined;

  #ofTail(): IOrAlt<unknown>[] {
    return [
      {
        ALT: () => {
          this.CONSUME(t.CompareOp);
          this.OR3([
            { GATE: () => this.startsRank(), ALT: () => this.SUBRULE(this.rank) },
            { ALT: () => this.SUBRULE(this.additive) },
          ]);
        },
      },
      { ALT: () => this.SUBRULE(this.inTail) },
      { GATE: () => !this.startsAgoWindow(1), ALT: () => this.SUBRULE(this.betweenTail) },
      { ALT: () => this.SUBRULE(this.textTail) },
      { ALT: () => this.SUBRULE(this.missingTail) },
      { ALT: () => this.SUBRULE(this.hasTail) },
      { ALT: () => this.SUBRULE(this.changedTail) },
      {
        ALT: () => {
          this.SUBRULE(this.window);
          this.OPTION2({ GATE: () => !this.startsCase(1), DEF: () => this.SUBRULE(this.changedWord) });
        },
      },
    ];
  }

  readonly tail: Rule = this.RULE('tail', () => {
    this.OPTION(() => {
      this.OR([{ ALT: () => this.CONSUME(kw.not) }, { ALT: () => this.CONSUME(kw.notWindow) }]);
    });
    this.OR2((this.#tails ??= this.#ofTail()));
  });

  readonly changedWord: Rule = this.RULE('changedWord', () => {
    this.OR([{ ALT: () => this.CONSUME(kw.changed) }, { ALT: () => this.CONSUME(kw.notChanged) }]);
  });

  /** `changed in last 7d`; 近7天 变更 is as good. */
  readonly changedTail: Rule = this.RULE('changedTail', () => {
    this.SUBRULE(this.changedWord);
    this.SUBRULE(this.window);
  });

  protected startsRank(): boolean {
    if (this.isAt(1, t.RankPercent, t.RankCount)) return true;
    if (this.isAt(1, t.AverageWord, t.Percentile)) return !this.isAt(2, t.Dot);
    return this.isAt(1, kw.top, kw.bottom) && this.isAt(2, t.NumberToken, t.PercentToken);
  }

  readonly rank: Rule = this.RULE('rank', () => {
    this.OR([
      { ALT: () => this.CONSUME(t.RankPercent) },
      { ALT: () => this.CONSUME(t.RankCount) },
      { ALT: () => this.CONSUME(t.Percentile) },
      { ALT: () => this.CONSUME(t.AverageWord) },
      {
        ALT: () => {
          this.OR2([{ ALT: () => this.CONSUME(kw.top) }, { ALT: () => this.CONSUME(kw.bottom) }]);
          this.OR3([{ ALT: () => this.CONSUME(t.NumberToken) }, { ALT: () => this.CONSUME(t.PercentToken) }]);
        },
      },
    ]);
    // `exactly 3 times` and 恰好3周 belong to the `did` around, but 2小时内 is a step's.
    const counts = (): boolean =>
      this.isAt(2, t.NumberToken) || (this.isAt(2, t.DurationToken) && !this.isAt(3, kw.within));
    this.OPTION({ GATE: () => !counts(), DEF: () => this.CONSUME(kw.exactly) });
    this.MANY(() => {
      this.OR4([{ ALT: () => this.SUBRULE(this.among) }, { ALT: () => this.SUBRULE(this.per) }]);
    });
  });

  readonly among: Rule = this.RULE('among', () => {
    this.CONSUME(kw.among);
    this.OR([{ ALT: () => this.CONSUME(kw.everyone) }, { ALT: () => this.SUBRULE(this.grouped) }]);
  });

  readonly per: Rule = this.RULE('per', () => {
    this.CONSUME(kw.per);
    this.SUBRULE(this.refOrMember);
  });

  readonly inTail: Rule = this.RULE('inTail', () => {
    this.OR([{ ALT: () => this.CONSUME(kw.in) }, { ALT: () => this.CONSUME(kw.notIn) }]);
    this.OR2([{ ALT: () => this.SUBRULE(this.values) }, { ALT: () => this.SUBRULE(this.name) }]);
  });

  readonly values: Rule = this.RULE('values', () => {
    this.CONSUME(t.LParen);
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.additive) });
    this.CONSUME(t.RParen);
  });

  readonly betweenTail: Rule = this.RULE('betweenTail', () => {
    this.OR([{ ALT: () => this.CONSUME(kw.between) }, { ALT: () => this.CONSUME(kw.notBetween) }]);
    this.SUBRULE(this.additive);
    this.SUBRULE(this.rangeAnd);
    this.SUBRULE2(this.additive);
  });

  readonly textTail: Rule = this.RULE('textTail', () => {
    this.OR([
      { ALT: () => this.CONSUME(kw.contains) },
      { ALT: () => this.CONSUME(kw.startsWith) },
      { ALT: () => this.CONSUME(kw.endsWith) },
      { ALT: () => this.CONSUME(kw.notContains) },
      { ALT: () => this.CONSUME(kw.notStartsWith) },
      { ALT: () => this.CONSUME(kw.notEndsWith) },
    ]);
    this.SUBRULE(this.additive);
  });

  readonly missingTail: Rule = this.RULE('missingTail', () => {
    this.OR([{ ALT: () => this.CONSUME(kw.isMissing) }, { ALT: () => this.CONSUME(kw.isKnown) }]);
  });

  readonly hasTail: Rule = this.RULE('hasTail', () => {
    this.OR([
      {
        ALT: () => {
          this.OR2([{ ALT: () => this.CONSUME(kw.has) }, { ALT: () => this.CONSUME(kw.notHas) }]);
          this.SUBRULE(this.additive);
        },
      },
      {
        ALT: () => {
          this.OR3([
            { ALT: () => this.CONSUME(kw.hasAny) },
            { ALT: () => this.CONSUME(kw.notHasAny) },
            { ALT: () => this.CONSUME(kw.hasAll) },
            { ALT: () => this.CONSUME(kw.notHasAll) },
          ]);
          this.SUBRULE(this.values);
        },
      },
    ]);
  });

  /**
   * An `and`-chain of plain comparisons. `or` ends it, and so does an `and` before `did`, `tag` or `in segment`:
   * those speak of the customer again.
   */
  readonly where: Rule = this.RULE('where', () => {
    this.CONSUME(kw.where);
    const outer = this.inWhere;
    this.inWhere = true;
    this.SUBRULE(this.whereItem);
    this.MANY({
      GATE: () => !this.leavesWhere(),
      DEF: () => {
        this.CONSUME(kw.and);
        this.SUBRULE2(this.whereItem);
      },
    });
    this.inWhere = outer;
  });

  readonly whereItem: Rule = this.RULE('whereItem', () => {
    this.MANY(() => this.CONSUME(kw.not));
    this.SUBRULE(this.test);
    this.OPTION(() => this.SUBRULE(this.heldFor));
  });

  protected leavesWhere(): boolean {
    let distance = 2;
    while (this.isAt(distance, kw.not)) distance++;
    return this.isAt(distance, kw.did, kw.notDid, kw.tag, kw.in, kw.notIn);
  }
}
