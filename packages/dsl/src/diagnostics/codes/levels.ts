import type { Level } from '../diagnostic.js';
import type { CheckCodes } from './check.js';

/** The codes of the checker that are not errors. A book with errors has no plan; warnings and hints change nothing. */
const MILD: { readonly [C in keyof CheckCodes]?: Exclude<Level, 'error'> } = {
  'missing-timezone': 'hint',
  'empty-list': 'warning',
  'pointless-times': 'warning',
  'manual-never-expires': 'warning',
  'test-without-expect': 'warning',
  'unchecked-step': 'warning',
  'given-rank-unused': 'warning',
  'unreachable-case': 'warning',
  'never-holds': 'warning',
  'always-holds': 'warning',
  'gap-between-cases': 'hint',
  'overlapping-cases': 'hint',
  'expires-defeated': 'warning',
  'unused-tag': 'hint',
  'ties-widen-rank': 'hint',
  'same-definition': 'hint',
  'separate-tags': 'hint',
  'negation-of-missing': 'hint',
  'recency-ranked-top': 'hint',
  'repeats-field': 'hint',
  'too-many-values': 'hint',
  'too-many-tags': 'hint',
};

/** What the checker may say: its own, and that 生日为空 is two words, which only who knows the names can tell. */
export type CheckCode = keyof CheckCodes | 'glued-keyword';

export const levelOf = (code: CheckCode): Level => (code === 'glued-keyword' ? 'error' : (MILD[code] ?? 'error'));
