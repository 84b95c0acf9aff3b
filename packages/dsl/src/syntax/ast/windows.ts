import type { NodeBase } from './base.js';
import type { DateLit, DurationLit } from './literals.js';

/** `in last 30d`, `近30天`. */
export interface LastWindow extends NodeBase<'LastWindow'> {
  readonly length: DurationLit;
}

/** `between 90d and 30d ago`. */
export interface AgoWindow extends NodeBase<'AgoWindow'> {
  readonly from: DurationLit;
  readonly to: DurationLit;
}

/** `from 2026-11-01 to 2026-11-12`; a whole date at the end is included. */
export interface RangeWindow extends NodeBase<'RangeWindow'> {
  readonly from: DateLit;
  readonly to: DateLit;
}

/** `within next 30d`: of a date, local dates from today on. */
export interface NextWindow extends NodeBase<'NextWindow'> {
  readonly length: DurationLit;
}

/** `on 7d ago`: the local day that lies so many days back. */
export interface OnAgoWindow extends NodeBase<'OnAgoWindow'> {
  readonly length: DurationLit;
}

/** `on 2026-11-11`. */
export interface OnWindow extends NodeBase<'OnWindow'> {
  readonly date: DateLit;
}

/** `before 7d ago`. */
export interface BeforeWindow extends NodeBase<'BeforeWindow'> {
  readonly length: DurationLit;
}

/** `today`, `yesterday`, `tomorrow`; `on` may stand before it and changes nothing. */
export interface DayWindow extends NodeBase<'DayWindow'> {
  readonly day: 'today' | 'yesterday' | 'tomorrow';
}

export type CalendarUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** `this month`, `last week`. */
export interface UnitWindow extends NodeBase<'UnitWindow'> {
  readonly which: 'this' | 'last';
  readonly unit: Exclude<CalendarUnit, 'day'>;
}

/** `in last 3 calendar months`: the 3 complete ones. */
export interface CalendarWindow extends NodeBase<'CalendarWindow'> {
  readonly count: number;
  readonly unit: CalendarUnit;
}

export type Window =
  | LastWindow
  | NextWindow
  | AgoWindow
  | RangeWindow
  | OnWindow
  | OnAgoWindow
  | BeforeWindow
  | DayWindow
  | UnitWindow
  | CalendarWindow;
