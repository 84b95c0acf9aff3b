import { nameText, spell, type TextEdit, type Vocabulary } from '@tagwright/dsl';
import { insert } from './edit.js';

/** What somebody begins to write, with its names; what it says is filled in afterwards. */
export type NewRule =
  | { readonly kind: 'tag'; readonly name: string; readonly value: string; readonly manual: boolean }
  | { readonly kind: 'segment'; readonly name: string }
  /** Of how often an event happened. */
  | { readonly kind: 'metric'; readonly name: string; readonly event: string };

/**
 * A new declaration at the end of a file: whole, so that nothing else is disturbed, and true of nobody until it has a
 * condition.
 */
export const declare = (text: string, rule: NewRule, words: Vocabulary): readonly TextEdit[] => {
  const gap = text.trim() === '' ? '' : text.endsWith('\n\n') ? '' : text.endsWith('\n') ? '\n' : '\n\n';
  return [insert(text.length, `${gap}${declaration(rule, words)}\n`)];
};

const declaration = (rule: NewRule, words: Vocabulary): string => {
  const head = `${spell(rule.kind, words)} ${nameText(rule.name)}`;
  switch (rule.kind) {
    case 'tag': {
      const manual = rule.manual ? ` ${spell('manual', words)}` : '';
      const condition = rule.manual ? '' : ` ${spell('when', words)} ${nobody(words)}`;
      return `${head}${manual} {\n  ${nameText(rule.value)}${condition}\n}`;
    }
    case 'segment':
      return `${head} = ${nobody(words)}`;
    case 'metric':
      return `${head} = ${spell('count', words)}(${nameText(rule.event)} ${words === 'zh' ? '近365天' : 'in last 365d'})`;
  }
};

/** A condition that nobody meets keeps the place of one that is still to come. */
export const nobody = (words: Vocabulary): string => spell('false', words);
