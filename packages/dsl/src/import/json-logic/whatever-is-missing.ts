import { Findings } from '../findings.js';
import type { Json } from '../json.js';
import { all, any, type Logic } from '../logic.js';
import * as make from '../nodes.js';
import { isOperation, operationOf } from './apply.js';
import type { Translation } from './value.js';
import { isSame, type Variable, withMissing } from './variables.js';

/** With more fields than this in one comparison, who may be missing beside whom is not written out. */
const MOST_VARIABLES = 3;

/**
 * A comparison for everybody. JSON Logic goes on with null, or with a default, where a field is missing; here nothing
 * compares with what is missing. So each way in which fields may be missing is translated by itself, as if its constant
 * were written there, and added where something comes of it.
 *
 * @param asked the fields that the comparison asks for, each with its place in the document.
 */
export const whateverIsMissing = (
  rule: Json,
  asked: readonly (Variable | undefined)[],
  translation: Translation,
  translate: (rule: Json, translation: Translation) => Logic | undefined,
): Logic | undefined => {
  const known = translate(rule, translation);
  if (known === undefined) return undefined;
  const variables = distinct(asked.filter((each) => each !== undefined));
  const { subjects, findings } = translation;
  const names = variables.map(({ path }) => subjects.named(path)?.name ?? path);
  const place = variables[0]?.pointer ?? '';
  if (variables.length > MOST_VARIABLES) {
    findings.hint('missing-differs', place, { names });
    return known;
  }
  const added: Logic[] = [];
  for (const missing of subsets(variables)) {
    // What cannot be said of the missing is told once, as a hint, and not as what is wrong with the rule.
    const logic = translate(withMissing(rule, missing), { subjects, findings: new Findings() });
    if (logic === undefined) {
      findings.hint('missing-differs', place, { names });
      return known;
    }
    added.push(all([...missing.map(({ path }) => isMissing(path, translation)), logic]));
  }
  if (added.some((logic) => logic !== false) && isSurprising(rule, variables))
    findings.hint('missing-counts', place, { names });
  return any([known, ...added]);
};

const isMissing = (path: string, { subjects }: Translation): Logic => {
  const subject = subjects.named(path);
  return subject === undefined ? false : make.missing(subject.expr);
};

/** Who asks for null asks for the missing, and who gave a default knows of them: neither needs to be told. */
const isSurprising = (rule: Json, variables: readonly Variable[]): boolean =>
  !isNullAsked(rule) && variables.some(({ fallback }) => fallback === null);

const isNullAsked = (rule: Json): boolean => isOperation(rule) && operationOf(rule)[1].includes(null);

const distinct = (variables: readonly Variable[]): readonly Variable[] =>
  variables.filter((variable, index) => variables.findIndex((other) => isSame(other, variable)) === index);

/** Every choice of one or more, the smaller ones first. */
const subsets = <T>(from: readonly T[]): readonly (readonly T[])[] =>
  from
    .reduce<readonly (readonly T[])[]>((sets, each) => [...sets, ...sets.map((set) => [...set, each])], [[]])
    .filter((set) => set.length > 0)
    .toSorted((a, b) => a.length - b.length);
