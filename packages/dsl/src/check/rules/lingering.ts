import type { DurationLit } from '../../syntax/ast/index.js';
import type { Book } from '../context.js';
import { shownName, type TagModel } from '../model.js';
import { staysTrue } from '../permanence.js';
import { caseFile, sharedExpires } from '../tag-models.js';
import type { Rule } from './rule.js';

/**
 * A value that lingers after its condition asks when the condition was last true, which takes a history of what the
 * condition reads. As long as none is kept, `when … expires` ends with the condition, and authors are told.
 */
export const lingering: Rule = ({ book, tags }) => {
  for (const tag of tags) {
    if (tag.manual) continue;
    const name = shownName(tag.names);
    for (const { at, file } of lingeringCases(tag, book)) {
      book.findings.in(file)('lingering-not-yet', at, { tag: name, why: 'when-expires' });
    }
    const on = tag.cases.find(({ trigger }) => trigger.kind === 'OnTrigger');
    if (tag.exclusive && on !== undefined && tag.cases.some(({ trigger }) => trigger.kind === 'WhenTrigger')) {
      book.findings.in(caseFile(on, tag, book.fileOf))('lingering-not-yet', on.trigger, { tag: name, why: 'mixed' });
    }
  }
};

const lingeringCases = (tag: TagModel, book: Book): readonly { at: DurationLit; file: string }[] => {
  const shared = sharedExpires(tag);
  return tag.cases.flatMap((one) => {
    const at = one.expires ?? shared;
    const lingers = one.trigger.kind === 'WhenTrigger' && at !== undefined && !staysTrue(one.trigger.condition, book);
    return lingers ? [{ at, file: caseFile(one, tag, book.fileOf) }] : [];
  });
};
