import { shownName } from '../model.js';
import { declaredAt } from '../tag-models.js';
import type { Rule } from './rule.js';

/** People do not keep more values of a tag apart, nor find their way among more tags, than these. */
const MOST_VALUES = 20;
const MOST_TAGS = 50;

export const tooMany: Rule = ({ book, tags }) => {
  for (const [index, tag] of tags.entries()) {
    const at = declaredAt(tag);
    if (at === undefined) continue;
    const report = book.findings.in(tag.file);
    const count = tag.values.length;
    if (count > MOST_VALUES) report('too-many-values', at, { tag: shownName(tag.names), count, limit: MOST_VALUES });
    if (index === MOST_TAGS) report('too-many-tags', at, { count: tags.length, limit: MOST_TAGS });
  }
};
