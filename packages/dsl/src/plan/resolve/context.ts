import type { EventThing, Field } from '../../catalog/catalog.js';
import type { ValueType } from '../../catalog/types.js';
import type { CheckedBook, TagModel, Target } from '../../check/model.js';
import type { Expr, MetricDecl, NodeBase } from '../../syntax/ast/index.js';
import type { Cond } from '../conditions.js';
import type { SegmentId, TagId } from '../types.js';
import type { Value } from '../values.js';
import type { Registry } from './columns.js';

/** Where a part of the plan was written: for showing a condition in the author's words. */
export interface Origin {
  readonly file: string;
  readonly node: NodeBase<string>;
}

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
  readonly metrics: Map<MetricDecl, Value>;
  readonly tagIds: ReadonlyMap<string, TagId>;
  readonly segmentIds: ReadonlyMap<string, SegmentId>;
  readonly origins: WeakMap<object, Origin>;
  /** The file of the declaration at hand. */
  readonly file: string;
}

/** The same context in the file of a declaration. */
export const inFileOf = (context: Context, node: NodeBase<string>): Context => ({
  ...context,
  file: context.checked.fileOf.get(node) ?? context.file,
});

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

/** Remembers where a condition was written. */
export const written = <C extends Cond>(context: Context, node: NodeBase<string>, condition: C): C => {
  context.origins.set(condition, { file: context.file, node });
  return condition;
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
