import type { CalendarUnit, Duration, Moment, Window } from '../model/index.js';
import type { Dice } from './dice.js';
import { anyDuration, CLOCKS, DATES, dayDuration, SHORT_LENGTHS } from './literals.js';

/** Events have happened; an instant of a field may lie ahead; a date has no clock. */
export type Windowed = 'event' | 'time' | 'date';

const UNITS: readonly CalendarUnit[] = ['day', 'week', 'month', 'quarter', 'year'];

export function randomWindow(dice: Dice, of: Windowed): Window {
  const duration = () => (of === 'date' ? dayDuration(dice) : anyDuration(dice));
  const kind = dice.weighted([
    [6, 'last'],
    [2, 'ago'],
    [1, 'before'],
    [of === 'date' ? 5 : 2, 'range'],
    [1, 'on'],
    [1, 'on-ago'],
    [of === 'event' ? 0 : 2, 'next'],
    [1, 'day'],
    [2, 'unit'],
    [2, 'calendar'],
  ] as const);
  switch (kind) {
    case 'last':
    case 'next':
    case 'before':
      return { kind, length: duration() };
    case 'on-ago':
      return { kind, length: dayDuration(dice) };
    case 'ago': {
      const [near, far] = twoDurations(duration);
      return { kind, from: far, to: near };
    }
    case 'range':
      return range(dice);
    case 'on':
      return { kind, date: dice.pick(DATES) };
    case 'day':
      return { kind, day: dice.pick(of === 'event' ? ['today', 'yesterday'] : ['today', 'yesterday', 'tomorrow']) };
    case 'unit':
      return { kind, which: dice.pick(['this', 'last']), unit: dice.pick(['week', 'month', 'quarter', 'year']) };
    case 'calendar':
      return { kind, count: dice.int(1, 4), unit: dice.pick(UNITS) };
  }
}

/** Windows in which something yearly is looked for. */
export function yearlyWindow(dice: Dice): Window {
  const kind = dice.pick(['next', 'next', 'last', 'day', 'on-ago', 'unit', 'range', 'on'] as const);
  switch (kind) {
    case 'next':
    case 'last':
    case 'on-ago':
      return { kind, length: dayDuration(dice) };
    case 'day':
      return { kind, day: dice.pick(['today', 'yesterday', 'tomorrow']) };
    case 'unit':
      return { kind, which: dice.pick(['this', 'last']), unit: dice.pick(['week', 'month', 'quarter', 'year']) };
    case 'range':
      return range(dice);
    case 'on':
      return { kind, date: dice.pick(DATES) };
  }
}

/** Windows that reach up to now and not far back, for a history is looked at closely. */
export function recentWindow(dice: Dice): Window {
  return dice.weighted<() => Window>([
    [6, () => ({ kind: 'last', length: dice.pick(SHORT_LENGTHS) })],
    [1, () => ({ kind: 'day', day: 'today' })],
    [2, () => ({ kind: 'unit', which: 'this', unit: dice.pick(['week', 'month']) })],
  ])();
}

const ROUGH_MS = { s: 1, min: 60, h: 3_600, d: 86_400, w: 604_800, mo: 2_592_000, y: 31_536_000 };
const roughLength = (duration: Duration) => duration.amount * ROUGH_MS[duration.unit];

/** Two lengths, the shorter first, far enough apart that calendar spans cannot change their order. */
function twoDurations(duration: () => Duration): [Duration, Duration] {
  for (;;) {
    const [a, b] = [duration(), duration()];
    if (roughLength(a) * 1.2 < roughLength(b)) return [a, b];
  }
}

export function randomMoment(dice: Dice): Moment {
  const date = dice.pick(DATES);
  return dice.chance(0.3) ? { date, time: dice.pick(CLOCKS) } : { date };
}

function range(dice: Dice): Window {
  for (;;) {
    const [from, to] = [randomMoment(dice), randomMoment(dice)];
    if (from.date < to.date) return { kind: 'range', from, to };
  }
}
