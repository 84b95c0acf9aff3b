import type { Expr, MetricDecl, Ref } from '../../syntax/ast/index.js';
import type { Book } from '../context.js';
import { shownName } from '../model.js';
import { everyNode } from '../nodes.js';
import type { Node } from '../../syntax/visit.js';
import type { Rule } from './rule.js';

/**
 * Events are gathered before customers can be ranked, so what is asked of an event cannot rest on `score`, not even
 * through a metric.
 */
export const rankedMetricInWhere: Rule = ({ book, each }) => {
  each<Ref>('Ref', (ref, { report, ancestors }) => {
    const target = book.tables.targets.get(ref);
    if (target?.kind !== 'metric' || !ancestors.some(isGathering)) return;
    if (isRanked(target.metric, book)) {
      report('ranked-metric-in-where', ref, { metric: shownName(target.metric.names) });
    }
  });
};

const GATHERING: ReadonlySet<string> = new Set(['Aggregate', 'Recency', 'Did', 'OnTrigger']);
const isGathering = (node: Node): boolean => GATHERING.has(node.kind);

const isRanked = (metric: MetricDecl, book: Book, seen: ReadonlySet<MetricDecl> = new Set()): boolean => {
  if (seen.has(metric)) return false;
  return everyNode(metric.value).some(({ node }) => {
    if (node.kind === 'Call' && (node as Extract<Expr, { kind: 'Call' }>).fn === 'score') return true;
    const target = book.tables.targets.get(node);
    return target?.kind === 'metric' && isRanked(target.metric, book, new Set([...seen, metric]));
  });
};
