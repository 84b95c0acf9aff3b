import type { TestDecl } from '../../syntax/ast/index.js';
import type { Book } from '../context.js';
import { excerpt } from '../types/called.js';
import type { Rule } from './rule.js';

/** A test has a name of its own, expects something, and does nothing after its last expectation. */
export const testForms: Rule = ({ book, each }) => {
  const first = new Map<string, { readonly file: string; readonly span: TestDecl['span'] }>();
  each<TestDecl>('TestDecl', (test, { file, report }) => {
    const { text: name, span } = test.name;
    const other = first.get(name);
    if (other === undefined) first.set(name, { file, span });
    else if (name !== '') report('duplicate-test', test.name, { name }, { related: [other] });
    const last = test.steps.findLastIndex(({ kind }) => kind === 'Expect');
    const [unchecked] = test.steps.slice(last + 1);
    if (last < 0) report('test-without-expect', test.name, { name });
    else if (unchecked !== undefined) report('unchecked-step', unchecked, { text: textOf(unchecked, file, book) });
  });
};

const textOf = (step: TestDecl['steps'][number], file: string, book: Book): string => excerpt(step, { book, file });
