import type { IOrAlt } from 'chevrotain';
import * as t from '../tokens/types.js';
import type { Rule } from './base-rules.js';
import { WindowRules } from './window-rules.js';

const kw = t.KEYWORD_TOKENS;

/** Values: literals, names, calls, aggregates and the arithmetic over them. */
export abstract class ValueRules extends WindowRules {
  /** The top of the cover ladder: values and conditions alike. */
  abstract readonly expression: Rule;
  abstract readonly where: Rule;

  /** Operands and signs in a row; which sign binds tighter is for the builder. */
  readonly additive: Rule = this.RULE('additive', () => {
    this.SUBRULE(this.primary);
    this.MANY(() => {
      this.CONSUME(t.ArithOp);
      this.SUBRULE2(this.primary);
    });
  });

  /** They are many, and stand wherever a value does: made once, and not at each of these places. */
  #primaries: IOrAlt<unknown>[] | undefined;

  #ofPrimary(): IOrAlt<unknown>[] {
    return [
      { ALT: () => this.SUBRULE(this.grouped) },
      { ALT: () => this.CONSUME(t.NumberToken) },
      { ALT: () => this.CONSUME(t.PercentToken) },
      { ALT: () => this.CONSUME(t.DurationToken) },
      { ALT: () => this.CONSUME(t.DateToken) },
      { ALT: () => this.CONSUME(kw.true) },
      { ALT: () => this.CONSUME(kw.false) },
      { GATE: () => this.startsAggregate(1), ALT: () => this.SUBRULE(this.aggregate) },
      { GATE: () => this.startsAggregate(2), ALT: () => this.SUBRULE(this.overall) },
      { GATE: () => this.isAt(2, t.LParen), ALT: () => this.SUBRULE(this.call) },
      { GATE: () => this.startsRecency(), ALT: () => this.SUBRULE(this.recency) },
      { ALT: () => this.SUBRULE(this.tagRef) },
      { GATE: () => this.isAt(2, t.Dot), ALT: () => this.SUBRULE(this.member) },
      { ALT: () => this.CONSUME(t.NameLike) },
    ];
  }

  readonly primary: Rule = this.RULE('primary', () => {
    this.MANY(() => this.CONSUME(t.Minus));
    this.OR((this.#primaries ??= this.#ofPrimary()));
  });

  protected startsAggregate(distance: number): boolean {
    return this.isAt(distance, t.AggregateWord) && this.isAt(distance + 1, t.LParen);
  }

  /** `since last order`; but `since` and `last` are names too, and a name follows only here. */
  protected startsRecency(): boolean {
    return (
      this.isAt(1, kw.since, kw.until) &&
      this.isAt(2, kw.first, kw.last) &&
      !this.startsCase(2) &&
      this.isAt(3, t.NameLike, kw.customer) &&
      !this.startsCase(3)
    );
  }

  readonly grouped: Rule = this.RULE('grouped', () => {
    const open = this.CONSUME(t.LParen);
    const outer = this.inWhere;
    this.inWhere = false;
    this.SUBRULE(this.expression);
    this.inWhere = outer;
    const close = this.CONSUME(t.RParen);
    this.ACTION(() => {
      this.group = { start: open.startOffset, end: close.startOffset };
    });
  });

  readonly call: Rule = this.RULE('call', () => {
    this.CONSUME(t.FunctionWord);
    this.CONSUME(t.LParen);
    const outer = this.inWhere;
    this.inWhere = false;
    this.MANY_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.expression) });
    this.inWhere = outer;
    this.CONSUME(t.RParen);
  });

  readonly aggregate: Rule = this.RULE('aggregate', () => {
    this.CONSUME(t.AggregateWord);
    this.CONSUME(t.LParen);
    const outer = this.inWhere;
    this.inWhere = false;
    this.SUBRULE(this.additive);
    this.OPTION3(() => this.SUBRULE(this.alias));
    this.OPTION(() => this.SUBRULE(this.where));
    this.OPTION2({ GATE: () => this.startsWindow(1), DEF: () => this.SUBRULE(this.window) });
    this.inWhere = outer;
    this.CONSUME(t.RParen);
  });

  readonly overall: Rule = this.RULE('overall', () => {
    this.CONSUME(kw.overall);
    this.SUBRULE(this.aggregate);
  });

  /** `since last order where … in last 1y`. */
  readonly recency: Rule = this.RULE('recency', () => {
    this.OR([{ ALT: () => this.CONSUME(kw.since) }, { ALT: () => this.CONSUME(kw.until) }]);
    this.OR2([{ ALT: () => this.CONSUME(kw.first) }, { ALT: () => this.CONSUME(kw.last) }]);
    this.SUBRULE(this.refOrMember);
    this.OPTION3(() => this.SUBRULE(this.alias));
    this.OPTION(() => this.SUBRULE(this.where));
    this.OPTION2({ GATE: () => this.startsWindow(1), DEF: () => this.SUBRULE(this.window) });
  });

  /** `as v`. */
  readonly alias: Rule = this.RULE('alias', () => {
    this.CONSUME(kw.as);
    this.SUBRULE(this.name);
  });

  readonly tagRef: Rule = this.RULE('tagRef', () => {
    this.CONSUME(kw.tag);
    this.CONSUME(t.NameLike);
  });
}
