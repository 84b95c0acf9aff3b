import type { MetricDecl } from '../../syntax/ast/index.js';
import type { Book } from '../context.js';
import { shownName, type TagModel } from '../model.js';
import { nodesOf } from '../nodes.js';
import { declaredAt } from '../tag-models.js';
import type { Rule } from './rule.js';

/**
 * Separate tags for R, F and M beside one that combines them: nobody reads the parts once there is the whole, and the
 * parts are metrics already.
 */
export const separateTags: Rule = ({ book, tags }) => {
  const read = tags.filter((tag) => !tag.manual).map((tag) => ({ tag, metrics: metricsOnly(tag, book) }));
  for (const { tag: combined, metrics } of read) {
    if (metrics === undefined || metrics.size < 2) continue;
    const parts = read.filter((other) => other.metrics?.size === 1 && isSubset(other.metrics, metrics));
    if (new Set(parts.flatMap((part) => [...(part.metrics ?? [])])).size < 2) continue;
    for (const { tag, metrics: own } of parts) {
      const [metric] = own ?? [];
      const params = {
        tag: shownName(tag.names),
        metric: shownName(metric?.names ?? []),
        combined: shownName(combined.names),
      };
      const at = declaredAt(tag);
      const other = declaredAt(combined);
      if (at === undefined || other === undefined) continue;
      const related = [{ file: combined.file, span: other.span }];
      book.findings.in(tag.file)('separate-tags', at, params, { related });
    }
  }
};

const isSubset = <T>(part: ReadonlySet<T>, whole: ReadonlySet<T>): boolean =>
  [...part].every((each) => whole.has(each));

/** The metrics that a tag's conditions compare, if they read nothing but metrics. */
const metricsOnly = (tag: TagModel, book: Book): ReadonlySet<MetricDecl> | undefined => {
  const metrics = new Set<MetricDecl>();
  for (const { trigger } of tag.cases) {
    for (const node of nodesOf(trigger)) {
      const target = book.tables.targets.get(node);
      if (target?.kind === 'metric') metrics.add(target.metric);
      else if (target !== undefined || READS_MORE.has(node.kind)) return undefined;
    }
  }
  return metrics;
};

const READS_MORE: ReadonlySet<string> = new Set(['Did', 'Aggregate', 'Recency', 'OnTrigger', 'Hole']);
