import type { DidCondition, EventKind, Habit, Period, Quota, Step } from '../model/index.js';
import type { Dice } from './dice.js';
import { eventCondition } from './event-conditions.js';
import { anyDuration, SHORT_LENGTHS, WHOLE_DAYS } from './literals.js';
import { inEvent, type NamedEvent, type Scope } from './scope.js';
import { randomValue } from './values.js';
import { randomWindow } from './windows.js';

/** Something that was done: so many times, in a row with other things, or habitually. */
export function randomDid(scope: Scope): DidCondition {
  const { dice } = scope;
  const form = dice.weighted([
    [4, 'plain'],
    [3, 'sequence'],
    [2, 'habit'],
  ] as const);
  switch (form) {
    case 'plain':
      return {
        ...happening(scope, [], undefined).happening,
        kind: 'did',
        ...(dice.chance(0.35) && { times: quota(dice, 3) }),
        ...(dice.chance(0.7) && { window: randomWindow(dice, 'event') }),
      };
    case 'sequence':
      return sequence(scope);
    case 'habit':
      return {
        ...happening(scope, [], undefined).happening,
        kind: 'did',
        ...(dice.chance(0.3) && { times: quota(dice, 3) }),
        habit: randomHabit(dice),
      };
  }
}

/** An event within a length of time. */
export function recentEvent(scope: Scope): DidCondition {
  const window = { kind: 'last', length: anyDuration(scope.dice) } as const;
  return { kind: 'did', event: scope.dice.pick(scope.events).names[0], window };
}

function quota(dice: Dice, most: number): Quota {
  return { bound: dice.pick(['at least', 'at most', 'exactly']), count: dice.int(1, most) };
}

type Happened = Pick<Step, 'event' | 'as' | 'where'>;

/** An event kind with a condition, which may speak of the events named before; named itself, where a name is given. */
function happening(
  scope: Scope,
  named: readonly NamedEvent[],
  as: string | undefined,
): { readonly happening: Happened; readonly kind?: EventKind } {
  const { dice } = scope;
  if (dice.chance(0.12)) return { happening: { event: { any: true } } };
  const kind = dice.pick(scope.events);
  const where = dice.chance(named.length > 0 ? 0.7 : 0.4)
    ? eventCondition(inEvent(scope, kind, named), randomValue)
    : undefined;
  return { happening: { event: kind.names[0], ...(as !== undefined && { as }), ...(where && { where }) }, kind };
}

/** No thing of a book has these names. */
const ALIASES = ['v', '先', 'w1', '前一步'];

function sequence(scope: Scope): DidCondition {
  const { dice } = scope;
  const named: NamedEvent[] = [];
  const names = dice.shuffle(ALIASES);
  const next = (chance: number): Happened => {
    const as = dice.chance(chance) ? names.pop() : undefined;
    const { happening: happened, kind } = happening(scope, named, as);
    if (kind && as !== undefined) named.push({ as, event: kind });
    return happened;
  };
  const first = next(0.5);
  const steps = dice.times(
    dice.weighted([
      [5, 1],
      [3, 2],
      [1, 3],
    ] as const),
    (): Step => {
      const negated = dice.chance(0.35);
      return { negated, ...next(negated ? 0 : 0.25), ...(dice.chance(0.6) && { within: anyDuration(dice) }) };
    },
  );
  return { kind: 'did', ...first, steps, ...(dice.chance(0.6) && { window: randomWindow(dice, 'event') }) };
}

function randomHabit(dice: Dice): Habit {
  const count = dice.int(1, 5);
  return {
    quota: dice.chance(0.4) ? 'each' : quota(dice, count),
    count,
    period: dice.weighted<() => Period>([
      [3, () => ({ kind: 'calendar', unit: dice.pick(['day', 'week', 'month', 'quarter', 'year']) })],
      [3, () => ({ kind: 'rolling', unit: dice.pick(['day', 'week', 'month', 'year']) })],
      [2, () => ({ kind: 'length', length: dice.pick([...SHORT_LENGTHS, ...WHOLE_DAYS]) })],
    ])(),
  };
}
