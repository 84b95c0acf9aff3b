import type { ConditionPlace, ReasoningCodes } from '../../codes/reasoning.js';
import { code, type Messages } from '../words.js';
import { and } from './words.js';

export const reasoning: Messages<ReasoningCodes> = {
  'unreachable-case': ({ value, by, otherwise }) =>
    otherwise
      ? `nobody is left for ${code(value)}: ${and(by.map(code))} already take${by.length === 1 ? 's' : ''} in everybody; remove \`otherwise\`, or make the cases before it narrower`
      : `nobody gets ${code(value)} from this case: whoever meets its conditions meets those of ${and(by.map(code))}, which come${by.length === 1 ? 's' : ''} first; move the narrower case up, or remove it`,
  'never-holds': ({ of, name, text, against, because }) =>
    against === ''
      ? `${code(text)} can never hold, so ${nobody(of, name)}`
      : `${code(text)} and ${code(against)} can never hold together${because === 'events' ? ', because one needs events that the other rules out' : ''}, so ${nobody(of, name)}`,
  'always-holds': ({ of, name, text }) => `${code(text)} holds for everybody, so ${everybody(of, name)}`,
  'gap-between-cases': ({ tag, below, above, witness }) =>
    `${below === above ? `in the middle of ${code(below)}` : `between ${code(below)} and ${code(above)}`} some customers get no value of ${code(tag)}, for example one with ${and(witness.map(code))}; close the gap, or say \`otherwise\``,
  'overlapping-cases': ({ value, by, witness }) =>
    `${code(value)} and ${code(by)} overlap: a customer with ${and(witness.map(code))} meets both and gets ${code(by)}, which comes first; let one end where the other begins`,
  'expires-defeated': ({ value, by }) =>
    `\`expires\` has no effect: ${and(by.map(code))} hold${by.length === 1 ? 's' : ''} for all that time and replace${by.length === 1 ? 's' : ''} ${code(value)} at once; make ${by.length === 1 ? 'it' : 'them'} narrower, or use another tag`,
  'unused-tag': ({ tag }) =>
    `nothing uses the tag ${code(tag)}: no segment, no other tag, no test, and nobody looks at it; it may be removed`,
  'ties-widen-rank': ({ text, wanted, reached, population }) =>
    `${code(text)} takes in ${reached} of ${population} customers instead of ${wanted}, because so many are tied at the threshold; rank a finer value, or compare with a fixed number`,
};

const nobody = (of: ConditionPlace, name: string): string =>
  of === 'case' ? `nobody gets ${code(name)}` : of === 'segment' ? `nobody is in ${code(name)}` : 'no event matches';

const everybody = (of: ConditionPlace, name: string): string =>
  of === 'case'
    ? `${code(name)} says nothing of anybody; to give it to all who are left, write \`otherwise\``
    : `${code(name)} leaves nobody out`;
