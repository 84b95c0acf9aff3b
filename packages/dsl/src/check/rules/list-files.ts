import type { ListDecl } from '../../syntax/ast/index.js';
import type { Rule } from './rule.js';

/** The file of a list can be read and holds something. */
export const listFiles: Rule = ({ built, each }) => {
  each<ListDecl>('ListDecl', (decl, { report }) => {
    const list = built.lists.get(decl);
    const path = decl.path.text;
    if (list === undefined || path === '') return;
    if (list.values === undefined) report('list-file-missing', decl.path, { path });
    else if (list.values.length === 0) report('empty-list', decl.path, { list: list.names[0] ?? '', path });
  });
};
