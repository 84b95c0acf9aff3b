import type { CaseDecl } from '../../syntax/ast/index.js';
import type { TagModel } from '../model.js';
import { caseFile } from '../tag-models.js';
import type { Rule, Subject } from './rule.js';

/** `otherwise` stands once, last, in a tag that gives one value, and does not linger. */
export const otherwise: Rule = (subject) => {
  for (const tag of subject.tags) {
    const cases = tag.cases.filter(({ trigger }) => trigger.kind === 'OtherwiseTrigger');
    if (cases.length > 0) checkTag(tag, cases, subject);
  }
};

const checkTag = (tag: TagModel, cases: readonly CaseDecl[], { book }: Subject): void => {
  const fileOf = (one: CaseDecl): string => caseFile(one, tag, book.fileOf);
  for (const [index, one] of cases.entries()) {
    const report = book.findings.in(fileOf(one));
    const value = one.value.text;
    const [first] = cases;
    if (tag.manual) continue; // Every trigger of a hand-set tag is reported as one.
    if (!tag.exclusive) report('otherwise-not-allowed', one.trigger, { value });
    else if (index > 0 && first !== undefined) {
      const related = [{ file: fileOf(first), span: first.span }];
      report('otherwise-twice', one.trigger, { value }, { related });
    } else if (cases.length === 1 && tag.cases.at(-1) !== one) report('otherwise-not-last', one.trigger, { value });
    if (one.expires !== undefined) report('otherwise-expires', one.expires, { value });
  }
};
