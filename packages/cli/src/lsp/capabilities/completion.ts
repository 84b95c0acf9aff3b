import { completion as completionsAt, type Completion, type CompletionKind } from '@tagwright/dsl/service';
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  InsertTextFormat,
  MarkupKind,
} from 'vscode-languageserver';
import { askedAt, type Asked, type Capability, type Session } from '../session.js';

/** After these something is always to come; a blank is not among them, since it also ends a line. */
const TRIGGERS = ['.', '"', '“', '「', '(', '（', ',', '，', '、', '=', '＝', '>', '＞', '<', '＜'];

const KINDS: { readonly [K in CompletionKind]: CompletionItemKind } = {
  keyword: CompletionItemKind.Keyword,
  function: CompletionItemKind.Function,
  aggregate: CompletionItemKind.Function,
  window: CompletionItemKind.Unit,
  literal: CompletionItemKind.Constant,
  type: CompletionItemKind.TypeParameter,
  snippet: CompletionItemKind.Snippet,
  'customer-field': CompletionItemKind.Field,
  'event-field': CompletionItemKind.Field,
  event: CompletionItemKind.Event,
  metric: CompletionItemKind.Variable,
  tag: CompletionItemKind.Enum,
  segment: CompletionItemKind.Interface,
  list: CompletionItemKind.File,
  value: CompletionItemKind.EnumMember,
  text: CompletionItemKind.Text,
};

/** What may be written at the cursor: by spelling, pinyin or initials, in the service's own order. */
export const completion: Capability = {
  offered: () => ({ completionProvider: { triggerCharacters: TRIGGERS } }),
  listen: (session) => {
    session.connection.onCompletion((params): CompletionList => {
      const found = askedAt(session, params);
      if (found === undefined) return { isIncomplete: false, items: [] };
      const items = completionsAt(found.workspace, found.file, found.offset);
      // The list was made for what has been typed; more typing asks again, since pinyin is beyond the client.
      return { isIncomplete: true, items: items.map((item) => itemOf(item, found, session)) };
    });
  },
};

const itemOf = (
  item: Completion,
  { lines, workspace, file, offset }: Asked & { readonly offset: number },
  { client, positions }: Session,
): CompletionItem => {
  const { kind, label, detail, documentation, group, sort, span } = item;
  const typed = workspace.text(file).slice(span.start, offset);
  const asSnippet = item.isSnippet && client.snippets;
  return {
    label,
    kind: KINDS[kind],
    ...(detail === '' ? {} : { detail }),
    ...(group === '' ? {} : { labelDetails: { description: group } }),
    ...(documentation === '' ? {} : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
    sortText: sort,
    // Clients hold what was typed against this once more. It begins with that, so that none of them drops a match by
    // pinyin or puts one before another; names and sounds follow, for what is typed until the next list is there.
    filterText: typed === '' ? item.filter : `${typed} ${item.filter}`,
    insertTextFormat: asSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: {
      range: positions.rangeOf(lines, span),
      newText: item.isSnippet && !asSnippet ? withoutPlaces(item.insert) : item.insert,
    },
  };
};

/** The text of a snippet for a client that cannot fill its places one after another. */
const withoutPlaces = (snippet: string): string =>
  snippet.replaceAll(/\$\{\d+:([^}]*)\}|\$\{?\d+\}?/g, (_, shown: string | undefined) => shown ?? '');
