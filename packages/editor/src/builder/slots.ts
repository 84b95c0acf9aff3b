import { type Ast, children, type Node, type Span, type Token } from '@tagwright/dsl';
import type { Slot, SlotKind } from './model.js';
import type { Source } from './source.js';
import { eventSpan, leadOf, withinOf } from './steps.js';

/** What is known of a node from where it stands. */
interface Place {
  /** Whether it stands where a condition is asked for. */
  readonly isCondition: boolean;
  /** What it is compared with. */
  readonly subject: Ast.Expr | undefined;
  /** The event at hand. */
  readonly event: string | undefined;
}

type SlotNode = Slot['node'];

/** The slots of a condition, or of a value, in no order. */
export const slotsOf = (source: Source, node: Node, isCondition: boolean): Iterable<Slot> =>
  slotsIn(source, node, { isCondition, subject: undefined, event: undefined });

const slotsIn = function* (source: Source, node: Node, place: Place): Generator<Slot> {
  const within = (child: Node, own: Partial<Place> = {}): Iterable<Slot> =>
    slotsIn(source, child, { isCondition: false, subject: undefined, event: place.event, ...own });
  const slot = (kind: SlotKind, of: SlotNode, span = of.span): Slot => ({
    kind,
    span,
    node: of,
    subject: place.subject,
    event: place.event,
  });
  switch (node.kind) {
    case 'Ref':
    case 'Member':
      yield slot(place.subject === undefined ? 'operand' : 'value', node);
      // A bool by itself is a condition.
      if (place.isCondition) yield slot('operator', node, emptyAt(node.span.end));
      return;
    case 'TagRef':
      yield slot('operand', node);
      return;
    case 'Compare':
      yield* within(node.left);
      // Yes or no is asked in one: 是 and 否 would say nothing by themselves.
      if (node.right.kind === 'BoolLit') {
        yield* operatorBefore(source, node, node.left, node.right.span.end, place);
        return;
      }
      yield* operatorBefore(source, node, node.left, node.right.span.start, place);
      yield* within(node.right, { subject: node.left });
      return;
    case 'MissingTest':
      yield* within(node.operand);
      yield* operatorBefore(source, node, node.operand, node.span.end, place);
      return;
    case 'Between':
      yield* within(node.operand);
      yield* operatorBefore(source, node, node.operand, node.low.span.start, place);
      yield* within(node.low, { subject: node.operand });
      yield* within(node.high, { subject: node.operand });
      return;
    case 'TextTest':
      yield* within(node.operand);
      yield* operatorBefore(source, node, node.operand, node.text.span.start, place);
      yield* within(node.text, { subject: node.operand });
      return;
    case 'In':
    case 'Has': {
      yield* within(node.operand);
      const items = listOf(node);
      const [first, last] = [items[0], items.at(-1)];
      yield* operatorBefore(source, node, node.operand, first?.span.start ?? node.span.end, place);
      if (first === undefined || last === undefined) return;
      if (node.kind === 'In' && !Array.isArray(node.items)) yield slot('list', first as Ast.Name);
      else if (node.kind === 'Has' && node.mode === 'one') yield* within(first, { subject: node.operand });
      else if (items.every(isPlain))
        yield { ...slot('items', node, { start: first.span.start, end: last.span.end }), subject: node.operand };
      else for (const item of items) yield* within(item, { subject: node.operand });
      return;
    }
    case 'InWindow':
      yield* within(node.operand);
      yield { ...slot('operator', node, operatorSpan(source, node.operand, node.window.span.start)) };
      yield* within(node.window);
      return;
    case 'Did':
      yield node.event === 'any' ? slot('event', node, eventSpan(source, node)) : slot('event', node.event);
      yield* clauses(source, node, node.event === 'any' ? undefined : node.event.text, place);
      return;
    case 'Step': {
      const lead = leadOf(source, node);
      // What has a note in its middle is not written anew as a whole: the note would go.
      if (!source.holdsNote(lead)) yield slot('lead', node, lead);
      yield node.event === 'any' ? slot('event', node, eventSpan(source, node)) : slot('event', node.event);
      const event = node.event === 'any' ? undefined : node.event.text;
      if (node.where !== undefined) yield* within(node.where, { event, isCondition: true });
      const length = withinOf(source, node);
      if (length !== undefined && !source.holdsNote(length)) yield slot('within', node, length);
      else if (node.within !== undefined) yield* within(node.within);
      return;
    }
    case 'Aggregate':
    case 'Recency': {
      const word = source.within(node.span).find(({ keyword }) => keyword === summingUp(node));
      if (word !== undefined) yield slot('aggregate', node, word.span);
      const { operand } = node;
      if (operand.kind === 'Ref') yield slot('event', operand);
      else yield* within(operand, { event: eventOf(node) });
      yield* clauses(source, node, eventOf(node), place);
      return;
    }
    case 'Rank': {
      const end = node.among === undefined && node.per === undefined ? node.span.end : headEnd(source, node);
      yield slot('rank', node, { start: node.span.start, end });
      for (const child of children(node)) yield* within(child, { isCondition: child === node.among });
      return;
    }
    case 'InSegment':
      yield slot('segment', node.segment);
      return;
    case 'And':
    case 'Or':
    case 'Not':
    case 'HeldFor':
      for (const child of children(node)) yield* within(child, { isCondition: child.kind !== 'DurationLit' });
      return;
    default: {
      const kind = PLAIN[node.kind];
      if (kind !== undefined) yield slot(kind, node as SlotNode);
      else for (const child of children(node)) yield* within(child);
    }
  }
};

const PLAIN: Readonly<Partial<Record<Node['kind'], SlotKind>>> = {
  Name: 'name',
  NumberLit: 'number',
  PercentLit: 'percent',
  DurationLit: 'duration',
  DateLit: 'date',
  BoolLit: 'bool',
  Hole: 'empty',
  Times: 'times',
  Habit: 'habit',
  LastWindow: 'window',
  NextWindow: 'window',
  AgoWindow: 'window',
  RangeWindow: 'window',
  OnWindow: 'window',
  OnAgoWindow: 'window',
  BeforeWindow: 'window',
  DayWindow: 'window',
  UnitWindow: 'window',
  CalendarWindow: 'window',
};

/** What follows the event that is asked about: whatever stands after `where` can name its fields. */
const clauses = function* (
  source: Source,
  node: Ast.Did | Ast.Aggregate | Ast.Recency,
  event: string | undefined,
  place: Place,
): Generator<Slot> {
  const { where, window } = node;
  const others = node.kind === 'Did' ? [node.times, ...node.steps, node.habit] : [];
  const plain = { isCondition: false, subject: undefined, event: place.event };
  if (where !== undefined) yield* slotsIn(source, where, { ...plain, isCondition: true, event });
  for (const child of [...others, window]) if (child !== undefined) yield* slotsIn(source, child, plain);
};

/** The words between what is asked about and what follows it. */
const operatorBefore = function* (
  source: Source,
  node: Ast.Expr,
  operand: Ast.Expr,
  end: number,
  { event }: Place,
): Generator<Slot> {
  const span = operatorSpan(source, operand, end);
  if (span.start < span.end) yield { kind: 'operator', span, node, subject: undefined, event };
};

const operatorSpan = (source: Source, operand: Ast.Expr, end: number): Span => {
  const start = source.inParentheses(operand.span).end;
  const words = source.within({ start, end }).filter((token) => !isBracket(source, token));
  const [first, last] = [words[0], words.at(-1)];
  return first === undefined || last === undefined
    ? emptyAt(operand.span.end)
    : { start: first.span.start, end: last.span.end };
};

/** A rank's own words, without the population that it is taken in. */
const headEnd = (source: Source, rank: Ast.Rank): number => {
  const words = source.within(rank.span);
  const at = words.findIndex(({ keyword }) => keyword === 'among' || keyword === 'per');
  return words[at - 1]?.span.end ?? rank.span.end;
};

const isBracket = (source: Source, { kind, span }: Token): boolean =>
  kind === 'sign' && /^[()（）]$/.test(source.slice(span));

const listOf = (node: Ast.In | Ast.Has): readonly (Ast.Expr | Ast.Name)[] =>
  Array.isArray(node.items) ? (node.items as readonly Ast.Expr[]) : [node.items as Ast.Name];

const isPlain = ({ kind }: Ast.Expr | Ast.Name): boolean =>
  kind === 'Ref' || kind === 'NumberLit' || kind === 'DateLit' || kind === 'PercentLit' || kind === 'DurationLit';

const summingUp = (node: Ast.Aggregate | Ast.Recency): string => (node.kind === 'Aggregate' ? node.fn : node.which);

/** The event that is summed up: named by itself, or before a dot. */
const eventOf = ({ operand }: Ast.Aggregate | Ast.Recency): string | undefined => {
  if (operand.kind === 'Ref') return operand.name;
  if (operand.kind === 'Member') return operand.object.text;
  return undefined;
};

const emptyAt = (at: number): Span => ({ start: at, end: at });
