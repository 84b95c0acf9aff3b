import { isScalar, typeOf } from '../../catalog/type-of.js';
import type { TypeNode } from '../../syntax/ast/index.js';
import type { Rule } from './rule.js';

/** A set holds text, values of `one of`, numbers or dates. */
export const setElements: Rule = ({ each }) => {
  each<TypeNode>('TypeNode', ({ element }, { report }) => {
    if (element === undefined) return;
    const type = typeOf(element);
    if (!isScalar(type)) report('set-element', element, { found: type.kind });
  });
};
