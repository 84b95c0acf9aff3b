import type { TextEdit } from '../../diagnostics/diagnostic.js';
import { walk } from '../../syntax/visit.js';
import { touches } from '../cursor.js';
import { insert, refactoring, type Offer } from './action.js';

/** Parentheses around each `and` inside an `or`, so that nobody has to know which binds tighter. */
export const parentheses: Offer = ({ parsed, file, range, words }) => {
  const edits: TextEdit[] = [];
  walk(parsed.file, (node) => {
    if (!touches(node.span, range) && node.kind !== 'SourceFile') return false;
    if (node.kind !== 'Or') return true;
    for (const { kind, span } of node.operands) {
      if (kind !== 'And' || /[(（]\s*$/.test(parsed.text.slice(0, span.start))) continue;
      edits.push(insert(span.start, '('), insert(span.end, ')'));
    }
    return true;
  });
  return refactoring('refactor.rewrite', words.actions.parentheses, file, edits);
};
