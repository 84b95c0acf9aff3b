import type { TestDecl } from '../../syntax/ast/index.js';
import { excerpt } from '../types/called.js';
import type { Rule } from './rule.js';

/** A test expects something, and does nothing after its last expectation. */
export const testForms: Rule = ({ book, each }) => {
  each<TestDecl>('TestDecl', ({ name, steps }, { file, report }) => {
    const last = steps.findLastIndex(({ kind }) => kind === 'Expect');
    const [unchecked] = steps.slice(last + 1);
    if (last < 0) report('test-without-expect', name, { name: name.text });
    else if (unchecked !== undefined) {
      report('unchecked-step', unchecked, { text: excerpt(unchecked, { book, file }) });
    }
  });
};
