import type { TagModel } from '../../check/model.js';
import type { Expr, TagRef } from '../../syntax/ast/index.js';
import type { Cond } from '../conditions.js';
import type { TagId } from '../types.js';
import { tagIdOf, tagNamed, targetOf, type Context } from './context.js';
import { admitted, type Op } from './orders.js';

/** A condition on a tag is always a set of values that it admits. */
export const tagIn = (context: Context, node: TagRef, values: readonly string[]): Cond => {
  const { id } = tagOf(context, node);
  return { kind: 'tag', tag: id, values };
};

export const tagOf = (context: Context, node: TagRef): { id: TagId; tag: TagModel } => {
  const tag = tagNamed(context, node.tag);
  return { id: tagIdOf(context, tag.names[0] ?? ''), tag };
};

/** The declared values that stand on the right of a comparison with a tag. */
export const tagValue = (context: Context, item: Expr): string => {
  const target = targetOf(context, item);
  if (target.kind !== 'tag-value') throw new Error('expected a value of the tag');
  return target.value;
};

export const tagComparison = (context: Context, op: Op, left: TagRef, right: Expr): Cond =>
  tagIn(context, left, admitted(tagOf(context, left).tag.values, op, tagValue(context, right)));

/** The values of a `has` or `in` list, in declared order and without repeats, so that equal conditions are equal. */
export const tagValues = (context: Context, node: TagRef, items: readonly Expr[]): readonly string[] => {
  const wanted = new Set(items.map((item) => tagValue(context, item)));
  return tagOf(context, node).tag.values.filter((value) => wanted.has(value));
};
