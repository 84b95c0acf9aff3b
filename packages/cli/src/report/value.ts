import {
  formatDate,
  fromScaled,
  kilometres,
  setMembers,
  unreachable,
  localInstant,
  type ValueType,
} from '@tagwright/dsl';
import { printable } from '../terminal/printable.js';
import type { Words } from '../words/index.js';
import { durationInWords } from './duration.js';
import { groupedDecimal, money, roundedDecimal } from './numbers.js';

/** A value as the database holds it, in storage units; `real` numbers are doubles in natural units. */
export type Stored = string | number | bigint;

type Form = Extract<ValueType, { form: unknown }>['form'];

const SHOWN_DIGITS = 6;

/** The decimal digits of a number in natural units: `30`, `12.5`. */
function digits(form: Form, stored: Stored, fractionDigits = SHOWN_DIGITS): string {
  return form === 'real' ? roundedDecimal(Number(stored), fractionDigits) : fromScaled(BigInt(stored), form.exact);
}

/** For people: `¥3,000.00`, `134 days 4 h`, `2026-06-01 08:00`. `zone` is the book's time zone. */
export function shownValue(type: ValueType, stored: Stored, zone: string, words: Words['units']): string {
  switch (type.kind) {
    case 'number':
      return groupedDecimal(digits(type.form, stored));
    case 'money':
      return money(digits(type.form, stored, 4));
    case 'duration':
      return durationInWords(Math.round(Number(stored)), words);
    case 'bool':
      return words.bool(Number(stored) !== 0);
    case 'date':
      return formatDate(Number(stored));
    case 'time':
      return localInstant(Number(stored), zone);
    case 'set':
      return words.list(setMembers(String(stored)).map((element) => shownValue(type.element, element, zone, words)));
    case 'distance':
      return `${roundedDecimal(kilometres(Number(stored)), 3)} km`;
    case 'text':
    case 'enum':
    case 'point':
      return printable(String(stored));
    default:
      return unreachable(type);
  }
}
