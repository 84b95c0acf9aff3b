import type { Expr } from '../syntax/ast/index.js';
import type { Findings } from './findings.js';
import type { Pointer } from './json.js';
import * as make from './nodes.js';
import type { Subject, Subjects } from './subjects.js';

/** More fraction digits than this the language does not keep. */
const FRACTION_DIGITS = 6;
/** Millionths beyond this are no whole numbers any more. */
const LARGEST = Number.MAX_SAFE_INTEGER / 10 ** FRACTION_DIGITS;

/** A number written out; undefined, and said so, where the language has no such number. */
export const numberLiteral = (value: number, pointer: Pointer, findings: Findings): Expr | undefined => {
  const decimal = String(value);
  const isPlain = /^-?\d+(?:\.\d{1,6})?$/.test(decimal);
  if (!isPlain || Math.abs(value) > LARGEST) return findings.error('number-out-of-range', pointer, { value: decimal });
  return make.number(decimal === '-0' ? '0' : decimal);
};

const DATE = /^(\d{4}-\d{2}-\d{2})$/;
const LOCAL = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.0+)?$/;
const DURATION = /^(\d+(?:\.\d+)?)(s|min|h|d|w)$/;

/** No rule file may hold these: ends of lines, controls, halves of characters, marks that turn the direction of writing. */
const UNWRITABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** A text as a value that the subject can be compared with, if it can be written so. */
export const textLiteral = (
  text: string,
  subject: Subject,
  subjects: Subjects,
  pointer: Pointer,
  findings: Findings,
): Expr | undefined => {
  const { held, name } = subject;
  const misfit = (): undefined =>
    findings.error('value-does-not-fit', pointer, { name, kind: held.kind, value: JSON.stringify(text) });
  if (UNWRITABLE.test(text)) return misfit();
  switch (held.kind) {
    case 'text':
      return make.valueRef(text, !subjects.isName(text));
    case 'enum':
    case 'tag':
      return declared(text, held.values, name, pointer, findings);
    case 'set':
      if (held.element === 'enum') return declared(text, held.values, name, pointer, findings);
      if (held.element === 'text') return make.valueRef(text, !subjects.isName(text));
      return held.element === 'date' ? (dateLiteral(text) ?? misfit()) : misfit();
    case 'date':
    case 'time':
      return dateLiteral(text) ?? misfit();
    case 'duration': {
      const [, amount, unit] = DURATION.exec(text) ?? [];
      return amount === undefined || unit === undefined
        ? misfit()
        : make.duration(amount, unit as 's' | 'min' | 'h' | 'd' | 'w');
    }
    default:
      return misfit();
  }
};

const declared = (
  text: string,
  values: readonly string[],
  name: string,
  pointer: Pointer,
  findings: Findings,
): Expr | undefined =>
  values.includes(text.normalize('NFC'))
    ? make.valueRef(text.normalize('NFC'), true)
    : findings.error('undeclared-value', pointer, { name, value: text, declared: values });

const dateLiteral = (text: string): Expr | undefined => {
  const day = DATE.exec(text)?.[1];
  if (day !== undefined) return make.date(day, '');
  const [, local, time] = LOCAL.exec(text) ?? [];
  return local === undefined || time === undefined ? undefined : make.date(local, time);
};
