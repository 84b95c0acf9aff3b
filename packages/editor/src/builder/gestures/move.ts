import { parse, type ParsedFile, type TextEdit } from '@tagwright/dsl';
import { applyTogether, difference } from '@tagwright/dsl/service';
import type { Card, Group, Row } from '../model.js';
import { project } from '../project.js';
import { Source } from '../source.js';
import { swapRows } from './swap.js';

/** What lets the sibling at a place and the next one change places, in a text as it is drawn by then. */
export type Swap = (parsed: ParsedFile, at: number) => readonly TextEdit[];

/** Moves one of some siblings to the place of another: the swaps that lie between, as edits of the text as it is. */
export const moveTo = (text: string, from: number, to: number, swap: Swap): readonly TextEdit[] => {
  let moved = text;
  const by = from < to ? 1 : -1;
  for (let at = from; at !== to; at += by) moved = applyTogether(moved, swap(parse('', moved), by === 1 ? at : at - 1));
  return difference(text, moved);
};

/** Moves a row of a group to the place of another one of it. */
export const moveRow = (source: Source, cards: readonly Card[], group: Group, from: number, to: number) => {
  // What stands before a group is not touched by what happens in it.
  const nth = groupsIn(cards).findIndex(({ span }) => span.start === group.span.start && span.end === group.span.end);
  return moveTo(source.text, from, to, (parsed, at) => {
    const same = groupsIn(project(parsed))[nth];
    return same === undefined ? [] : swapRows(new Source(parsed), same, at);
  });
};

/** All groups in the order of the text, each before those within it. */
const groupsIn = (cards: readonly Card[]): readonly Group[] => {
  const below = (row: Row): readonly Group[] => (row.kind === 'group' ? [row, ...row.rows.flatMap(below)] : []);
  const roots = cards.flatMap(({ condition, cases }) => [condition, ...cases.map((each) => each.condition)]);
  return roots.flatMap((row) => (row === undefined ? [] : below(row)));
};
