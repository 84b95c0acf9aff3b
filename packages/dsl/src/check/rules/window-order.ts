import type { AgoWindow, DateLit, DurationLit, RangeWindow } from '../../syntax/ast/index.js';
import type { Fix } from '../../diagnostics/diagnostic.js';
import type { Book } from '../context.js';
import { exactLength } from '../types/literals.js';
import type { Rule } from './rule.js';

const MONTH_MS = 2_629_746_000;

/** The earlier end of a window stands first, and something lies between its ends. */
export const windowOrder: Rule = ({ book, each }) => {
  each<AgoWindow>('AgoWindow', (window, { report, file }) => {
    const from = approximateLength(window.from);
    const to = approximateLength(window.to);
    if (from === to) report('empty-window', window, {});
    else if (from < to) {
      report('window-reversed', window, { form: 'ago' }, { fixes: swap(window.from, window.to, file, book) });
    }
  });
  each<RangeWindow>('RangeWindow', (window, { report, file }) => {
    const order = compareDates(window.from, window.to);
    if (order === 'empty') report('empty-window', window, {});
    else if (order === 'reversed') {
      report('window-reversed', window, { form: 'range' }, { fixes: swap(window.from, window.to, file, book) });
    }
  });
};

const approximateLength = (literal: DurationLit): number =>
  literal.unit === 'mo' || literal.unit === 'y'
    ? Number(literal.amount) * MONTH_MS * (literal.unit === 'y' ? 12 : 1)
    : exactLength(literal);

/** A whole date at the end is included, an instant is not. */
const compareDates = (from: DateLit, to: DateLit): 'ordered' | 'reversed' | 'empty' => {
  const start = `${from.date} ${clock(from.time)}`;
  const end = `${to.date} ${to.time === '' ? '24:00:00' : clock(to.time)}`;
  return start === end ? 'empty' : start < end ? 'ordered' : 'reversed';
};

const clock = (time: string): string => (time === '' ? '00:00:00' : time.length === 5 ? `${time}:00` : time);

type End = DateLit | DurationLit;
const swap = (a: End, b: End, file: string, book: Book): readonly Fix[] => {
  const [first, second] = [book.written(file, a.span), book.written(file, b.span)];
  if (first === undefined || second === undefined) return [];
  return [
    {
      kind: 'swap',
      params: {},
      edits: [
        { span: a.span, text: second },
        { span: b.span, text: first },
      ],
    },
  ];
};
