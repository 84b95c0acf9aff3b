import type { Compare, Expr, Has, In, TagRef } from '../../syntax/ast/index.js';
import type { Context } from '../context.js';
import { shownName, type TagModel } from '../model.js';
import { pointAt, remember } from '../scope/resolve.js';
import { keyword } from '../spelling.js';
import { reportLiteral, reportUndeclared, shownValues } from './right-side.js';

/** The tag that `tag X` names; nothing where a `where` stands around it, in which tags have no place. */
export const tagOf = (node: TagRef, cx: Context): TagModel | undefined => {
  if (cx.event !== undefined) {
    cx.report('not-in-where', node, { what: 'tag' });
    return undefined;
  }
  return pointAt(node.tag, 'tag', cx)?.tag;
};

/** `tag "RFM评级" = 重要保持`, `tag 等级 >= 黄金`. */
export const checkTagComparison = (node: Compare, left: TagRef, cx: Context): void => {
  const tag = tagOf(left, cx);
  if (tag === undefined || node.right.kind === 'Hole') return;
  const name = shownName(tag.names);
  if (node.right.kind === 'Rank') {
    cx.report('tag-needs-value', node.right, { tag: name, declared: shownValues(tag.values) });
    return;
  }
  const value = tagValue(node.right, tag, cx);
  const isOrdering = node.op !== '=' && node.op !== '!=';
  if (!tag.exclusive) {
    const fixes = node.op === '=' ? [replaceBetween(left, node.right, keyword('has', cx))] : [];
    cx.report('many-needs-has', node, { tag: name, value: value ?? '' }, { fixes });
  } else if (isOrdering && !tag.ordered) {
    const declaration = tag.decls[0];
    const related = declaration === undefined ? [] : [{ file: tag.file, span: declaration.span }];
    cx.report('tag-not-ordered', node, { tag: name, op: node.op }, { related });
  }
};

/** A word in place of the operator between two operands. */
const replaceBetween = (left: Expr, right: Expr, word: string) => ({
  kind: 'replace-with' as const,
  params: { text: word },
  edits: [{ span: { start: left.span.end, end: right.span.start }, text: ` ${word} ` }],
});

/** `tag X in (a, b)`; a list of the book holds text, which no tag's value is. */
export const checkTagIn = (node: In, operand: TagRef, cx: Context): void => {
  const tag = tagOf(operand, cx);
  if (tag === undefined) return;
  if ('kind' in node.items)
    cx.report('tag-needs-value', node.items, {
      tag: shownName(tag.names),
      declared: shownValues(tag.values),
    });
  else for (const item of node.items) tagValue(item, tag, cx);
};

/** `tag 口味 has 辣`. */
export const checkTagHas = (node: Has, operand: TagRef, cx: Context): void => {
  const tag = tagOf(operand, cx);
  if (tag === undefined) return;
  const [first] = node.items.map((item) => tagValue(item, tag, cx));
  if (!tag.exclusive) return;
  const [item] = node.items;
  const single = node.mode === 'one' && item !== undefined;
  const fixes = single ? [replaceBetween(operand, item, node.negated ? '!=' : '=')] : [];
  cx.report('exclusive-needs-equals', node, { tag: shownName(tag.names), value: first ?? '' }, { fixes });
};

/** The declared value that an expression names; undefined after a report. */
const tagValue = (item: Expr, tag: TagModel, cx: Context): string | undefined => {
  const name = shownName(tag.names);
  if (item.kind === 'Hole') return undefined;
  if (item.kind === 'BoolLit' || item.kind === 'NumberLit') {
    reportLiteral(item, name, 'tag', tag.values, cx);
    return undefined;
  }
  if (item.kind !== 'Ref') {
    cx.report('tag-needs-value', item, { tag: name, declared: shownValues(tag.values) });
    return undefined;
  }
  if (!tag.values.includes(item.name)) {
    reportUndeclared(item, item.name, name, 'tag', tag.values, cx);
    return undefined;
  }
  remember(item, { kind: 'tag-value', tag, value: item.name }, cx);
  return item.name;
};
