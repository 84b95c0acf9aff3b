import * as t from '../tokens/types.js';
import type { Rule } from './base-rules.js';
import { TestRules } from './test-rules.js';

const kw = t.KEYWORD_TOKENS;

/**
 * Declarations, without the members of their blocks: the splitter hands over heads and members one at a time, so that
 * a broken case or field never spoils its neighbours.
 */
export abstract class DeclarationRules extends TestRules {
  /** A name in one vocabulary or two. */
  readonly names: Rule = this.RULE('names', () => {
    this.SUBRULE(this.name);
    this.OPTION({ GATE: () => !this.isFlag(1), DEF: () => this.SUBRULE2(this.name) });
  });

  protected isFlag(distance: number): boolean {
    if (this.isAt(distance, kw.expires)) return this.isAt(distance + 1, t.DurationToken, t.BadLiteral);
    return this.isAt(distance, t.TagFlag);
  }

  readonly timezone: Rule = this.RULE('timezone', () => {
    this.CONSUME(kw.timezone);
    this.SUBRULE(this.textLit);
  });

  readonly customerHead: Rule = this.RULE('customerHead', () => {
    this.CONSUME(kw.customer);
    this.OPTION(() => this.SUBRULE(this.source));
    this.CONSUME(t.LBrace);
  });

  readonly eventHead: Rule = this.RULE('eventHead', () => {
    this.CONSUME(kw.event);
    this.SUBRULE(this.names);
    this.OPTION(() => this.SUBRULE(this.source));
    this.OPTION2(() => this.SUBRULE(this.description));
    this.CONSUME(t.LBrace);
  });

  /** `from orders (id = order_no, at = paid_at)`, or the parentheses alone. */
  readonly source: Rule = this.RULE('source', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(kw.from);
          this.SUBRULE(this.name);
          this.OPTION(() => this.SUBRULE(this.mappings));
        },
      },
      { ALT: () => this.SUBRULE2(this.mappings) },
    ]);
  });

  readonly mappings: Rule = this.RULE('mappings', () => {
    this.CONSUME(t.LParen);
    this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.mapping) });
    this.CONSUME(t.RParen);
  });

  readonly mapping: Rule = this.RULE('mapping', () => {
    this.SUBRULE(this.ownerName);
    this.CONSUME(t.Eq);
    this.SUBRULE(this.name);
  });

  readonly field: Rule = this.RULE('field', () => {
    this.SUBRULE(this.name);
    this.OPTION(() => this.SUBRULE2(this.name));
    this.CONSUME(t.Colon);
    this.SUBRULE(this.type);
    this.MANY(() => {
      this.OR([
        { ALT: () => this.SUBRULE(this.fieldColumn) },
        { ALT: () => this.SUBRULE(this.fieldGroup) },
        { ALT: () => this.SUBRULE(this.description) },
      ]);
    });
  });

  readonly fieldColumn: Rule = this.RULE('fieldColumn', () => {
    this.CONSUME(kw.from);
    this.SUBRULE(this.name);
  });

  readonly fieldGroup: Rule = this.RULE('fieldGroup', () => {
    this.CONSUME(kw.group);
    this.SUBRULE(this.name);
  });

  readonly type: Rule = this.RULE('type', () => {
    this.MANY(() => this.CONSUME(kw.setOf));
    this.OR([
      {
        ALT: () => {
          this.CONSUME(kw.oneOf);
          this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => this.SUBRULE(this.name) });
        },
      },
      { ALT: () => this.CONSUME(t.TypeWordToken) },
    ]);
  });

  readonly list: Rule = this.RULE('list', () => {
    this.CONSUME(kw.list);
    this.SUBRULE(this.names);
    this.CONSUME(kw.from);
    this.SUBRULE(this.textLit);
  });

  readonly metric: Rule = this.RULE('metric', () => {
    this.CONSUME(kw.metric);
    this.SUBRULE(this.names);
    this.OPTION(() => this.SUBRULE(this.description));
    this.CONSUME(t.Eq);
    this.SUBRULE(this.expression);
    this.OPTION2(() => this.SUBRULE2(this.description));
  });

  readonly segment: Rule = this.RULE('segment', () => {
    this.CONSUME(kw.segment);
    this.SUBRULE(this.names);
    this.OPTION(() => this.SUBRULE(this.description));
    this.CONSUME(t.Eq);
    this.SUBRULE(this.expression);
    this.OPTION2(() => this.SUBRULE2(this.description));
  });

  /** A one-line tag whole, or a block tag's head with its brace. */
  readonly tag: Rule = this.RULE('tag', () => {
    this.CONSUME(kw.tag);
    this.SUBRULE(this.names);
    this.MANY({
      GATE: () => this.isFlag(1),
      DEF: () => {
        this.OR([{ ALT: () => this.CONSUME(t.TagFlag) }, { ALT: () => this.SUBRULE(this.expiry) }]);
      },
    });
    this.OPTION(() => this.SUBRULE(this.description));
    this.OR2([
      {
        ALT: () => {
          this.CONSUME(t.Eq);
          this.SUBRULE(this.tagCase);
        },
      },
      { ALT: () => this.CONSUME(t.LBrace) },
    ]);
  });

  readonly expiry: Rule = this.RULE('expiry', () => {
    this.CONSUME(kw.expires);
    this.SUBRULE(this.duration);
  });

  /** Usually one case; a manual tag's values stand in a row. */
  readonly cases: Rule = this.RULE('cases', () => {
    this.AT_LEAST_ONE(() => this.SUBRULE(this.tagCase));
  });

  readonly tagCase: Rule = this.RULE('tagCase', () => {
    this.SUBRULE(this.name);
    this.OPTION(() => this.SUBRULE(this.trigger));
    this.MANY({
      GATE: () => this.isAt(1, kw.description) || this.isFlag(1),
      DEF: () => {
        this.OR([{ ALT: () => this.SUBRULE(this.expiry) }, { ALT: () => this.SUBRULE(this.description) }]);
      },
    });
  });

  readonly trigger: Rule = this.RULE('trigger', () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(kw.when);
          this.SUBRULE(this.expression);
        },
      },
      {
        ALT: () => {
          this.CONSUME(kw.on);
          this.SUBRULE(this.name);
          this.OPTION(() => this.SUBRULE(this.where));
        },
      },
      { ALT: () => this.CONSUME(kw.otherwise) },
    ]);
  });
}
