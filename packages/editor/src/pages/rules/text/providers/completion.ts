import type { Completion, CompletionKind } from '@tagwright/dsl/service';
import type { editor, languages } from 'monaco-editor/editor/editor.api';
import type { Monaco } from '../load.js';
import { offsetOf, rangeOf } from '../places.js';
import { askAtLeast, type Providing } from './asking.js';

/**
 * What may be written at the cursor. The worker has matched it by spelling, pinyin and initials, and has put it in
 * order; Monaco would match 最近消费 against `zjxf` and find nothing. So each item says that it matches what was typed, and the
 * list that it is not the last word: it is asked for anew with each key. So an answer about the text before the last key
 * is of use too: Monaco shows nothing of it, and asks again.
 */
export const completionProvider = (providing: Providing): languages.CompletionItemProvider => ({
  triggerCharacters: ['.', '．', '"', '“', '「', '=', '＝'],
  provideCompletionItems: async (model, position, _context, token) => {
    const offset = offsetOf(model, position);
    const found = await askAtLeast(providing, model, token, (path) =>
      providing.worker.language.completion(path, offset),
    );
    return (
      found && { incomplete: true, suggestions: found.map((item) => suggestion(item, model, offset, providing.monaco)) }
    );
  },
});

const suggestion = (
  item: Completion,
  model: editor.ITextModel,
  offset: number,
  monaco: Monaco,
): languages.CompletionItem => {
  const { label, detail, documentation, group, insert, isSnippet, span, sort } = item;
  return {
    label: { label, ...(detail === '' ? {} : { description: detail }) },
    kind: kindOf(item.kind, monaco),
    insertText: insert,
    ...(isSnippet ? { insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet } : {}),
    range: rangeOf(model, { start: Math.min(span.start, offset), end: Math.max(span.end, offset) }),
    filterText: model.getValueInRange(monaco.Range.lift(rangeOf(model, { start: span.start, end: offset }))),
    sortText: sort,
    detail: [group, detail].filter((text) => text !== '').join(' · '),
    ...(documentation === '' ? {} : { documentation: { value: documentation } }),
    ...(item.kind === 'function' || item.kind === 'aggregate'
      ? { command: { id: 'editor.action.triggerParameterHints', title: '' } }
      : {}),
  };
};

const kindOf = (kind: CompletionKind, { languages }: Monaco): languages.CompletionItemKind => {
  const { CompletionItemKind: Kind } = languages;
  const kinds: Readonly<Record<CompletionKind, languages.CompletionItemKind>> = {
    keyword: Kind.Keyword,
    function: Kind.Function,
    aggregate: Kind.Function,
    window: Kind.Operator,
    literal: Kind.Unit,
    type: Kind.Class,
    snippet: Kind.Snippet,
    'customer-field': Kind.Field,
    'event-field': Kind.Field,
    event: Kind.Event,
    metric: Kind.Variable,
    tag: Kind.Enum,
    segment: Kind.Module,
    list: Kind.Constant,
    value: Kind.EnumMember,
    text: Kind.Text,
  };
  return kinds[kind];
};
