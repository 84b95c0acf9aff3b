import { isList, type Json, type Pointer } from '../json.js';
import { numberLiteral, textLiteral } from '../literals.js';
import type { Logic } from '../logic.js';
import * as make from '../nodes.js';
import type { Subject } from '../subjects.js';
import { isOperation, operationOf } from './apply.js';
import { refused, subjectOf, type Translation } from './value.js';

/** `some` over a set: one of its members is one of these. */
export const someMember = (
  [list = null, rule = null]: readonly Json[],
  at: (index: number) => Pointer,
  translation: Translation,
): Logic | undefined => {
  const { findings } = translation;
  if (!isOperation(list) || operationOf(list)[0] !== 'var') return refused('map', at(0), translation);
  const subject = subjectOf(operationOf(list)[1], at(0), translation);
  if (subject === undefined) return undefined;
  if (subject.held.kind !== 'set')
    return findings.error('value-does-not-fit', at(0), { name: subject.name, kind: subject.held.kind, value: 'some' });
  const sought = soughtMembers(rule);
  if (sought === undefined) return findings.error('no-counterpart', at(1), { operator: 'some' });
  return oneOfMembers(subject, sought, at(1), translation);
};

/** A set has one of these; what it cannot hold it does not have. */
export const oneOfMembers = (
  subject: Subject,
  sought: readonly Json[],
  pointer: Pointer,
  { subjects, findings }: Translation,
): Logic | undefined => {
  const { held, expr } = subject;
  const wanted = held.kind === 'set' && held.element === 'number' ? 'number' : 'string';
  const items = sought
    .filter((each) => typeof each === wanted)
    .map((each) =>
      typeof each === 'number'
        ? numberLiteral(each, pointer, findings)
        : textLiteral(String(each), subject, subjects, pointer, findings),
    );
  const known = items.filter((item) => item !== undefined);
  if (known.length < items.length) return undefined;
  return known.length === 0 ? false : make.has(expr, known.length === 1 ? 'one' : 'any', known);
};

const MEMBER = JSON.stringify({ var: '' });
const isMember = (rule: Json): boolean =>
  JSON.stringify(rule) === MEMBER || JSON.stringify(rule) === JSON.stringify({ var: [''] });

/** What a rule over a member compares it with, where it does nothing else. */
const soughtMembers = (rule: Json): readonly Json[] | undefined => {
  if (!isOperation(rule)) return undefined;
  const [operator, [a = null, b = null]] = operationOf(rule);
  if (operator === 'in' && isMember(a) && isList(b)) return b;
  if (operator !== '===' && operator !== '==') return undefined;
  return isMember(a) ? [b] : isMember(b) ? [a] : undefined;
};
