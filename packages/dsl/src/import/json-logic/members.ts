import { isList, type Json, type Pointer } from '../json.js';
import { textLiteral } from '../literals.js';
import type { Logic } from '../logic.js';
import * as make from '../nodes.js';
import { isOperation, operationOf } from './apply.js';
import { refused, subjectOf, type Translation } from './value.js';

/** `some` over a set: one of its members is one of these. */
export const someMember = (
  [list = null, rule = null]: readonly Json[],
  at: (index: number) => Pointer,
  translation: Translation,
): Logic | undefined => {
  const { subjects, findings } = translation;
  if (!isOperation(list) || operationOf(list)[0] !== 'var') return refused('map', at(0), translation);
  const subject = subjectOf(operationOf(list)[1], at(0), translation);
  if (subject === undefined) return undefined;
  if (subject.held.kind !== 'set')
    return findings.error('value-does-not-fit', at(0), { name: subject.name, kind: subject.held.kind, value: 'some' });
  const sought = soughtMembers(rule);
  if (sought === undefined) return findings.error('no-counterpart', at(1), { operator: 'some' });
  const items = sought.map((each) => textLiteral(each, subject, subjects, at(1), findings));
  if (items.includes(undefined)) return undefined;
  const known = items.filter((item) => item !== undefined);
  if (known.length === 0) return false;
  return make.has(subject.expr, known.length === 1 ? 'one' : 'any', known);
};

const MEMBER = JSON.stringify({ var: '' });
const isMember = (rule: Json): boolean =>
  JSON.stringify(rule) === MEMBER || JSON.stringify(rule) === JSON.stringify({ var: [''] });

/** The texts that a rule over a member compares it with, where it does nothing else. */
const soughtMembers = (rule: Json): readonly string[] | undefined => {
  if (!isOperation(rule)) return undefined;
  const [operator, [a = null, b = null]] = operationOf(rule);
  if (operator === 'in' && isMember(a) && isList(b)) return texts(b);
  if (operator !== '==' && operator !== '===') return undefined;
  return isMember(a) ? texts([b]) : isMember(b) ? texts([a]) : undefined;
};

const texts = (values: readonly Json[]): readonly string[] | undefined => {
  const found = values.filter((value) => typeof value === 'string');
  return found.length === values.length ? found : undefined;
};
