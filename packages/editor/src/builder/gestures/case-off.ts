import { spell, type TextEdit, type Vocabulary } from '@tagwright/dsl';
import type { Case } from '../model.js';
import type { Source } from '../source.js';
import { insert, remove } from './edit.js';
import { toggleMuted } from './rows.js';

/** Whether a value is switched off: it stays in the text, and nobody is given it. */
export const isCaseOff = ({ node: { trigger }, condition }: Case): boolean =>
  condition?.muted !== undefined || (trigger.kind === 'OnTrigger' && isFalse(trigger.where));

/** Switches a value off or on again: its condition, or, where an event alone leads to it, the event by one that never holds. */
export const toggleCase = (source: Source, each: Case, words: Vocabulary): readonly TextEdit[] => {
  const { condition } = each;
  const { trigger } = each.node;
  if (trigger.kind === 'OnTrigger') {
    const { event, where } = trigger;
    if (where === undefined) return [insert(event.span.end, ` ${spell('where', words)} ${spell('false', words)}`)];
    if (isFalse(where)) return [remove({ start: event.span.end, end: source.balanced(where.span).end })];
  }
  return condition === undefined ? [] : toggleMuted(source, condition, 'or', words);
};

const isFalse = (where: { readonly kind: string } | undefined): boolean =>
  where !== undefined && where.kind === 'BoolLit' && (where as { readonly value?: unknown }).value === false;
