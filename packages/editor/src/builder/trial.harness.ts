import { type Ast, type Comment, spell } from '@tagwright/dsl';
import { PlainBuffer } from '../draft/buffer.js';
import {
  addCase, addNote, addRow, changeJoint, fill, operandOf, predicateOf, removeCase, removeRow, setCaseDescription,
  setDescription, setExpires, setNote, setPredicate, swapCases, swapRows, toggleMuted, toggleNegated,
} from './index.js'; // prettier-ignore
import type { Claim, Drawing, Placed } from './laws.harness.js';
import type { Card, Row } from './model.js';
import { outside } from './rows.js';
import { tryEvents } from './stages.harness.js';

/** Tries gestures on one card of a drawing, and says of each what should be so and is or is not. */
export class Trial {
  readonly claims: Claim[] = [];

  constructor(
    readonly seed: number,
    readonly drawing: Drawing,
    readonly card: number,
    readonly words: 'en' | 'zh',
  ) {}

  /** What every gesture owes: no fault, nothing else changed, no comment lost. */
  made(gesture: string, edits: Parameters<Drawing['after']>[0], takesOut = false): Drawing {
    const next = this.drawing.after(edits);
    const others = ({ trees }: Drawing): string => trees.toSpliced(this.card, 1).join('\n');
    this.claim(gesture, 'leaves no fault', next.faults.length === 0, next);
    const buffer = new PlainBuffer(this.drawing.text);
    buffer.apply(edits);
    this.claim(
      gesture,
      'is one step of undoing',
      edits.length === 0 || (buffer.text === next.text && !undone(buffer).canUndo),
      next,
    );
    this.claim(gesture, 'is undone to the byte', buffer.text === this.drawing.text, next);
    this.claim(gesture, 'leaves other declarations alone', others(next) === others(this.drawing), next);
    if (!takesOut)
      this.claim(gesture, 'keeps every note', next.comments.join('\n') === this.drawing.comments.join('\n'), next);
    return next;
  }

  claim(gesture: string, claim: string, holds: boolean, next: Drawing): void {
    const story = `seed ${this.seed}\n---- before\n${this.drawing.show(this.card)}\n---- after\n${next.show(this.card)}`;
    this.claims.push({ gesture, claim, holds, story });
  }

  /** That what was done and undone means what it meant. */
  undone(gesture: string, next: Drawing, edits: Parameters<Drawing['after']>[0]): void {
    const back = next.after(edits);
    this.claim(gesture, 'can be taken back', back.trees.join('\n') === this.drawing.trees.join('\n'), back);
  }

  row({ row, group, index }: Placed, at: number): void {
    const { drawing, words, card } = this;
    const same = (next: Drawing): Row | undefined => next.rows(card)[at]?.row;
    const among = group?.op ?? 'or';

    const muted = this.made('switch off', toggleMuted(drawing.source, row, among, words));
    const quiet = same(muted);
    this.claim('switch off', 'turns', (quiet?.muted === undefined) === (row.muted !== undefined), muted);
    if (quiet !== undefined && row.muted === undefined)
      this.undone('switch off', muted, toggleMuted(muted.source, quiet, among, words));
    if (row.muted !== undefined) return;

    this.note(row.span, at);

    const negated = this.made('negate', toggleNegated(drawing.source, row, words));
    const turned = same(negated);
    this.claim('negate', 'turns', (turned?.negation === undefined) === (row.negation !== undefined), negated);
    if (turned !== undefined && row.negation === undefined)
      this.undone('negate', negated, toggleNegated(negated.source, turned, words));

    if (group === undefined) for (const op of ['and', 'or'] as const) this.add(row, op, at);
    if (row.kind === 'group') this.join(row, at);
    if (group !== undefined && group.muted === undefined) this.within({ row, group, index });
    if (row.kind === 'test' && predicateOf(row.node) !== undefined) this.ask(row.node, at);
    if (row.kind === 'test') tryEvents(this, row, at);
    const kept = row.kind === 'test' ? row.parts : [];
    const fills = kept.flatMap((part) =>
      part.kind === 'words' ? [] : fill(drawing.source, part, drawing.source.slice(part.span)),
    );
    this.claim('fill', 'writes nothing where nothing changes', fills.length === 0, drawing);
  }

  /** Whatever is asked about a value, one can ask instead whether it is known. */
  ask(node: Ast.Expr, at: number): void {
    const { drawing, words, card } = this;
    const asked = this.made('ask', setPredicate(drawing.source, node, spell('isKnown', words)), true);
    const row = asked.rows(card)[at]?.row;
    this.claim('ask', 'asks what was chosen', row?.kind === 'test' && row.node.kind === 'MissingTest', asked);
    const about = (drawn: Drawing, expr: Ast.Expr): string => drawn.source.slice(operandOf(expr).span);
    const isSame = row?.kind === 'test' && about(asked, row.node) === about(drawing, node);
    this.claim('ask', 'asks it about the same', isSame, asked);
  }

  /** What a declaration is for can be said, said otherwise, and left out again. */
  describe(): void {
    const { drawing, words, card } = this;
    const node = drawing.cards[card]?.node;
    if (node?.kind !== 'TagDecl' && node?.kind !== 'SegmentDecl' && node?.kind !== 'MetricDecl') return;
    const described = this.made(
      'describe',
      setDescription(drawing.source, node, drawing.cards[card] as Card, '"说明"', words),
    );
    const next = described.cards[card];
    if (next?.node.kind !== node.kind || !('description' in next.node)) return;
    this.claim('describe', 'says it', next.node.description?.text === '"说明"', described);
    if (node.description === undefined)
      this.undone('describe', described, setDescription(described.source, next.node as Ast.TagDecl, next, '', words));
  }

  add(row: Row, op: 'and' | 'or', at: number): void {
    const { drawing, words, card } = this;
    const added = this.made('add', addRow(drawing.source, row, op, 'bool1 = true', words));
    const grown = added.rows(card)[at]?.row;
    if (row.kind === 'test' && row.node.kind === 'BoolLit') {
      this.claim('add', 'takes the place of what only kept it', grown?.kind === 'test', added);
      return;
    }
    this.claim('add', `makes a group of ${op}`, grown?.kind === 'group' && grown.op === op, added);
    if (grown?.kind !== 'group') return;
    const last = grown.rows.at(-1) ?? grown;
    this.claim('add', 'adds at the end', added.source.slice(outside(last)) === 'bool1 = true', added);
    this.undone('add', added, removeRow(added.source, grown, grown.rows.length - 1));
  }

  join(row: Row & { kind: 'group' }, at: number): void {
    const { drawing, words, card } = this;
    const [first] = row.rows;
    // `false and x` is how x is switched off, and drawn so.
    if (row.rows.length === 2 && first?.kind === 'test' && first.node.kind === 'BoolLit') return;
    const other = row.op === 'and' ? 'or' : 'and';
    const joined = this.made('join', changeJoint(drawing.source, row, other, words));
    const turned = joined.rows(card)[at]?.row;
    const isJoined = turned?.kind === 'group' && turned.op === other && turned.rows.length === row.rows.length;
    this.claim('join', 'keeps the rows', isJoined, joined);
    if (turned?.kind === 'group') this.undone('join', joined, changeJoint(joined.source, turned, row.op, words));
  }

  within({ group, index }: Placed & { group: Row & { kind: 'group' } }): void {
    const { drawing, card } = this;
    const less = this.made('remove', removeRow(drawing.source, group, index), true);
    this.claim('remove', 'leaves fewer rows', less.rows(card).length < drawing.rows(card).length, less);
    if (index >= group.rows.length - 1) return;
    const swapped = this.made('move', swapRows(drawing.source, group, index));
    const at = drawing.rows(card).findIndex((each) => each.row === group);
    const turned = swapped.rows(card)[at]?.row;
    const isWhole = turned?.kind === 'group' && turned.rows.length === group.rows.length;
    this.claim('move', 'keeps the rows', isWhole, swapped);
    if (turned?.kind === 'group') this.undone('move', swapped, swapRows(swapped.source, turned, index));
  }

  /** A note comes, goes, and means nothing. `notesOf`: those that are drawn where it should be. */
  note(span: Row['span'], at: number, notesOf = (next: Drawing) => this.#notesAt(next, at)): void {
    const { drawing, card } = this;
    const noted = drawing.after(addNote(drawing.source, span, '备注 7'));
    const story = (claim: string, holds: boolean): void => this.claim('note', claim, holds, noted);
    story('leaves all trees alone', noted.trees.join('\n') === drawing.trees.join('\n'));
    const note = notesOf(noted).find((each) => each.text === '// 备注 7');
    story('is drawn beside its row', note !== undefined || noted.rows(card)[at]?.row.kind === 'group');
    if (note === undefined) return;
    const again = noted.after(setNote(noted.source, note, '备注 8'));
    story('is written anew', again.text === noted.text.replace('备注 7', '备注 8'));
    const gone = noted.after(setNote(noted.source, note, ''));
    story('is taken away', gone.comments.join('\n') === drawing.comments.join('\n'));
    story('leaves nothing behind', gone.trees.join('\n') === drawing.trees.join('\n'));
  }

  #notesAt(next: Drawing, at: number): readonly Comment[] {
    const notes = next.rows(this.card)[at]?.row.notes;
    return [...(notes?.before ?? []), ...(notes?.after === undefined ? [] : [notes.after])];
  }

  cases(): void {
    const { drawing, card, words } = this;
    const drawn = drawing.cards[card];
    if (drawn === undefined) return;
    const values = (next: Drawing): readonly string[] =>
      next.cards[card]?.cases.map(({ node }) => node.value.text) ?? [];
    const was = values(drawing);
    for (const [at, each] of drawn.cases.entries()) {
      const kept = this.made('expire', setExpires(drawing.source, each, '7d', words));
      this.claim('expire', 'is set', kept.cards[card]?.cases[at]?.node.expires?.amount === '7', kept);
      const said = this.made('describe a value', setCaseDescription(drawing.source, each, '给 "谁"', words));
      const told = said.cards[card]?.cases[at]?.node.description?.text;
      this.claim('describe a value', 'is said', told === '给 "谁"', said);
      if (drawn.node.kind !== 'TagDecl') continue;
      if (at < was.length - 1) {
        const swapped = this.made('move a value', swapCases(drawing.source, drawn, at));
        const wanted = was.with(at, was[at + 1] ?? '').with(at + 1, was[at] ?? '');
        this.claim('move a value', 'changes places', values(swapped).join('\n') === wanted.join('\n'), swapped);
      }
      if (was.length > 1) {
        const less = this.made('remove a value', removeCase(drawing.source, each), true);
        this.claim('remove a value', 'is gone', values(less).length === was.length - 1, less);
      }
    }
    if (drawn.node.kind !== 'TagDecl') return;
    const more = this.made('add a value', addCase(drawing.source, drawn, '新值 1', 'bool1', words));
    const node = more.cards[card]?.node as Ast.TagDecl | undefined;
    this.claim('add a value', 'is there', node?.cases.length === was.length + 1, more);
  }
}

const undone = (buffer: PlainBuffer): PlainBuffer => {
  buffer.undo();
  return buffer;
};
