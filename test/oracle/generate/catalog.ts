import type { Columns, ElementType, EventKind, Field, FieldType, Names, ValueList } from '../model/index.js';
import type { Dice } from './dice.js';
import { TEXTS, VALUE_WORDS } from './literals.js';
import type { NameSource } from './names.js';

export const ZONES = [
  'Asia/Shanghai',
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'UTC',
  'Africa/Cairo',
  'America/St_Johns',
  'Antarctica/Troll',
  'Africa/Casablanca',
  'America/Havana',
  'Pacific/Chatham',
];

function enumType(dice: Dice): Extract<FieldType, { kind: 'enum' }> {
  return { kind: 'enum', values: dice.sample(VALUE_WORDS, dice.int(2, 4)) };
}

function elementType(dice: Dice): ElementType {
  const kind = dice.weighted([
    [3, 'text'],
    [2, 'enum'],
    [1, 'integer'],
    [1, 'date'],
  ] as const);
  return kind === 'enum' ? enumType(dice) : { kind };
}

function fieldType(dice: Dice): FieldType {
  const kind = dice.weighted([
    [3, 'text'],
    [3, 'integer'],
    [3, 'number'],
    [4, 'money'],
    [2, 'bool'],
    [3, 'date'],
    [3, 'time'],
    [3, 'duration'],
    [1, 'point'],
    [4, 'enum'],
    [2, 'set'],
  ] as const);
  if (kind === 'enum') return enumType(dice);
  return kind === 'set' ? { kind, of: elementType(dice) } : { kind };
}

function field(dice: Dice, names: NameSource): Field {
  return {
    names: names.names(),
    type: fieldType(dice),
    ...(dice.chance(0.2) && { column: names.one() }),
    ...(dice.chance(0.1) && { group: dice.pick(['地理', 'behavioural', '某 组']) }),
  };
}

function columns(dice: Dice, names: NameSource, roles: readonly (keyof Columns)[]): Columns {
  return Object.fromEntries(roles.filter(() => dice.chance(0.2)).map((role) => [role, names.plain()]));
}

export function customerFields(dice: Dice, names: NameSource): Field[] {
  return dice.times(dice.int(2, 8), () => field(dice, names));
}

export function customerColumns(dice: Dice, names: NameSource): Columns {
  return columns(dice, names, ['id', 'at']);
}

export function eventKind(dice: Dice, names: NameSource, customer: readonly Field[]): EventKind {
  const fields = dice.times(dice.int(1, 5), () => field(dice, names));
  // Now and then an event's field has the name of a customer's field, and hides it.
  const hidden = customer.find(() => dice.chance(0.05));
  const thingNames: Names = dice.chance(0.4) ? [names.plain(), names.plain()] : [names.plain()];
  return {
    names: thingNames,
    ...(dice.chance(0.3) && { table: names.plain() }),
    columns: columns(dice, names, ['id', 'customer', 'at']),
    fields: hidden ? [...fields, { names: [hidden.names[0]], type: fieldType(dice) }] : fields,
  };
}

export function valueList(dice: Dice, names: NameSource, index: number): ValueList {
  return {
    names: names.names(),
    path: `list-${index}.csv`,
    values: dice.sample([...TEXTS, ...VALUE_WORDS], dice.int(1, 5)),
  };
}
