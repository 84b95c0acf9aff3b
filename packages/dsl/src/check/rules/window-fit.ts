import type {
  DayWindow,
  DurationLit,
  InWindow,
  NextWindow,
  OnAgoWindow,
  OnWindow,
  Window,
} from '../../syntax/ast/index.js';
import { removeFix } from '../../syntax/report.js';
import { spanText } from '../types/literals.js';
import type { Rule } from './rule.js';

const GATHERING: ReadonlySet<string> = new Set(['Aggregate', 'Recency', 'Did']);

/** A window suits what it is put on: dates have no clock, `on` takes a day, and events of tomorrow are not known. */
export const windowFit: Rule = ({ book, each }) => {
  each<InWindow>('InWindow', ({ operand, window }, { report, file }) => {
    if (book.tables.types.get(operand)?.kind !== 'date') return;
    for (const length of lengthsOf(window)) {
      if (CLOCK_UNITS.has(length.unit)) {
        report('clock-span-on-date', length, { text: spanText(length, { book, file }) });
      }
    }
  });
  each<OnAgoWindow>('OnAgoWindow', ({ length }, { report, file }) => {
    const whole = Number.isInteger(Number(length.amount));
    if (CLOCK_UNITS.has(length.unit) || !whole) {
      report('on-ago-needs-days', length, { text: spanText(length, { book, file }) });
    }
  });
  each<OnWindow>('OnWindow', ({ date }, { report }) => {
    if (date.time === '') return;
    const clock = { start: date.span.start + date.date.length, end: date.span.end };
    const fixes = [removeFix(clock, date.time)];
    report('clock-in-on', date, { date: date.date, time: date.time }, { fixes });
  });
  for (const kind of ['DayWindow', 'NextWindow'] as const) {
    each<DayWindow | NextWindow>(kind, (window, { report, ancestors }) => {
      const [parent] = ancestors;
      const ahead = window.kind === 'NextWindow' || window.day === 'tomorrow';
      if (ahead && parent !== undefined && GATHERING.has(parent.kind)) report('future-events', window, {});
    });
  }
};

const CLOCK_UNITS: ReadonlySet<string> = new Set(['h', 'min', 's']);

const lengthsOf = (window: Window): readonly DurationLit[] => {
  switch (window.kind) {
    case 'LastWindow':
    case 'NextWindow':
    case 'BeforeWindow':
      return [window.length];
    case 'AgoWindow':
      return [window.from, window.to];
    default:
      return [];
  }
};
