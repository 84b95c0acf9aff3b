import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { Findings } from '../diagnostics/findings.js';
import type { Origins } from '../plan/resolve/index.js';
import type { Plan } from '../plan/types.js';
import { conditionsOfNobody } from './rules/conditions-of-nobody.js';
import { defeatedExpires } from './rules/defeated-expires.js';
import { gaps } from './rules/gaps.js';
import { overlaps } from './rules/overlaps.js';
import { unreachableCases } from './rules/unreachable-cases.js';
import { Subject, type Advice, type Part } from './subject.js';

export { coverageOfTags, type TagCoverage, type Verdict } from './coverage-of-tags.js';
export { tiesAtThresholds, type ReachedThreshold } from './ties.js';
export { unusedTags } from './unused-tags.js';

const RULES: readonly Advice[] = [conditionsOfNobody, defeatedExpires, gaps, overlaps, unreachableCases];

/**
 * Parts of plans of which nothing is to be said. The plans of a book as it changes have a part in common only while it
 * means the same.
 */
const quiet = new WeakSet<object>();

export interface Advised {
  readonly plan: Plan;
  /** Where the parts of the plan were written. */
  readonly origins: Origins;
  /** The text of each file. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * What can be said of a book by reasoning over its conditions: cases that are never reached, conditions that nobody or
 * everybody can meet, gaps and overlaps with an example customer. Only what is certain is said; what is not decided
 * (too many conditions at once, quantities that hang together in ways not known here) is passed over.
 */
export const adviseOn = ({ plan, origins, texts }: Advised): readonly Diagnostic[] => {
  const findings = new Findings();
  const subject = new Subject(plan, origins, findings, texts);
  const attend = (whole: object, part: () => Part): void => {
    if (quiet.has(whole)) return;
    const look = (): void => {
      const own = part();
      for (const rule of RULES) rule(own, subject);
    };
    if (subject.isQuietAbout(look)) quiet.add(whole);
  };
  for (const tag of plan.tags) attend(tag, () => ({ kind: 'tag', tag, reasoned: subject.reasoned(tag) }));
  for (const segment of plan.segments) attend(segment, () => ({ kind: 'segment', segment }));
  for (const where of new Set(plan.columns.map((column) => column.where))) {
    if (where !== undefined) attend(where, () => ({ kind: 'where', where }));
  }
  return findings.sorted([...texts.keys()].toSorted());
};
