import type { Plan } from '@tagwright/dsl';
import { answeredSubjects } from '../log/answered.js';
import type { ComparedSubject } from '../log/append-flips.js';
import { subjectKey } from '../log/change.js';
import { remembered } from '../store/remembered.js';

/** The subjects of two books, whatever their ids are; before the first book there are none. */
export const subjectPairs = (before: Plan | undefined, after: Plan): readonly ComparedSubject[] => {
  const pairs = new Map<string, ComparedSubject>();
  for (const each of answeredSubjects(after))
    pairs.set(subjectKey(each.subject), { subject: each.subject, before: undefined, after: each });
  for (const each of before === undefined ? [] : answeredSubjects(before)) {
    const key = subjectKey(each.subject);
    pairs.set(key, { subject: each.subject, before: each, after: pairs.get(key)?.after });
  }
  return [...pairs.values()];
};

/** The subjects of a book that stays in force: the same list each time. */
export const pairsWithin = remembered((plan: Plan): readonly ComparedSubject[] => subjectPairs(plan, plan));
