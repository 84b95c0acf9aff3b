import { type Code, codeNamed, explain } from '@tagwright/dsl';
import type { Locale, Words } from '../../words/index.js';
import type { Capability } from '../session.js';

const SCHEME = 'tagwright-explain';

/** Where the client finds what `tagwright explain` says of a code. */
export const explanationUri = (code: string): string => `${SCHEME}:/${code}.md`;

/** The explanations of findings, as texts that clients show though they are no files. */
export const explanations = (locale: Locale): Capability => ({
  offered: (client) => (client.showsContent ? { workspace: { textDocumentContent: { schemes: [SCHEME] } } } : {}),
  listen: ({ connection, words }) => {
    connection.workspace.textDocumentContent.on(({ uri }) => {
      const code = codeNamed(/^[^:]*:\/*(.*)\.md$/.exec(uri)?.[1] ?? '');
      return { text: code === undefined ? '' : pageOn(code, locale, words.explain) };
    });
  },
});

const pageOn = (code: Code, locale: Locale, words: Words['explain']): string => {
  const { text, wrong, right } = explain(code, locale);
  return [`# ${code}`, text, ...example(words.wrong, wrong), ...example(words.right, right)].join('\n\n').concat('\n');
};

const example = (title: string, rules: string | undefined): readonly string[] =>
  rules === undefined ? [] : [title, `\`\`\`tagwright\n${rules.trimEnd()}\n\`\`\``];
