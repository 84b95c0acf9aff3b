import type { Fix } from '../../diagnostics/diagnostic.js';
import type { CaseDecl, Did, DurationLit, TagDecl, WhenTrigger } from '../../syntax/ast/index.js';
import type { Book } from '../context.js';
import { staysTrue } from '../permanence.js';
import { keyword } from '../spelling.js';
import { excerpt } from '../types/called.js';
import { spanText } from '../types/literals.js';
import type { Rule } from './rule.js';

/** `expires` counts from when the condition ends; after one that never ends it would never begin to count. */
export const neverFalseAgain: Rule = ({ book, each }) => {
  each<CaseDecl>('CaseDecl', (one, { report, file, ancestors }) => {
    const tag = ancestors.find((node): node is TagDecl => node.kind === 'TagDecl');
    const expires = one.expires ?? tag?.expires;
    if (one.trigger.kind !== 'WhenTrigger' || expires === undefined) return;
    const { condition } = one.trigger;
    if (!staysTrue(condition, book)) return;
    const fixes = condition.kind === 'Did' ? fixesFor(one, one.trigger, condition, expires, file, book) : [];
    report(
      'never-false-again',
      condition,
      { value: one.value.text, text: excerpt(condition, { book, file }) },
      { fixes },
    );
  });
};

/** Either the event itself gives the value, or the state is made to end by a window. */
const fixesFor = (
  one: CaseDecl,
  trigger: WhenTrigger,
  did: Did,
  expires: DurationLit,
  file: string,
  book: Book,
): readonly Fix[] => {
  if (did.event === 'any' || did.window !== undefined || did.times !== undefined || did.steps.length > 0) return [];
  const cx = { book, file };
  const head = { start: trigger.span.start, end: did.event.span.start };
  const length = spanText(expires, cx);
  const last = keyword('inLast', cx);
  const window = last === '近' ? `${last}${length}` : `${last} ${length}`;
  const clause = one.expires === undefined ? did.span.end : one.expires.span.end;
  return [
    { kind: 'use-on', params: {}, edits: [{ span: head, text: `${keyword('on', cx)} ` }] },
    {
      kind: 'insert-text',
      params: { text: window },
      edits: [{ span: { start: did.span.end, end: clause }, text: ` ${window}` }],
    },
  ];
};
