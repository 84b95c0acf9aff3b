import type { HeldKind } from '../findings.js';
import { code, type ImportMessages } from './words.js';

const KINDS: Readonly<Record<HeldKind, string>> = {
  number: 'a number',
  text: 'a text',
  bool: 'a yes or no',
  date: 'a date',
  time: 'a point in time',
  duration: 'a length of time',
  enum: 'one of a fixed choice',
  set: 'a set',
  point: 'a place',
  distance: 'a distance',
  tag: 'a tag',
};
/** How a value of a kind is written in a rule that is taken over; the others are written in no way. */
const WRITTEN: Readonly<Partial<Record<HeldKind, string>>> = {
  number: 'a number, such as `12.5`',
  bool: '`true` or `false`',
  date: 'a text such as `"2026-06-30"`',
  time: 'a text such as `"2026-06-30"`',
  duration: 'a text such as `"90d"`',
};
const list = (names: readonly string[]): string => names.map(code).join(', ');
const either = (names: readonly string[]): string => names.map(code).join(' or ');
const meant = (names: readonly string[]): string =>
  names.length === 0 ? '' : `; did you mean ${names.map(code).join(' or ')}?`;

export const en: ImportMessages = {
  'no-rule': () =>
    'this is no rule: a document holds one rule, an object of rules by their names, or a list of objects with a name and a rule',
  'name-taken': ({ name }) => `the book has something called ${code(name)} already; give the rule another name`,
  'unknown-field': ({ name, nearest }) =>
    `nothing of a customer is called ${code(name)}${nearest.length === 0 ? '; say what it is in the book with `--field`' : meant(nearest)}`,
  'unknown-operator': ({ operator }) => `${code(operator)} is no operator of this format`,
  'no-counterpart': ({ operator }) => `the language has nothing for ${code(operator)} here; write this rule by hand`,
  'wrong-shape': ({ operator, found }) => `${code(found)} is not what ${code(operator)} takes`,
  'computed-name': () => 'the name of a field is worked out here; the language asks for fields by their names alone',
  'needs-constant': ({ operator }) => `both sides of ${code(operator)} are fields; one of them has to be written out`,
  'kinds-differ': ({ left, right }) => `${KINDS[left]} is compared with ${KINDS[right]}`,
  'value-does-not-fit': ({ name, kind, value }) =>
    `${code(name)} is ${KINDS[kind]}, which ${code(value)} does not go with${WRITTEN[kind] === undefined ? '' : `; write ${WRITTEN[kind]}`}`,
  'undeclared-value': ({ name, value, declared }) =>
    `${code(name)} has no value ${code(value)}; declared are ${list(declared)}`,
  'order-differs': ({ name }) =>
    `the values of ${code(name)} have an order of their own in the book, and go by their letters there; name the values that are meant`,
  'condition-as-value': () => 'a condition stands where a value is compared; the language keeps the two apart',
  'number-out-of-range': ({ value }) =>
    `${code(value)} is no number of the language, which keeps six digits after the point and goes up to nine billion`,
  'mixed-results': () =>
    'some results of this `if` are names and others are worked out; for a tag all have to be names, for a segment all conditions',
  'too-many-cases': ({ limit }) => `written out this comes to more than ${limit} cases; ask for fewer fields at once`,
  'too-large': ({ operator, limit }) =>
    `the language has no ${code(operator)} between conditions, so this is written out, which comes to more than ${limit} conditions; make parts of it segments of their own, and put those together by hand`,
  'too-deep': ({ limit }) => `the rule is nested more than ${limit} deep; take a part out into a rule of its own`,
  'missing-counts': ({ names }) =>
    `what is missing is null in JSON Logic, which counts as 0 and equals null, so that this also holds where ${either(names)} is missing; that was written out, take it away if it was not meant`,
  'missing-differs': ({ names }) =>
    `JSON Logic goes on with null where ${either(names)} is missing; here nothing compares with what is missing`,
  'number-as-text': ({ name, value }) =>
    `${code(name)} is a text, so that ${code(value)} has to be spelled like that; JSON Logic also takes other spellings of the number`,
  'division-by-zero': () =>
    'JSON Logic takes a division by zero for infinite; here it is missing, and compares with nothing',
  'rule-left-out': ({ why }) =>
    why === 'muted'
      ? 'this is muted, and was left out'
      : 'no field or no operator was chosen here, so this was left out',
  'empty-group': () => 'this group has no rules, so everybody meets it',
};
