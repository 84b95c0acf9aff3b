import { parse, type Node, type ParsedFile, type TextEdit } from '@tagwright/dsl';
import { applyTogether } from '@tagwright/dsl/service';
import { Dice, randomBook } from '../../../../test/oracle/index.js';
import { renderDeclarations } from '../../../../test/oracle/render/book.js';
import { project, Source } from './index.js';
import type { Card, Group, Row } from './model.js';

/** A random book in one file, in any spelling, with comments wherever a line may end. */
export const randomText = (seed: number): string => {
  const dice = new Dice(seed);
  const book = randomBook(dice);
  const vocabulary = dice.pick(['en', 'zh', 'mixed'] as const);
  const style = { vocabulary, choose: (n: number) => dice.int(0, n - 1), reorder: false };
  const plain = renderDeclarations(book, style).join('\n\n');
  let [text, at] = ['', 0];
  for (const { span } of parse('a.tag', plain).tokens) {
    text += plain.slice(at, span.end);
    at = span.end;
    if (dice.chance(0.03)) text += ` // note ${at}\n${' '.repeat(dice.int(0, 6))}`;
    else if (dice.chance(0.02)) text += `\n    // line ${at}\n  `;
  }
  const noted = text + plain.slice(at);
  // A comment can part two words that the language takes together.
  return faultsOf(parse('a.tag', noted)).length > 0 ? plain : noted;
};

const faultsOf = (parsed: ParsedFile): readonly string[] =>
  parsed.diagnostics.filter(({ level }) => level === 'error').map(({ code }) => code);

/** A text as it is drawn. */
export class Drawing {
  readonly parsed: ParsedFile;
  readonly source: Source;
  readonly cards: readonly Card[];
  /** The trees of the declarations, without places. */
  readonly trees: readonly string[];

  constructor(readonly text: string) {
    this.parsed = parse('a.tag', text);
    this.source = new Source(this.parsed);
    this.cards = project(this.parsed);
    this.trees = this.parsed.file.decls.map(treeOf);
  }

  after(edits: readonly TextEdit[]): Drawing {
    return new Drawing(applyTogether(this.text, edits));
  }

  get comments(): readonly string[] {
    return this.parsed.comments.map(({ text }) => text).toSorted();
  }

  get faults(): readonly string[] {
    return faultsOf(this.parsed);
  }

  /** All rows of a card, from the outermost in. */
  rows(card: number): readonly Placed[] {
    const drawn = this.cards[card];
    return drawn === undefined ? [] : [...rowsIn(drawn)];
  }

  /** What the text of a card is. */
  show(card: number): string {
    const span = this.cards[card]?.span;
    return span === undefined ? '(nothing)' : this.source.slice(span);
  }
}

const treeOf = (node: Node): string =>
  JSON.stringify(node, (key, value: unknown) => (key === 'span' ? undefined : value));

/** A row, and where it stands. */
export interface Placed {
  readonly row: Row;
  readonly group: Group | undefined;
  readonly index: number;
}

const rowsIn = function* ({ condition, cases }: Card): Generator<Placed> {
  const roots = [condition, ...cases.map((each) => each.condition)];
  const below = function* (row: Row, group: Group | undefined, index: number): Generator<Placed> {
    yield { row, group, index };
    if (row.kind === 'group') for (const [at, each] of row.rows.entries()) yield* below(each, row, at);
  };
  for (const row of roots) if (row !== undefined) yield* below(row, undefined, 0);
};

/** One thing that should be so after a gesture. */
export interface Claim {
  readonly gesture: string;
  readonly claim: string;
  readonly holds: boolean;
  readonly story: string;
}
