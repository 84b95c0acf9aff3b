import type { Decl, MetricDecl } from '../../syntax/ast/index.js';
import { unreachable } from '../../text/unreachable.js';
import type { Whole } from './context.js';
import type { Step } from './memory.js';
import type { Lineage } from './origins.js';

/**
 * Asks the book what a declaration asked of an earlier one, and says whether it is told the same. What the book shares
 * has then been asked for in the same order as if the declaration had been read.
 */
export const isToldAgain = (step: Step, whole: Whole, declOf: ReadonlyMap<Lineage, Decl>): boolean => {
  switch (step.asked) {
    case 'column':
      return whole.registry.columns.takeAgain(step.told);
    case 'rank':
      return whole.registry.ranks.takeAgain(step.told);
    case 'history':
      return whole.registry.histories.takeAgain(step.told);
    case 'metric': {
      const metric = declOf.get(step.metric);
      return metric !== undefined && whole.metric(metric as MetricDecl) === step.told;
    }
    case 'tag':
      return whole.tagIds.get(step.name) === step.told;
    case 'segment':
      return whole.segmentIds.get(step.name) === step.told;
    default:
      return unreachable(step);
  }
};
