import { insertFix } from '../../syntax/report.js';
import type { CaseDecl, TagDecl } from '../../syntax/ast/index.js';
import { keyword } from '../spelling.js';
import type { Rule } from './rule.js';

/** `on` is true at the event's instant alone, so without `expires` nobody would ever be seen with the value. */
export const onNeedsExpires: Rule = ({ book, each }) => {
  each<CaseDecl>('CaseDecl', ({ value, trigger, expires }, { report, file, ancestors }) => {
    const tag = ancestors.find((node): node is TagDecl => node.kind === 'TagDecl');
    if (trigger.kind !== 'OnTrigger' || expires !== undefined || tag?.expires !== undefined || tag?.manual) return;
    const word = keyword('expires', { book, file });
    const text = word === 'expires' ? `${word} 30d` : `${word} 30天`;
    report('on-needs-expires', trigger, { value: value.text }, { fixes: [insertFix(trigger.span.end, ` ${text}`)] });
  });
};
