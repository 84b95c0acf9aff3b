import type { Fix } from '../../diagnostics/diagnostic.js';
import type { Aggregate, Did, Expr, Recency, Step } from '../../syntax/ast/index.js';
import type { Book } from '../context.js';
import type { Target } from '../model.js';
import { everyNode } from '../nodes.js';
import type { Node } from '../../syntax/visit.js';
import { keyword } from '../spelling.js';
import { excerpt } from '../types/called.js';
import type { Place, Rule } from './rule.js';

type Holder = Did | Step | Aggregate | Recency;

/**
 * Each condition of a `where` names something of its event. One that does not was most often meant to stand after
 * it: `where` takes in every `and` that follows. (After `on`, where nothing can follow, it is meant.)
 */
export const whereOutsideEvent: Rule = ({ book, each }) => {
  for (const kind of ['Did', 'Step', 'Aggregate', 'Recency'] as const) {
    each<Holder>(kind, (holder, place) => {
      const event = book.tables.events.get(holder);
      const { where } = holder;
      if (where === undefined || event === undefined || event === 'any') return;
      const conjuncts = where.kind === 'And' ? where.operands : [where];
      for (const conjunct of conjuncts) {
        if (speaksOfEvent(conjunct, book)) continue;
        const fixes = moveOut(conjunct, conjuncts, holder, place, book);
        place.report(
          'where-outside-event',
          conjunct,
          { event: event.names[0] ?? '', text: excerpt(conjunct, { book, file: place.file }) },
          { fixes },
        );
      }
    });
  }
};

/** Whether anything in it is a field of an event, or was not understood and may have been meant as one. */
const speaksOfEvent = (conjunct: Expr, book: Book): boolean =>
  everyNode(conjunct).some(({ node, ancestors }) => {
    if (ancestors.some((around) => around.kind === 'Aggregate' || around.kind === 'Recency')) return false;
    if (NOT_OF_EVENTS.has(node.kind)) return true;
    const target = book.tables.targets.get(node);
    if (node.kind === 'Ref' || node.kind === 'Member') {
      return target === undefined || isOfEventAtHand(target);
    }
    return node.kind === 'Hole';
  });

/** A field of an earlier step says nothing of the event at hand. */
const isOfEventAtHand = (target: Target): boolean =>
  (target.kind === 'event-field' || target.kind === 'event-time') && (target.up ?? 0) === 0;

/** What a `where` does not take at all has been reported as such. */
const NOT_OF_EVENTS: ReadonlySet<string> = new Set(['TagRef', 'InSegment', 'Did', 'Rank', 'HeldFor', 'Changed']);

/** Takes the condition out of the `where` and puts it after the condition that the `where` belongs to. */
const moveOut = (
  conjunct: Expr,
  conjuncts: readonly Expr[],
  holder: Holder,
  { file, ancestors }: Place,
  book: Book,
): readonly Fix[] => {
  const text = book.written(file, conjunct.span);
  const whole = holder.kind === 'Did' ? holder : ancestors.find(isCondition);
  if (text === undefined || whole === undefined || conjunct.kind === 'Or' || readsStep(conjunct, book)) return [];
  const index = conjuncts.indexOf(conjunct);
  const before = conjuncts[index - 1];
  const after = conjuncts[index + 1];
  const start = before?.span.end ?? (after === undefined ? headEnd(holder) : conjunct.span.start);
  const end = before === undefined && after !== undefined ? after.span.start : conjunct.span.end;
  return [
    {
      kind: 'move-out-of-where',
      params: {},
      edits: [
        { span: { start, end }, text: '' },
        { span: { start: whole.span.end, end: whole.span.end }, text: ` ${keyword('and', { book, file })} ${text}` },
      ],
    },
  ];
};

/** Outside its sequence an earlier step has no name. */
const readsStep = (conjunct: Expr, book: Book): boolean =>
  everyNode(conjunct).some(({ node }) => book.tables.targets.get(node)?.kind === 'alias');

const headEnd = (holder: Holder): number =>
  holder.alias !== undefined
    ? holder.alias.span.end
    : holder.kind === 'Did' || holder.kind === 'Step'
      ? holder.event === 'any'
        ? holder.span.start
        : holder.event.span.end
      : holder.operand.span.end;

const CONDITIONS: ReadonlySet<string> = new Set([
  'Compare',
  'In',
  'Between',
  'TextTest',
  'MissingTest',
  'InWindow',
  'Did',
]);
const isCondition = (node: Node): boolean => CONDITIONS.has(node.kind);
