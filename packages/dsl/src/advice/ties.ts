import { Findings } from '../diagnostics/findings.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { cutPosition } from '../plan/semantics/index.js';
import type { RankId } from '../plan/types.js';
import type { Compare } from '../syntax/ast/index.js';
import { everyPart } from './parts.js';
import type { Advised } from './index.js';

/** What an evaluation found of a threshold; one for each group, where there are several. */
export interface ReachedThreshold {
  readonly rank: RankId;
  /** How many are ranked. */
  readonly population: number;
  /** How many of them stand at the threshold or beyond it. */
  readonly reached: number;
}

/** Fewer than this say nothing: of three customers, two are soon tied. */
const LEAST_REACHED = 10;

/**
 * Ranks whose ties at the threshold more than double who they take in: “the top 20%” who are half of all, because half
 * of all have ordered once. Only data can tell, so this is asked after an evaluation.
 */
export const tiesAtThresholds = (
  { plan, origins, texts }: Advised,
  thresholds: readonly ReachedThreshold[],
): readonly Diagnostic[] => {
  const findings = new Findings();
  const conditions = everyPart([plan.tags, plan.segments, plan.ranks]).filter(
    (part) => (part as { readonly kind?: string }).kind === 'rank',
  ) as readonly { readonly rank: RankId }[];
  for (const { rank, population, reached } of thresholds) {
    const cut = plan.ranks.find(({ id }) => id === rank)?.cut;
    if (cut === undefined || cut === 'average' || reached < LEAST_REACHED) continue;
    const wanted = cutPosition(cut, population);
    if (reached <= 2 * wanted) continue;
    for (const condition of conditions.filter((each) => each.rank === rank)) {
      const origin = origins.get(condition);
      const node = origin?.node as Compare | undefined;
      if (origin === undefined || node?.kind !== 'Compare') continue;
      const text = texts.get(origin.file)?.slice(node.right.span.start, node.right.span.end) ?? '';
      findings.in(origin.file)('ties-widen-rank', node.right, { text, wanted, reached, population });
    }
  }
  return findings.sorted([...texts.keys()].toSorted());
};
