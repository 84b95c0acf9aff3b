import type {
  Aggregate,
  Book,
  CalendarUnit,
  Customer,
  DidCondition,
  Duration,
  Event,
  Habit,
  Happening,
  Period,
  Quota,
  Step,
} from '../model/index.js';
import { unitStart } from './calendar.js';
import type { Judge, Matched, Subject } from './judge.js';

const ONCE: Quota = { bound: 'at least', count: 1 };

/** Ever up to now, where no window is given. */
export function did(judge: Judge, condition: DidCondition, customer: Customer): boolean {
  const { times = ONCE, steps = [], habit } = condition;
  const found = matched(judge, condition, customer);
  if (habit) return keepsUp(judge, habit, times, found);
  if (steps.length === 0) return meets(times, found.length);
  return found.some((first) => goesOn(judge, steps, first));
}

function matched(judge: Judge, condition: DidCondition, customer: Customer): readonly Matched[] {
  let ofBook = COUNTS.get(judge.book);
  if (ofBook === undefined) COUNTS.set(judge.book, (ofBook = new Map()));
  let counts = ofBook.get(condition);
  if (counts === undefined) ofBook.set(condition, (counts = countsOf(judge, condition)));
  return counts.flatMap((count) => judge.matches(count, { customer }));
}

/** Questions are remembered by what asks them, so that the same one is not made twice. */
const COUNTS = new WeakMap<Book, Map<DidCondition, readonly Aggregate[]>>();

function countsOf(judge: Judge, { event, as, where, window }: DidCondition): readonly Aggregate[] {
  const limits = { ...(as !== undefined && { as }), ...(where && { where }), ...(window && { window }) };
  return kindsOf(judge, event).map((kind) => ({
    kind: 'aggregate',
    fn: 'count',
    overall: false,
    event: kind,
    ...limits,
  }));
}

function kindsOf(judge: Judge, event: Happening): readonly string[] {
  return typeof event === 'string' ? [event] : judge.book.events.map((kind) => kind.names[0]);
}

function meets({ bound, count }: Quota, times: number): boolean {
  return bound === 'at least' ? times >= count : bound === 'at most' ? times <= count : times === count;
}

/** Whether the remaining steps can be taken in some way, seen from the last step that was something happening. */
function goesOn(judge: Judge, steps: readonly Step[], last: Matched): boolean {
  const [step, ...rest] = steps;
  if (step === undefined) return true;
  const after = laterThan(judge, step, last);
  if (!step.negated) return after.some((next) => goesOn(judge, rest, next));
  // Only when its time is over can it be told that something did not happen.
  const isOver = step.within === undefined || judge.now >= judge.calendar.shift(last.event.at, step.within, 1);
  return isOver && after.length === 0 && goesOn(judge, rest, last);
}

/** What a step speaks of, strictly later than the step before, and within its time, the end of it included. */
function laterThan(judge: Judge, step: Step, last: Matched): readonly Matched[] {
  const end = step.within && judge.calendar.shift(last.event.at, step.within, 1);
  const inTime = ({ at }: Event) => at > last.event.at && (end === undefined || at <= end);
  return judge
    .eventsOf(last.customer)
    .filter((event) => kindsOf(judge, step.event).includes(event.kind) && inTime(event))
    .map((event): Matched => ({
      ...last,
      event,
      named: { ...last.named, ...(step.as !== undefined && { [step.as]: event }) },
    }))
    .filter((next: Subject) => !step.where || judge.holds(step.where, next));
}

/** Whether in enough of the periods it was done as often as it should. */
function keepsUp(judge: Judge, { quota, count, period }: Habit, times: Quota, found: readonly Matched[]): boolean {
  const periods = Array.from({ length: count }, (_, back) => periodBack(judge, period, back));
  const kept = periods.filter((holds) => meets(times, found.filter(({ event }) => holds(event.at)).length)).length;
  return quota === 'each' ? kept === count : meets(quota, kept);
}

/** The instants of the period that lies so many periods before the latest one. */
function periodBack({ now, calendar }: Judge, period: Period, back: number): (at: number) => boolean {
  if (period.kind === 'calendar') {
    const today = calendar.day(now);
    const start = (steps: number) => calendar.midnight(unitStart(today, period.unit, steps));
    return (at) => at >= start(-back - 1) && at < start(-back);
  }
  const length = period.kind === 'length' ? period.length : ROLLING[period.unit];
  const ago = (times: number) =>
    times === 0 ? now : calendar.shift(now, { ...length, amount: length.amount * times }, -1);
  return (at) => at > ago(back + 1) && at <= ago(back);
}

const ROLLING: Readonly<Record<CalendarUnit, Duration>> = {
  day: { amount: 1, unit: 'd' },
  week: { amount: 1, unit: 'w' },
  month: { amount: 1, unit: 'mo' },
  quarter: { amount: 3, unit: 'mo' },
  year: { amount: 1, unit: 'y' },
};
