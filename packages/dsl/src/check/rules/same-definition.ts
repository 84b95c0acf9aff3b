import type { Expr, MetricDecl, Name, SegmentDecl } from '../../syntax/ast/index.js';
import type { Book } from '../context.js';
import { meaningKeys } from '../meaning-key.js';
import { namesIn, nodesOf } from '../nodes.js';
import type { Rule } from './rule.js';

/** Whether every name in it means something; of a faulty definition nobody can tell what it says. */
const isUnderstood = (expr: Expr, book: Book): boolean =>
  nodesOf(expr).every(({ kind }) => kind !== 'Hole') &&
  namesIn(expr).every((node) => node.kind === 'Name' || book.tables.targets.has(node));

/** Two metrics, or two segments, that say the same are one too many: one of them will be changed and one forgotten. */
export const sameDefinition: Rule = ({ book, each }) => {
  const key = meaningKeys(book);
  const first = new Map<string, { readonly name: string; readonly file: string; readonly at: Name }>();
  const compare = (names: readonly Name[], expr: MetricDecl['value'], file: string): void => {
    const [name] = names;
    if (name === undefined || !isUnderstood(expr, book)) return;
    const meaning = key(expr);
    const other = first.get(meaning);
    if (other === undefined) first.set(meaning, { name: name.text, file, at: name });
    else {
      const related = [{ file: other.file, span: other.at.span }];
      book.findings.in(file)('same-definition', name, { name: name.text, other: other.name }, { related });
    }
  };
  each<MetricDecl>('MetricDecl', (metric, { file }) => compare(metric.names, metric.value, file));
  each<SegmentDecl>('SegmentDecl', (segment, { file }) => compare(segment.names, segment.condition, file));
};
