import type { TagDecl } from '../../syntax/ast/index.js';
import { shownName } from '../model.js';
import type { Rule } from './rule.js';

/** An order compares the one value that a customer has; `many` gives several. */
export const orderedMany: Rule = ({ each }) => {
  each<TagDecl>('TagDecl', (tag, { report }) => {
    if (tag.ordered && tag.many) report('ordered-many', tag.names[0] ?? tag, { tag: shownName(tag.names) });
  });
};
