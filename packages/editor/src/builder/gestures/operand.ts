import { type Ast, type TextEdit, type Vocabulary, walk } from '@tagwright/dsl';
import type { Palette } from '@tagwright/dsl/service';
import type { Slot } from '../model.js';
import { firstPredicate, predicateOf, predicatesFor, predicateText } from '../predicates.js';
import { type Shape, shapeOf } from '../shape.js';
import type { Source } from '../source.js';
import { operandText, type Pick, shapeOfPick, valueTexts } from '../wording.js';
import { fill } from './fill.js';
import { operandOf, setOperand } from './predicate.js';

/** The condition that asks about what a slot holds; undefined where that is part of a sum or of something else. */
export const conditionAbout = (root: Ast.Expr, node: Slot['node']): Ast.Expr | undefined => {
  let found: Ast.Expr | undefined;
  walk(root, (each) => {
    if (found !== undefined) return false;
    const expr = each as Ast.Expr;
    if (expr !== node && operandOf(expr) === node) found = expr;
    return undefined;
  });
  return found ?? (root === node ? root : undefined);
};

/**
 * Asks about something else. How it is asked stays as it is where that can be asked of the other too; otherwise it
 * becomes what is asked most of such a thing.
 */
export const changeOperand = (
  source: Source,
  root: Ast.Expr,
  slot: Slot,
  pick: Pick,
  palette: Palette,
  words: Vocabulary,
): readonly TextEdit[] => {
  const text = operandText(pick, words);
  const condition = conditionAbout(root, slot.node);
  if (condition === undefined) return fill(source, slot, text);
  const before = shapeOf(operandOf(condition), palette, slot.event);
  const after = shapeOfPick(pick, palette, slot.event);
  if (keepsAsking(condition, before, after, slot.event)) return setOperand(source, condition, text, undefined);
  const predicate = predicateText(firstPredicate(after), after, valueTexts(after, palette).slice(0, 1), words);
  return setOperand(source, condition, text, ` ${predicate}`);
};

const keepsAsking = (condition: Ast.Expr, before: Shape, after: Shape, event: string | undefined): boolean => {
  const predicate = predicateOf(condition);
  const hasNoOwnValues = before.values.length === 0 && after.values.length === 0;
  const isAlike = before.kind === after.kind && before.kind !== 'tag' && hasNoOwnValues;
  const asksNoValue = predicate === 'known' || predicate === 'missing' || predicate === 'top' || predicate === 'bottom';
  return predicate !== undefined && predicatesFor(after, event !== undefined).includes(predicate) && (isAlike || asksNoValue); // prettier-ignore
};
