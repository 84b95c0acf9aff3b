import type { TestDecl } from '../../syntax/ast/index.js';
import type { Rule } from './rule.js';

/** Reports call a test by its name, so each has its own. */
export const duplicateTests: Rule = ({ each }) => {
  const first = new Map<string, { readonly file: string; readonly span: TestDecl['span'] }>();
  each<TestDecl>('TestDecl', ({ name: { text: name, span } }, { file, report }) => {
    const other = first.get(name);
    if (other === undefined) first.set(name, { file, span });
    else if (name !== '') report('duplicate-test', { span }, { name }, { related: [other] });
  });
};
