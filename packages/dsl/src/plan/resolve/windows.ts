import { unreachable } from '../../text/unreachable.js';
import type { Window } from '../../syntax/ast/index.js';
import { shiftDay } from '../semantics/index.js';
import type { PlanWindow, Span } from '../windows.js';
import { momentOf, spanOf } from './literals.js';

const DAY_OFFSET = { yesterday: -1, today: 0, tomorrow: 1 } as const;

export const windowOf = (window: Window, zone: string): PlanWindow => {
  switch (window.kind) {
    case 'LastWindow':
      return { kind: 'last', span: spanOf(window.length) };
    case 'NextWindow':
      return { kind: 'next', span: spanOf(window.length) };
    case 'AgoWindow':
      return { kind: 'ago', from: spanOf(window.from), to: spanOf(window.to) };
    case 'BeforeWindow':
      return { kind: 'before', span: spanOf(window.length) };
    case 'RangeWindow':
      return { kind: 'range', from: momentOf(window.from, zone), to: momentOf(window.to, zone) };
    case 'OnWindow': {
      const day = momentOf(window.date, zone);
      return { kind: 'range', from: day, to: day };
    }
    case 'OnAgoWindow':
      return dayAgo(spanOf(window.length));
    case 'DayWindow':
      return { kind: 'day', offset: DAY_OFFSET[window.day] };
    case 'UnitWindow':
      return window.which === 'this'
        ? { kind: 'this', unit: window.unit }
        : { kind: 'last-units', count: 1, unit: window.unit };
    case 'CalendarWindow':
      return { kind: 'last-units', count: window.count, unit: window.unit };
    default:
      return unreachable(window);
  }
};

/** The local day so long before today. */
const dayAgo = (span: Span): PlanWindow =>
  span.unit === 'months'
    ? { kind: 'day', offset: 0, months: -span.months }
    : { kind: 'day', offset: shiftDay(0, span, 'back') };
