import type { KeywordId } from '../../syntax/index.js';

/** What was written on the left of a test, as far as its type is told by it. */
export type Operand =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'member'; readonly owner: string; readonly name: string }
  | { readonly kind: 'tag'; readonly name: string }
  | { readonly kind: 'call'; readonly fn: KeywordId; readonly argument: Operand | undefined }
  | { readonly kind: 'other' };

/** Names that a clause has given to its events: `as v`. */
export type Aliases = ReadonlyMap<string, string>;

/** Around an expression. */
export interface Scope {
  /** The event whose fields come first, inside a `where` or an aggregate. */
  readonly event: string | undefined;
  readonly aliases: Aliases;
  /** Whether conditions may stand here, or values alone. */
  readonly conditions: boolean;
}

/** What may be written where the cursor stands. */
export type Place =
  | { readonly want: 'nothing' }
  | { readonly want: 'declaration' }
  | { readonly want: 'keywords'; readonly keywords: readonly KeywordId[] }
  /** The name of a new one-line case's tag. */
  | { readonly want: 'declared-tag' }
  | { readonly want: 'type' }
  | { readonly want: 'dimension' }
  | { readonly want: 'operand'; readonly scope: Scope }
  /** Right of a comparison: `ranks` and other `names` where they may stand there, not written values alone. */
  | {
      readonly want: 'right';
      readonly left: Operand;
      readonly ranks: boolean;
      readonly names: boolean;
      readonly scope: Scope;
    }
  /** Words that go on after an operand. */
  | { readonly want: 'tail'; readonly left: Operand; readonly scope: Scope; readonly after: After }
  | { readonly want: 'event'; readonly any: boolean; readonly also: readonly KeywordId[] }
  /** Words that go on after the event of a `did`, a `then`, an aggregate. */
  | {
      readonly want: 'clause';
      readonly clause: ClauseKind;
      /** How far the clause has come: its event alone, a condition on it, a stretch of time. */
      readonly has: 'event' | 'where' | 'window';
      readonly after: After;
    }
  | { readonly want: 'tag' | 'segment' }
  | { readonly want: 'in'; readonly left: Operand }
  | { readonly want: 'member'; readonly owner: string; readonly scope: Scope }
  | { readonly want: 'duration'; readonly and: readonly KeywordId[] }
  | { readonly want: 'group-field'; readonly scope: Scope }
  | { readonly want: 'assigned'; readonly event: string | undefined }
  | { readonly want: 'given' }
  /** After the word that a `given` begins with: whose event, or which threshold of a metric. */
  | { readonly want: 'given-of'; readonly name: string }
  | { readonly want: 'test-customer'; readonly names: readonly string[] };

export type ClauseKind = 'did' | 'step' | 'aggregate' | 'on';

/** What may follow a complete condition, by what it stands in. */
export interface After {
  readonly keywords: readonly KeywordId[];
}
