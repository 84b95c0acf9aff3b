/**
 * A rule of JSON Logic: a constant, a list, or an object with one key, the operator, and its operands. Objects with
 * several keys (windows, spans) are constants.
 */
export type Rule = string | number | boolean | null | readonly Rule[] | RuleObject;
export interface RuleObject {
  readonly [key: string]: Rule;
}

/** A call of one of our own operators. */
export const call = (operator: string, ...operands: readonly Rule[]): Rule => ({ [operator]: operands });

export const all = (rules: readonly Rule[]): Rule =>
  rules.length === 0 ? true : rules.length === 1 ? (rules[0] as Rule) : { and: rules };
export const any = (rules: readonly Rule[]): Rule =>
  rules.length === 0 ? false : rules.length === 1 ? (rules[0] as Rule) : { or: rules };
export const not = (rule: Rule): Rule => ({ '!': [rule] });

/** The result of the first branch whose condition holds. */
export const firstOf = (branches: readonly (readonly [when: Rule, result: Rule])[], otherwise: Rule): Rule =>
  branches.length === 0 ? otherwise : { if: [...branches.flat(), otherwise] };

/** A part of the plan that is constant in a rule: windows and spans, which have more than one key. */
export const constant = (part: object): Rule => part as RuleObject;
