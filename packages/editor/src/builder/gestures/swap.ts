import type { Comment, TextEdit } from '@tagwright/dsl';
import type { Group, Row } from '../model.js';
import { outside } from '../rows.js';
import type { Source } from '../source.js';
import { insert, remove, replace } from './edit.js';
import { isOpen } from './open.js';

/** Lets a row and the next one change places, each with its notes. */
export const swapRows = (source: Source, group: Group, index: number): readonly TextEdit[] => {
  const [row, next] = [group.rows[index], group.rows[index + 1]];
  if (row === undefined || next === undefined) return [];
  const [one, other] = [outside(row), outside(next)];
  const first = group.op === 'and' && isOpen(source, next) ? `(${source.slice(other)})` : source.slice(other);
  return [
    replace(one, first),
    replace(other, source.slice(one)),
    ...swapNotes(
      source,
      { ...lines(source, group, index), end: one.end },
      { ...lines(source, group, index + 1), end: other.end },
    ),
  ];
};

/** Lets the notes of two things that change places go along with them, as far as notes can stand there. */
export const swapNotes = (source: Source, one: Noted, other: Noted): readonly TextEdit[] => [
  ...swapBefore(source, one, other),
  ...swapAfter(source, source.commentAfter(one.end), one.end, source.commentAfter(other.end), other.end),
];

/** The notes before something, and where its line begins; no place where it shares its line. */
interface Lines {
  readonly notes: readonly Comment[];
  readonly at: number | undefined;
}

/** Something with its notes: the one behind it follows its end. */
export interface Noted extends Lines {
  readonly end: number;
}

const lines = (source: Source, { rows, joints }: Group, index: number): Lines => {
  const start = joints[index - 1]?.start ?? outside(rows[index] as Row).start;
  const notes = (rows[index]?.notes.before ?? []).filter(({ span }) => span.end <= start);
  return { notes, at: source.startsLine(start) ? start : undefined };
};

const swapBefore = (source: Source, one: Lines, other: Lines): readonly TextEdit[] => {
  if (one.at === undefined || other.at === undefined) return [];
  return [...moved(source, one.notes, other.at), ...moved(source, other.notes, one.at)];
};

/** Takes notes from their lines and puts them on lines before another. */
const moved = (source: Source, notes: readonly Comment[], at: number): readonly TextEdit[] => {
  const indent = source.indentAt(at);
  return notes.length === 0
    ? []
    : [
        ...notes.map(({ span }) => remove({ start: source.text.lastIndexOf('\n', span.start - 1), end: span.end })),
        insert(at, notes.map(({ text }) => `${text}\n${indent}`).join('')),
      ];
};

/** A note ends its line, so it can go only where a line ends anyhow. */
const swapAfter = (
  source: Source,
  note: Comment | undefined,
  end: number,
  otherNote: Comment | undefined,
  otherEnd: number,
): readonly TextEdit[] => {
  if (note !== undefined && otherNote !== undefined)
    return [replace(note.span, otherNote.text), replace(otherNote.span, note.text)];
  if (note !== undefined && source.endsLine(otherEnd)) return [cut(source, note), insert(otherEnd, ` ${note.text}`)];
  if (otherNote !== undefined && source.endsLine(end))
    return [cut(source, otherNote), insert(end, ` ${otherNote.text}`)];
  return [];
};

/** A comment and the blanks before it. */
const cut = (source: Source, { span: { start, end } }: Comment): TextEdit =>
  remove({ start: start - (/[^\S\n]*$/.exec(source.text.slice(0, start))?.[0].length ?? 0), end });
