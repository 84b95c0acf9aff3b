import { isDeepStrictEqual } from 'node:util';
import type { Condition } from '../model/index.js';
import { isSpecial, leafOn, ORDERS, specialLeaf } from './leaves.js';
import { NOTHING_SPECIAL, type MadeUp, type MakeValue } from './made-up.js';
import {
  enumValues,
  eventSources,
  kindOf,
  namedSources,
  ofKind,
  type EventScope,
  type Kind,
  type Scope,
} from './scope.js';

/** A `where`: an and-chain, or something richer that has to stand in parentheses. Every leaf names its event. */
export function eventCondition(scope: EventScope, makeValue: MakeValue, depth = 2): Condition {
  const { dice } = scope;
  const leaf = () => eventLeaf(scope, makeValue);
  const deeper = () => (depth > 1 ? eventCondition(scope, makeValue, depth - 1) : leaf());
  return dice.weighted<() => Condition>([
    [8, leaf],
    [3, () => ({ kind: 'and', operands: dice.times(2, deeper) })],
    [1, () => ({ kind: 'or', operands: dice.times(2, deeper) })],
    [1, () => ({ kind: 'not', operand: deeper() })],
  ])();
}

function eventLeaf(scope: EventScope, makeValue: MakeValue): Condition {
  const { dice, event } = scope;
  const likeNamed = dice.chance(0.5) ? likeAnEarlierEvent(scope) : undefined;
  if (likeNamed) return likeNamed;
  const at: MadeUp = { ...NOTHING_SPECIAL, kind: 'time', value: { kind: 'at' } };
  if (dice.chance(0.2)) return leafOn(scope, dice.chance(0.5) ? at : clockPart(scope, at), makeValue);
  const source = dice.pick(eventSources(event));
  if (isSpecial(source.field.type)) return specialLeaf(dice, source);
  const kind = kindOf(source.field.type) as Kind;
  return leafOn(scope, { ...at, kind, value: source.value, values: enumValues(source) }, makeValue);
}

/** `item = v.item`, `at > v.at`. */
function likeAnEarlierEvent({ dice, event, named = [] }: EventScope): Condition | undefined {
  if (named.length === 0) return undefined;
  const earlier = dice.pick(named);
  if (dice.chance(0.1)) {
    return { kind: 'compare', op: dice.pick(ORDERS), left: { kind: 'at' }, right: { kind: 'at', as: earlier.as } };
  }
  const own = dice.pick(eventSources(event));
  const kind = kindOf(own.field.type);
  if (kind === undefined || kind === 'bool') return undefined;
  const comparable = ofKind(namedSources(earlier), kind).filter(
    ({ field }) => kind !== 'enum' || isDeepStrictEqual(field.type, own.field.type),
  );
  if (comparable.length === 0) return undefined;
  const op = dice.pick(kind === 'text' || kind === 'enum' ? (['=', '='] as const) : (['=', '<', '>='] as const));
  return { kind: 'compare', op, left: own.value, right: dice.pick(comparable).value };
}

/** `hour(at)`, `date(at)`, `since(at)`. */
function clockPart(scope: Scope, at: MadeUp): MadeUp {
  const fn = scope.dice.pick(['hour', 'weekday', 'day', 'month', 'year', 'date', 'since'] as const);
  const kind: Kind = fn === 'date' ? 'date' : fn === 'since' ? 'duration' : 'number';
  return { ...at, kind, recency: fn === 'since', value: { kind: 'call', fn, args: [at.value] } };
}
