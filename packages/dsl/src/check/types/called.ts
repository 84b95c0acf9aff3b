import type { Expr } from '../../syntax/ast/index.js';
import { printNode } from '../../syntax/print/index.js';
import type { Node } from '../../syntax/visit.js';
import type { Book, Context } from '../context.js';
import { shownName } from '../model.js';

/** How messages call an expression: by its first name if it has one, else as it was written. */
export const nameOf = (expr: Expr, cx: Pick<Context, 'book' | 'file'>): string => {
  const target = cx.book.tables.targets.get(expr);
  if (target?.kind === 'customer-field' || target?.kind === 'event-field') return shownName(target.field.names);
  if (target?.kind === 'metric') return shownName(target.metric.names);
  return excerpt(expr, cx);
};

const LONGEST = 48;

/** What was written there, on one line and not too long. */
export const excerpt = (node: Node, cx: Pick<Context, 'book' | 'file'>): string => {
  const text = cx.book.written(cx.file, node.span) ?? printNode(node, { keywords: 'en' });
  const line = text.replace(/\s+/g, ' ');
  if (line.length <= LONGEST) return line;
  const characters = Array.from(line);
  return characters.length <= LONGEST ? line : `${characters.slice(0, LONGEST - 1).join('')}…`;
};

/** Whether the value is `since` or `until` of something, by itself or through a metric. */
export const isRecency = (expr: Expr, book: Book): boolean => {
  if (expr.kind === 'Recency') return true;
  if (expr.kind === 'Call') return expr.fn === 'since' || expr.fn === 'until';
  const target = book.tables.targets.get(expr);
  return target?.kind === 'metric' && isRecency(target.metric.value, book);
};
