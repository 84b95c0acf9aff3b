import type { TagLine } from '../../syntax/ast/index.js';
import { shownName } from '../model.js';
import type { Rule } from './rule.js';

/** A tag is written in one form and one place: a block, or lines that stand in one file. */
export const tagForms: Rule = ({ book, tags }) => {
  for (const tag of tags) {
    const [first] = tag.decls;
    if (first === undefined) continue;
    const name = shownName(tag.names);
    const related = [{ file: tag.file, span: first.span }];
    const lines = tag.decls.filter((decl): decl is TagLine => decl.kind === 'TagLine');
    if (first.kind === 'TagDecl') {
      for (const line of lines) {
        const file = book.fileOf.get(line) ?? tag.file;
        book.findings.in(file)('tag-line-beside-block', line.tag, { tag: line.tag.text }, { related });
      }
      if (first.cases.length === 0 && name !== '') {
        book.findings.in(tag.file)('empty-tag', first.names[0] ?? first, { tag: name });
      }
      continue;
    }
    const elsewhere = new Set<string>();
    for (const line of lines) {
      const file = book.fileOf.get(line) ?? tag.file;
      if (file === tag.file || elsewhere.has(file)) continue;
      elsewhere.add(file);
      book.findings.in(file)('tag-lines-split', line.tag, { tag: name }, { related });
    }
  }
};
