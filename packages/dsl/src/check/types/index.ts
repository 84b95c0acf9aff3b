import type { ValueType } from '../../catalog/types.js';
import type { Decl, Expr, MetricDecl } from '../../syntax/ast/index.js';
import type { Book, Context, HiddenBecause, Sight } from '../context.js';
import { checkCondition } from './conditions.js';
import { valueType } from './values.js';

/**
 * Makes the places where expressions of a book stand. Each expression is looked at once, however often its type is
 * asked for; a metric's type is worked out where the metric is declared, and a cycle of metrics (which a rule
 * reports) ends in no type.
 *
 * @param settled declarations that the side tables know already, so that nothing in them is looked at again.
 */
export const typeChecker = (book: Book, settled: ReadonlySet<Decl> = new Set()): ((file: string) => Context) => {
  const seen = new Map<Expr, ValueType | undefined>();
  const metrics = new Map<MetricDecl, ValueType | undefined>();

  const metric = (decl: MetricDecl): ValueType | undefined => {
    if (settled.has(decl)) return book.tables.types.get(decl.value);
    if (!metrics.has(decl)) {
      metrics.set(decl, undefined);
      metrics.set(decl, place(book.fileOf.get(decl) ?? '').value(decl.value));
    }
    return metrics.get(decl);
  };

  const place = (
    file: string,
    sights: readonly Sight[] = [],
    hidden: ReadonlyMap<string, HiddenBecause> = new Map(),
  ): Context => {
    const event = sights[0]?.event;
    const cx: Context = {
      book,
      file,
      event: event === 'any' ? undefined : event,
      sights,
      hidden,
      metric,
      report: book.findings.in(file),
      inside: (other, alias) => place(file, [{ event: other, alias }], outside(sights, hidden)),
      seeing: (seen, others) => place(file, seen, others),
      value: (expr) => {
        if (!seen.has(expr)) {
          seen.set(expr, undefined);
          const type = valueType(expr, cx);
          seen.set(expr, type);
          if (type !== undefined) book.tables.types.set(expr, type);
        }
        return seen.get(expr);
      },
      condition: (expr) => checkCondition(expr, cx),
    };
    return cx;
  };
  return (file) => place(file);
};

/** What is in sight around an aggregate is out of sight in it: it is worked out for the customer, not for an event. */
const outside = (
  sights: readonly Sight[],
  hidden: ReadonlyMap<string, HiddenBecause>,
): ReadonlyMap<string, HiddenBecause> =>
  new Map([
    ...hidden,
    ...sights.flatMap(({ alias }) => (alias === undefined ? [] : [[alias.text, 'aggregate' as const] as const])),
  ]);
