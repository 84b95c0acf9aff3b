import type { Condition, DidCondition, Habit, Happening, Quota, Step } from '../model/index.js';
import type { Pen } from './pen.js';
import { writeEvent } from './values.js';
import { writeWhere } from './where.js';
import { writeWindow } from './windows.js';
import { CALENDAR_UNITS, WORDS } from './words.js';

type WriteCondition = (pen: Pen, condition: Condition, level: number) => string;

const BOUNDS = { 'at least': 'atLeast', 'at most': 'atMost', exactly: 'exactly' } as const;

export function writeDid(pen: Pen, condition: DidCondition, negated: boolean, write: WriteCondition): string {
  const { times, steps = [], window, habit } = condition;
  const parts = [
    pen.word(negated ? 'notDid' : 'did'),
    ...writeHappening(pen, condition, write),
    times && `${pen.word(BOUNDS[times.bound])} ${times.count} ${pen.word('times')}`,
    ...steps.map((step) => writeStep(pen, step, write)),
    window && writeWindow(pen, window),
    habit && writeHabit(pen, habit),
  ];
  return parts.filter((part) => part !== undefined).join(' ');
}

/** Its last `where` stands at its very end. */
export function endsInWhere({ where, times, steps = [], window, habit }: DidCondition): boolean {
  if (window || habit) return false;
  const last = steps.at(-1);
  return last ? last.where !== undefined && last.within === undefined : where !== undefined && times === undefined;
}

function writeHappening(
  pen: Pen,
  { event, as, where }: Pick<DidCondition, 'event' | 'as' | 'where'>,
  write: WriteCondition,
): readonly (string | undefined)[] {
  return [
    writeAnyEvent(pen, event),
    as === undefined ? undefined : `${pen.word('as')} ${pen.name(as)}`,
    where && writeWhere(pen, where, write),
  ];
}

function writeAnyEvent(pen: Pen, event: Happening): string {
  return typeof event === 'string' ? writeEvent(pen, event) : pen.word('anyEvent');
}

function writeStep(pen: Pen, step: Step, write: WriteCondition): string {
  const parts = [
    pen.word(step.negated ? 'thenNot' : 'thenStep'),
    ...writeHappening(pen, step, write),
    step.within && (pen.isChinese() ? `${pen.duration(step.within)}内` : `within ${pen.duration(step.within)}`),
  ];
  return parts.filter((part) => part !== undefined).join(' ');
}

function writeHabit(pen: Pen, habit: Habit): string {
  return pen.isChinese() ? habitInChinese(pen, habit) : habitInEnglish(pen, habit);
}

function habitInEnglish(pen: Pen, { quota, count, period }: Habit): string {
  const amount = quota === 'each' ? 'each' : `${quota.bound} ${quota.count}`;
  const what = () => {
    switch (period.kind) {
      case 'calendar':
        return `calendar ${CALENDAR_UNITS[period.unit][0]}`;
      case 'rolling':
        return CALENDAR_UNITS[period.unit][0];
      case 'length':
        return `periods of ${pen.duration(period.length)}`;
    }
  };
  return `in ${amount} of last ${count} ${what()}`;
}

/** 近3个自然月 每月, 近8周 至少4周, 近4个90天 每期. */
function habitInChinese(pen: Pen, { quota, count, period }: Habit): string {
  const unit = period.kind === 'length' ? '期' : CALENDAR_UNITS[period.unit][1];
  const counted = COUNTED_IN_GE.has(unit) ? `个${unit}` : unit;
  const kept = (each: Quota) => `${WORDS[BOUNDS[each.bound]][1]}${each.count}${counted}`;
  const amount = quota === 'each' ? `每${unit}` : kept(quota);
  switch (period.kind) {
    case 'calendar':
      return `近${count}个自然${unit} ${amount}`;
    case 'rolling':
      return `近${count}${counted} ${amount}`;
    case 'length':
      return `近${count}个${pen.duration(period.length)} ${amount}`;
  }
}

/** 3个月, but 3周. */
const COUNTED_IN_GE: ReadonlySet<string> = new Set(['月', '季度']);
