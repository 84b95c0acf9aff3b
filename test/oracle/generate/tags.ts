import type { Case, Duration, Tag } from '../model/index.js';
import { randomCondition } from './conditions.js';
import { recentEvent } from './did.js';
import { eventCondition } from './event-conditions.js';
import { anyDuration, VALUE_WORDS } from './literals.js';
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
  const expires = shape === 'manual' || (shape !== 'lines' && dice.chance(0.2)) ? anyDuration(dice) : undefined;
  return { ...head, ...(expires && { expires }), cases: randomCases(scope, shape, expires) };
}

function randomCases(scope: Scope, shape: Shape, expires: Duration | undefined): Case[] {
  const { dice } = scope;
  const values = dice.sample(VALUE_WORDS, dice.int(1, 4));
  if (shape === 'manual') return values.map((value) => ({ value, trigger: { kind: 'preset' } }));
  // All `when`, all `on`, or a mixture.
  const standing = expires ? dice.pick([0, 0, 0.5]) : dice.pick([1, 1, 0, 0.5]);
  const repeats = shape !== 'ordered' && dice.chance(0.2);
  const cases = (repeats ? [...values, dice.pick(values)] : values).map((value) =>
    dice.chance(standing) ? standingCase(scope, value, expires) : eventCase(scope, value, expires),
  );
  const otherwise = shape !== 'many' && cases.length > 1 && dice.chance(0.4);
  return otherwise ? [...cases.slice(0, -1), { value: values.at(-1) ?? '', trigger: { kind: 'otherwise' } }] : cases;
}

/** Where it is to expire, it has to be able to become false. */
function standingCase(scope: Scope, value: string, expires: Duration | undefined): Case {
  const { dice } = scope;
  const own = dice.chance(0.1) && { expires: anyDuration(dice) };
  if (expires || own) return { value, trigger: { kind: 'when', condition: recentEvent(scope) }, ...own };
  return { value, trigger: { kind: 'when', condition: randomCondition(scope, 2) } };
}

function eventCase(scope: Scope, value: string, expires: Duration | undefined): Case {
  const { dice } = scope;
  const event = dice.pick(scope.events);
  const where = dice.chance(0.5) ? eventCondition(inEvent(scope, event), randomValue) : undefined;
  return {
    value,
    trigger: { kind: 'on', event: event.names[0], ...(where && { where }) },
    ...((!expires || dice.chance(0.5)) && { expires: anyDuration(dice) }),
  };
}
