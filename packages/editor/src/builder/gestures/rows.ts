import { spell, type TextEdit, type Vocabulary } from '@tagwright/dsl';
import type { Group, Row } from '../model.js';
import { outside } from '../rows.js';
import type { Source } from '../source.js';
import { nobody } from './declare.js';
import { insert, remove, replace } from './edit.js';
import { bracketsFor, closed, isBare, isOpen } from './open.js';

/** Adds a condition at the end of a group, or beside a row that stands alone: then both become a group of `op`. */
export const addRow = (
  source: Source,
  row: Row,
  op: Group['op'],
  text: string,
  words: Vocabulary,
): readonly TextEdit[] => {
  // A condition that is always so, or never, only kept the place.
  if (row.kind === 'opaque' || (row.kind === 'test' && row.node.kind === 'BoolLit' && row.muted === undefined))
    return [replace(row.span, spaced(source, row.span.start, text))];
  const joint = spell(op, words);
  if (row.kind === 'group' && row.op === op && row.negation === undefined && row.muted === undefined)
    return appendRow(source, row, `${joint} ${text}`);
  // `a and b` beside an alternative needs no parentheses, but whoever reads it does.
  const span = outside(row);
  const [open, close] = bracketsFor(source, row);
  return [...(open === '' ? [] : [insert(span.start, open)]), insert(span.end, `${close} ${joint} ${text}`)];
};

/** Adds to a group where its last row ends, on a line of its own where that one has one. */
const appendRow = (source: Source, group: Group, text: string): readonly TextEdit[] => {
  const last = group.rows.at(-1) ?? group;
  const { start, end } = outside(last);
  const [open, close] = group.op === 'and' && isOpen(source, last) ? ['(', ')'] : ['', ''];
  const lead = open === '' ? [] : [insert(start, open)];
  const joint = group.joints.at(-1);
  const note = source.commentAfter(end);
  if (note === undefined && (joint === undefined || !source.startsLine(joint.start)))
    return [...lead, insert(end, `${close} ${text}`)];
  const line = `\n${indentOf(source, group)}${text}`;
  return note === undefined
    ? [...lead, insert(end, `${close}${line}`)]
    : [...lead, ...(close === '' ? [] : [insert(end, close)]), insert(note.span.end, line)];
};

/** Puts a condition beside a row of a group, so that the two are a group of their own in its place. */
export const nest = (
  source: Source,
  row: Row,
  op: Group['op'],
  text: string,
  words: Vocabulary,
): readonly TextEdit[] => {
  const span = outside(row);
  const [open, close] = bracketsFor(source, row);
  return [insert(span.start, `(${open}`), insert(span.end, `${close} ${spell(op, words)} ${text})`)];
};

/** Takes a row out of its group, with its notes: those on lines of their own before it, and the one after it on a line of its own. */
export const removeRow = (source: Source, group: Group, index: number): readonly TextEdit[] => {
  const row = group.rows[index];
  if (row === undefined) return [];
  const { start, end } = outside(row);
  if (index === 0) return removeFirst(source, group);
  const joint = group.joints[index - 1];
  const before = group.rows[index - 1];
  if (joint === undefined || before === undefined) return [];
  const from = Math.min(joint.start, row.notes.before[0]?.span.start ?? joint.start);
  const note = source.startsLine(joint.start) ? source.commentAfter(end) : undefined;
  const within = source.comments.some(({ span }) => span.start >= joint.end && span.end <= start);
  const until = within || note === undefined ? end : note.span.end;
  // What is left meets what comes next, and must not take it in.
  const closing = group.op === 'and' && index < group.rows.length - 1 ? closed(source, before) : [];
  return [...closing, remove({ start: source.beginningOf({ start: from, end: until }), end: until })];
};

/** Takes the only condition away: what is left holds for nobody until it has another. */
export const clearRow = (source: Source, row: Row, words: Vocabulary): readonly TextEdit[] => {
  const span = outside(row);
  return [replace(span, spaced(source, span.start, nobody(words)))];
};

/** Whether a condition only keeps the place of one that is still to come. */
export const isVacant = (row: Row): boolean =>
  row.muted === undefined &&
  (row.kind === 'opaque' ? row.span.start === row.span.end : row.kind === 'test' && row.node.kind === 'BoolLit');

/** What stands after the first row, up to the next, is the next one's. */
const removeFirst = (source: Source, { rows: [row, next], joints: [joint] }: Group): readonly TextEdit[] => {
  if (row === undefined || next === undefined || joint === undefined) return [];
  const { start, end } = outside(row);
  const first = source.comments.find(({ span }) => span.start >= end && span.end <= joint.start);
  return [
    remove({ start, end: first?.span.start ?? joint.start }),
    remove({ start: joint.start, end: blanksAfter(source, joint.end) }),
  ];
};

/**
 * Switches a row off or on again. It stays in the text, as a part that changes nothing where it stands: `(true or x)` of
 * rows that all have to hold, `(false and x)` of alternatives and of a row alone.
 */
export const toggleMuted = (source: Source, row: Row, among: Group['op'], words: Vocabulary): readonly TextEdit[] => {
  const { muted, span } = row;
  if (muted !== undefined) {
    const [open, close] = isOpen(source, row) ? ['(', ')'] : ['', ''];
    return [
      replace({ start: muted.start, end: span.start }, open),
      replace({ start: span.end, end: muted.end }, close),
    ];
  }
  const [constant, joint] = among === 'and' ? (['true', 'or'] as const) : (['false', 'and'] as const);
  const [open, close] = row.kind === 'group' && isBare(row) ? ['(', ')'] : ['', ''];
  const lead = `(${spell(constant, words)} ${spell(joint, words)} ${open}`;
  return [insert(span.start, spaced(source, span.start, lead)), insert(span.end, `${close})`)];
};

/** Turns a row into its opposite, or back. */
export const toggleNegated = (source: Source, row: Row, words: Vocabulary): readonly TextEdit[] => {
  const { negation, span } = row;
  if (negation === undefined) {
    const [open, close] = row.kind === 'group' && isBare(row) ? ['(', ')'] : ['', ''];
    const lead = insert(span.start, spaced(source, span.start, `${spell('not', words)} ${open}`));
    return close === '' ? [lead] : [lead, insert(span.end, close)];
  }
  const word = source.tokens[source.indexAt(negation.start)];
  return word?.keyword === 'notDid'
    ? [replace(negation, spell('did', words))]
    : [remove({ start: negation.start, end: blanksAfter(source, negation.end) })];
};

/** Makes alternatives of what all had to hold, or the other way round. Groups within it stay groups. */
export const changeJoint = (source: Source, group: Group, op: Group['op'], words: Vocabulary): readonly TextEdit[] => {
  if (group.op === op) return [];
  const inner = group.rows.filter((row) => row.kind === 'group' && isBare(row)).map(outside);
  const around = isBare(group) && !standsAlone(source, group) ? [group.inner] : [];
  const open = op === 'and' ? group.rows.slice(0, -1).flatMap((row) => closed(source, row)) : [];
  return [
    ...open,
    ...[...around, ...inner].flatMap(({ start, end }) => [insert(start, '('), insert(end, ')')]),
    ...group.joints.map((joint) => replace(joint, spell(op, words))),
  ];
};

/** Whether no other row stands beside the group. */
const standsAlone = (source: Source, { span }: Group): boolean => {
  const isJoint = (keyword: string | undefined): boolean => keyword === 'and' || keyword === 'or' || keyword === 'not';
  return !isJoint(source.before(span.start)?.keyword) && !isJoint(source.tokens[source.indexAt(span.end)]?.keyword);
};

const indentOf = (source: Source, group: Group): string =>
  source.indentAt(group.joints.findLast(({ start }) => source.startsLine(start))?.start ?? group.span.start);

const blanksAfter = (source: Source, at: number): number =>
  at + (/^[^\S\n]*/.exec(source.text.slice(at))?.[0].length ?? 0);

/** Text with a blank before it where a word stands directly before. */
const spaced = (source: Source, at: number, text: string): string =>
  /[\p{L}\p{N}_"”」]$/u.test(source.text.slice(0, at)) ? ` ${text}` : text;
