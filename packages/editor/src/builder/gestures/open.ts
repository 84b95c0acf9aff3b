import type { TextEdit } from '@tagwright/dsl';
import type { Group, Row } from '../model.js';
import { outside } from '../rows.js';
import type { Source } from '../source.js';
import { insert } from './edit.js';

/** Whether a row would take what follows an `and` into its `where`. */
export const isOpen = (source: Source, row: Row): boolean => {
  let depth = 0;
  for (const { kind, keyword, span } of source.within(outside(row))) {
    const sign = kind === 'sign' ? source.slice(span) : '';
    if (/^[(（]$/.test(sign)) depth++;
    else if (/^[)）]$/.test(sign)) depth--;
    else if (keyword === 'where' && depth === 0) return true;
  }
  return false;
};

/** Parentheses around a row that is open. */
export const closed = (source: Source, row: Row): readonly TextEdit[] => {
  const { start, end } = outside(row);
  return isOpen(source, row) ? [insert(start, '('), insert(end, ')')] : [];
};

/** Whether no parentheses of its own hold a group together. */
export const isBare = ({ span, inner, negation }: Group): boolean =>
  negation === undefined && span.start === inner.start && span.end === inner.end;

/** The parentheses that a row needs to be one among others. */
export const bracketsFor = (source: Source, row: Row): readonly [string, string] =>
  (row.kind === 'group' && isBare(row) && row.muted === undefined) || isOpen(source, row) ? ['(', ')'] : ['', ''];
