import type { Case, Condition, Duration, Tag } from '../model/index.js';
import { randomCondition } from './conditions.js';
import { recentEvent } from './did.js';
import { eventCondition } from './event-conditions.js';
import type { Dice } from './dice.js';
import { hasPlainPast, rankOfEvents } from './history.js';
import { anyDuration, SHORT_LENGTHS, VALUE_WORDS } from './literals.js';
import type { NameSource } from './names.js';
import { inEvent, type Scope } from './scope.js';
import { randomValue } from './values.js';

type Shape = 'exclusive' | 'ordered' | 'many' | 'manual' | 'lines';

export function randomTag(scope: Scope, names: NameSource): Tag {
  const { dice } = scope;
  const shape = dice.weighted<Shape>([
    [5, 'exclusive'],
    [4, 'ordered'],
    [3, 'many'],
    [1, 'manual'],
    [3, 'lines'],
  ]);
  const ordered = shape === 'ordered' || (shape === 'manual' && dice.chance(0.5));
  const head = {
    names: shape === 'lines' ? ([names.one()] as const) : names.names(),
    form: shape === 'lines' ? ('lines' as const) : ('block' as const),
    manual: shape === 'manual',
    many: shape === 'many' || (shape === 'manual' && !ordered && dice.chance(0.3)),
    ordered,
  };
  const { expires, cases } = shape === 'manual' ? presets(dice) : decided(scope, shape);
  return { ...head, ...(expires && { expires }), cases };
}

type Decided = Pick<Tag, 'expires' | 'cases'>;

function presets(dice: Dice): Decided {
  const values = dice.sample(VALUE_WORDS, dice.int(1, 4));
  return { expires: anyDuration(dice), cases: values.map((value) => ({ value, trigger: { kind: 'preset' } })) };
}

/** How long values last: as their conditions do, for a time after an event, or for a time after either. */
type Lasting = 'states' | 'events' | 'kept';

function decided(scope: Scope, shape: Shape): Decided {
  const { dice } = scope;
  const lasting = dice.weighted<Lasting>([
    [4, 'states'],
    [3, 'events'],
    [4, 'kept'],
  ]);
  const lengthOf = lasting === 'kept' ? shortLength : anyDuration;
  const shared = lasting !== 'states' && shape !== 'lines' && dice.chance(0.4) ? lengthOf(dice) : undefined;
  const caseOf = (value: string): Case => {
    const own = { expires: lengthOf(dice) };
    switch (lasting) {
      case 'states':
        return { value, trigger: { kind: 'when', condition: randomCondition(scope, 2) } };
      case 'events':
        return { value, trigger: eventTrigger(scope), ...((!shared || dice.chance(0.5)) && own) };
      case 'kept':
        if (dice.chance(0.25))
          return { value, trigger: eventTrigger(scope), ...((!shared || dice.chance(0.5)) && own) };
        return {
          value,
          trigger: { kind: 'when', condition: passing(scope) },
          ...(dice.chance(shared ? 0.2 : 0.6) && own),
        };
    }
  };
  const values = dice.sample(VALUE_WORDS, dice.int(1, 4));
  const repeats = shape !== 'ordered' && dice.chance(0.2);
  const cases = (repeats ? [...values, dice.pick(values)] : values).map(caseOf);
  const otherwise = shape !== 'many' && cases.length > 1 && dice.chance(0.4);
  const rest: Case = { value: values.at(-1) ?? '', trigger: { kind: 'otherwise' } };
  return { ...(shared && { expires: shared }), cases: otherwise ? [...cases.slice(0, -1), rest] : cases };
}

/** Every instant of the time that a value is kept is looked at, and ranks at every midnight of it. */
function shortLength(dice: Dice): Duration {
  return dice.pick(SHORT_LENGTHS);
}

/** What can become false again, with a past that an oracle can tell. */
function passing(scope: Scope): Condition {
  const { dice } = scope;
  const recent = (): Condition => ({
    ...recentEvent(scope),
    window: { kind: 'last', length: dice.pick(SHORT_LENGTHS) },
  });
  const whatever = (): Condition => plainCondition(scope) ?? recent();
  return dice.weighted<() => Condition>([
    [3, recent],
    [2, () => ({ kind: 'not', operand: recent() })],
    [4, () => ({ kind: 'and', operands: [recent(), whatever()] })],
    [3, () => ({ kind: 'or', operands: [whatever(), recent()] })],
    [3, () => ({ kind: 'and', operands: [whatever(), { kind: 'not', operand: recent() }] })],
    [scope.everybody ? 2 : 0, () => rankOfEvents(scope)],
  ])();
}

/** Nothing, if none is found soon. */
function plainCondition(scope: Scope): Condition | undefined {
  for (let tries = 0; tries < 5; tries++) {
    const condition = randomCondition(scope, 1);
    if (hasPlainPast(condition, scope)) return condition;
  }
  return undefined;
}

function eventTrigger(scope: Scope): Case['trigger'] {
  const { dice } = scope;
  const event = dice.pick(scope.events);
  const where = dice.chance(0.5) ? eventCondition(inEvent(scope, event), randomValue) : undefined;
  return { kind: 'on', event: event.names[0], ...(where && { where }) };
}
