import type { Condition, Duration, ElementType, FieldType, Order, Relation, TextTest, Value } from '../model/index.js';
import { compareText } from '../evaluate/compare.js';
import type { Dice } from './dice.js';
import {
  AMOUNTS,
  DATES,
  DURATIONS,
  exactDuration,
  INTEGERS,
  KILOMETRES,
  NUMBERS,
  PLACES,
  SPANS,
  TEXTS,
} from './literals.js';
import { literal, type MadeUp, type MakeValue } from './made-up.js';
import type { Scope, Source } from './scope.js';
import { randomMoment, randomWindow, yearlyWindow } from './windows.js';

export const ORDERS: readonly Order[] = ['<', '<=', '>', '>='];
const RELATIONS: readonly Relation[] = ['<', '<=', '>', '>=', '=', '!='];
const EQUALITIES: readonly Relation[] = ['=', '!='];

const text = (value: string): Value => ({ kind: 'text', text: value });
const wholeDate = (date: string): Value => ({ kind: 'moment', moment: { date } });

/** A test of a value, against what is written out or against another value of the book. */
export function leafOn(scope: Scope, made: MadeUp, makeValue: MakeValue): Condition {
  const { dice } = scope;
  const operand = made.value;
  if (dice.chance(0.06)) return { kind: 'known', operand };
  switch (made.kind) {
    case 'number':
    case 'money':
      return numberLeaf(scope, made, makeValue);
    case 'duration':
      return durationLeaf(scope, made, makeValue);
    case 'text':
      return textLeaf(scope, operand, makeValue);
    case 'enum':
      return enumLeaf(scope, made, makeValue);
    case 'bool':
      // Only a name stands as a condition by itself.
      return operand.kind !== 'aggregate' && dice.chance(0.6)
        ? { kind: 'true', operand }
        : {
            kind: 'compare',
            op: dice.pick(EQUALITIES),
            left: operand,
            right: { kind: 'bool', value: dice.chance(0.5) },
          };
    case 'date':
    case 'time':
      return momentLeaf(scope, made, makeValue);
  }
}

function numberLeaf(scope: Scope, made: MadeUp, makeValue: MakeValue): Condition {
  const { dice } = scope;
  const operand = made.value;
  const pool = made.kind === 'money' ? AMOUNTS : dice.pick([INTEGERS, NUMBERS]);
  const constant = (): Value =>
    made.kind === 'number' && dice.chance(0.1)
      ? { kind: 'percent', decimal: dice.pick(['20', '50', '0.5', '12.5', '100']) }
      : literal(dice.pick(pool));
  const form = dice.weighted([
    [6, 'compare'],
    [3, 'other'],
    [2, 'between'],
    [operand.kind.endsWith('field') ? 1 : 0, 'in'],
  ] as const);
  if (form === 'between') return { kind: 'between', operand, ...ascending(dice.sample(pool, 2)) };
  if (form === 'in') return { kind: 'in', operand, items: dice.sample(pool, dice.int(1, 3)).map(literal) };
  const other = form === 'other' ? makeValue(scope, made.kind, 1)?.value : undefined;
  return { kind: 'compare', op: dice.pick(RELATIONS), left: operand, right: other ?? constant() };
}

function ascending(pair: readonly string[]): { low: Value; high: Value } {
  const [low = '0', high = '1'] = [...pair].sort((a, b) => Number(a) - Number(b));
  return { low: literal(low), high: literal(high) };
}

const days = (amount: number): Duration => ({ amount, unit: 'd' });
const months = (amount: number): Duration => ({ amount, unit: 'mo' });

function durationLeaf(scope: Scope, made: MadeUp, makeValue: MakeValue): Condition {
  const { dice } = scope;
  const left = made.value;
  const length = (duration: Duration): Value => ({ kind: 'duration', duration });
  if (dice.chance(0.15)) {
    // Apart enough that no calendar turns their order round.
    const exactly = [days(1), days(30)] as const;
    const [low, high] = made.recency
      ? dice.pick([exactly, [months(1), months(6)], [days(7), months(12)]] as const)
      : exactly;
    return { kind: 'between', operand: left, low: length(low), high: length(high) };
  }
  if (left.kind.endsWith('field') && dice.chance(0.1)) {
    return { kind: 'in', operand: left, items: dice.sample(DURATIONS, dice.int(1, 3)).map(length) };
  }
  if (made.recency && dice.chance(0.3)) {
    return { kind: 'compare', op: dice.pick(RELATIONS), left, right: { kind: 'duration', duration: dice.pick(SPANS) } };
  }
  const other = dice.chance(0.3) ? makeValue(scope, 'duration', 1)?.value : undefined;
  const right = other ?? { kind: 'duration', duration: exactDuration(dice) };
  return { kind: 'compare', op: dice.pick(RELATIONS), left, right };
}

function textLeaf(scope: Scope, operand: Value, makeValue: MakeValue): Condition {
  const { dice } = scope;
  const form = dice.weighted([
    [4, 'equal'],
    [2, 'order'],
    [1, 'between'],
    [1, 'other'],
    [2, 'in'],
    [scope.lists.length > 0 ? 2 : 0, 'in-list'],
    [3, 'text-test'],
  ] as const);
  switch (form) {
    case 'equal':
      return { kind: 'compare', op: dice.pick(EQUALITIES), left: operand, right: text(dice.pick(TEXTS)) };
    case 'order':
      return { kind: 'compare', op: dice.pick(ORDERS), left: operand, right: text(dice.pick(TEXTS)) };
    case 'between': {
      const [low = '', high = ''] = dice.sample(TEXTS, 2).sort(compareText);
      return { kind: 'between', operand, low: text(low), high: text(high) };
    }
    case 'other': {
      const right = makeValue(scope, 'text', 0)?.value ?? text('');
      return { kind: 'compare', op: dice.pick(RELATIONS), left: operand, right };
    }
    case 'in':
      return { kind: 'in', operand, items: dice.sample(TEXTS, dice.int(1, 4)).map(text) };
    case 'in-list':
      return { kind: 'in-list', operand, list: dice.pick(scope.lists).names[0] };
    case 'text-test':
      return dice.chance(0.2) ? textAgainst(scope, operand, makeValue) : textTest(dice, operand, dice.pick(TEXTS));
  }
}

function textAgainst(scope: Scope, operand: Value, makeValue: MakeValue): Condition {
  const other = makeValue(scope, 'text', 0)?.value ?? text('a');
  return { kind: 'text-test', test: scope.dice.pick(TEXT_TESTS), operand, text: other };
}

const TEXT_TESTS: readonly TextTest[] = ['contains', 'starts with', 'ends with'];

/** A part of one of the texts that facts hold. */
function textTest(dice: Dice, operand: Value, whole: string): Condition {
  const test = dice.pick(TEXT_TESTS);
  const characters = Array.from(whole);
  const start = dice.int(0, characters.length - 1);
  return {
    kind: 'text-test',
    test,
    operand,
    text: text(characters.slice(start, dice.int(start + 1, characters.length)).join('')),
  };
}

function enumLeaf(scope: Scope, { value: operand, values }: MadeUp, makeValue: MakeValue): Condition {
  const { dice } = scope;
  const form = dice.weighted([
    [4, 'equal'],
    [2, 'in'],
    [2, 'order'],
    [1, 'other'],
    [1, 'text-test'],
    [scope.lists.length > 0 ? 1 : 0, 'in-list'],
  ] as const);
  if (form === 'text-test') return textTest(dice, operand, dice.pick(values));
  if (form === 'in-list') return { kind: 'in-list', operand, list: dice.pick(scope.lists).names[0] };
  const other = form === 'other' ? makeValue(scope, 'enum', 0)?.value : undefined;
  if (other) return { kind: 'compare', op: dice.pick(EQUALITIES), left: operand, right: other };
  if (form === 'in') return { kind: 'in', operand, items: dice.sample(values, dice.int(1, 3)).map(text) };
  const op = form === 'order' ? dice.pick(ORDERS) : dice.pick(EQUALITIES);
  return { kind: 'compare', op, left: operand, right: text(dice.pick(values)) };
}

function momentLeaf(scope: Scope, made: MadeUp, makeValue: MakeValue): Condition {
  const { dice } = scope;
  const kind = made.kind === 'date' ? 'date' : 'time';
  const operand = made.value;
  const form = dice.weighted([
    [4, 'window'],
    [scope.event ? 0 : 4, 'yearly'],
    [3, 'compare'],
    [1, 'between'],
    [1, 'in'],
    [2, 'other'],
  ] as const);
  if (form === 'in') return { kind: 'in', operand, items: dice.sample(DATES, dice.int(1, 3)).map(wholeDate) };
  if (form === 'yearly') return { kind: 'anniversary', operand, window: yearlyWindow(dice) };
  if (form === 'window') return { kind: 'in-window', operand, window: randomWindow(dice, kind) };
  if (form === 'between') {
    const [low = '', high = ''] = dice.sample(DATES, 2).sort();
    return { kind: 'between', operand, low: wholeDate(low), high: wholeDate(high) };
  }
  const other = form === 'other' ? makeValue(scope, kind, 1)?.value : undefined;
  const constant: Value =
    kind === 'date' ? wholeDate(dice.pick(DATES)) : { kind: 'moment', moment: randomMoment(dice) };
  return { kind: 'compare', op: dice.pick(RELATIONS), left: operand, right: other ?? constant };
}

/** Sets and points are tested in ways of their own. */
export function specialLeaf(dice: Dice, source: Source): Condition {
  const { type } = source.field;
  const operand = source.value;
  if (dice.chance(0.1)) return { kind: 'known', operand };
  if (type.kind === 'set') {
    const mode = dice.pick(['one', 'any', 'all'] as const);
    const items = dice.sample(elements(type.of), mode === 'one' ? 1 : dice.int(1, 3));
    return { kind: 'has', mode, operand, items };
  }
  const left = randomDistance(dice, operand);
  if (dice.chance(0.2)) return { kind: 'between', operand: left, low: literal('1.5'), high: literal('500') };
  return { kind: 'compare', op: dice.pick(ORDERS), left, right: literal(dice.pick(KILOMETRES)) };
}

export function randomDistance(dice: Dice, operand: Value): Value {
  const place = dice.pick(PLACES);
  return { kind: 'distance', operand, lat: String(place.lat), lng: String(place.lng) };
}

function elements(type: ElementType): readonly Value[] {
  switch (type.kind) {
    case 'text':
      return TEXTS.map(text);
    case 'integer':
      return INTEGERS.map(literal);
    case 'date':
      return DATES.map(wholeDate);
    case 'enum':
      return type.values.map(text);
  }
}

export function isSpecial(type: FieldType): boolean {
  return type.kind === 'set' || type.kind === 'point';
}
