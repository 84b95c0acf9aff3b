import type { EventThing, Field } from '../../catalog/catalog.js';
import type { ValueType } from '../../catalog/types.js';
import type { CheckedBook, TagModel, Target } from '../../check/model.js';
import type { Decl, Expr, MetricDecl, NodeBase } from '../../syntax/ast/index.js';
import { time } from '../../catalog/types.js';
import type { Cond } from '../conditions.js';
import type { Column, HistoryColumn, RankId, RankThreshold, SegmentId, TagId } from '../types.js';
import type { Value } from '../values.js';
import type { Registry } from './columns.js';
import type { Step } from './memory.js';
import { mark, type Lineage } from './origins.js';

/** Values stand in conditions and conditions in values, so each part reaches the whole through the context. */
export interface Meanings {
  readonly value: (context: Context, node: Expr) => Value;
  readonly condition: (context: Context, node: Expr) => Cond;
}

/** What resolving needs to know, and the registries that it fills. */
export interface Context {
  readonly meanings: Meanings;
  readonly checked: CheckedBook;
  readonly registry: Registry;
  /** The meaning of a metric, which is found out when it is first asked for. */
  readonly metric: (node: MetricDecl) => Value;
  readonly tagIds: ReadonlyMap<string, TagId>;
  readonly segmentIds: ReadonlyMap<string, SegmentId>;
  readonly lineageOf: (decl: Decl) => Lineage;
  /** The declaration at hand, its file, and what it has asked of the book so far. */
  readonly decl: Decl;
  readonly file: string;
  readonly steps: Step[];
}

/** What a declaration asks with; the book's own part of it. */
export type Whole = Omit<Context, 'decl' | 'file' | 'steps'>;

/** The context of a declaration. */
export const within = (whole: Whole, decl: Decl): Context => ({
  ...whole,
  decl,
  file: whole.checked.fileOf.get(decl) ?? '',
  steps: [],
});

/** The value that reads a column, which is added unless the book has it already. */
export const columnFor = ({ registry, steps }: Context, draft: Omit<Column, 'id' | 'level'>): Value => {
  const told = registry.column(draft);
  steps.push({ asked: 'column', told });
  return { kind: 'column', type: told.part.type, column: told.part.id };
};

export const rankFor = ({ registry, steps }: Context, draft: Omit<RankThreshold, 'id'>): RankId => {
  const told = registry.rank(draft);
  steps.push({ asked: 'rank', told });
  return told.part.id;
};

/** The instant out of a customer's history. */
export const historyFor = ({ registry, steps }: Context, draft: Omit<HistoryColumn, 'id'>): Value => {
  const told = registry.history(draft);
  steps.push({ asked: 'history', told });
  return { kind: 'history', type: time, history: told.part.id };
};

export const metricFor = ({ metric, lineageOf, steps }: Context, node: MetricDecl): Value => {
  const told = metric(node);
  steps.push({ asked: 'metric', metric: lineageOf(node), told });
  return told;
};

/** By its first name. */
export const tagIdOf = ({ tagIds, steps }: Context, name: string): TagId => {
  const told = tagIds.get(name);
  if (told === undefined) throw new Error('a tag without an id');
  steps.push({ asked: 'tag', name, told });
  return told;
};

/** By its first name. */
export const segmentIdOf = ({ segmentIds, steps }: Context, name: string): SegmentId => {
  const told = segmentIds.get(name);
  if (told === undefined) throw new Error('a segment without an id');
  steps.push({ asked: 'segment', name, told });
  return told;
};

/** Only books without errors are resolved, so a name without a target is a fault of the checker, not of the book. */
export const targetOf = (context: Context, node: NodeBase<string>): Target => {
  const target = context.checked.targets.get(node);
  if (target === undefined) throw new Error(`unresolved ${node.kind} at ${context.file}:${node.span.start}`);
  return target;
};

/** The event that a name points at. */
export const eventNamed = (context: Context, name: NodeBase<string>): EventThing => {
  const target = targetOf(context, name);
  if (target.kind !== 'event') throw new Error('expected an event');
  return target.event;
};

/** The field that a name points at; undefined for the time of an event. */
export const fieldNamed = (context: Context, name: NodeBase<string>): Field | undefined => {
  const target = targetOf(context, name);
  return target.kind === 'customer-field' || target.kind === 'event-field' ? target.field : undefined;
};

/** The tag that a name points at. */
export const tagNamed = (context: Context, name: NodeBase<string>): TagModel => {
  const target = targetOf(context, name);
  if (target.kind !== 'tag') throw new Error('expected a tag');
  return target.tag;
};

export const typeOf = (context: Context, node: Expr): ValueType => {
  const type = context.checked.types.get(node);
  if (type === undefined) throw new Error(`untyped ${node.kind} at ${context.file}:${node.span.start}`);
  return type;
};

export const eventOf = (context: Context, node: NodeBase<string>): EventThing | 'any' => {
  const event = context.checked.events.get(node);
  if (event === undefined) throw new Error(`no event for ${node.kind} at ${context.file}:${node.span.start}`);
  return event;
};

/** Remembers where a part of the plan was written. */
export const written = <P extends object>({ file, decl, lineageOf }: Context, node: NodeBase<string>, part: P): P => {
  mark(part, { file, node, decl, lineage: lineageOf(decl) });
  return part;
};

/** The meaning of an expression that stands for a value. */
export const valueOf = (context: Context, node: Expr): Value => context.meanings.value(context, node);

/** The meaning of an expression that stands for a condition. */
export const conditionOf = (context: Context, node: Expr): Cond =>
  written(context, node, context.meanings.condition(context, node));

/** A number written in the rule, as the double nearest to it. */
export const numberOf = (context: Context, node: Expr): number => {
  const value = valueOf(context, node);
  if (value.kind !== 'const' || typeof value.value !== 'number') throw new Error('expected a written number');
  const scale = 'form' in value.type && value.type.form !== 'real' ? value.type.form.exact : 0;
  return value.value / 10 ** scale;
};
