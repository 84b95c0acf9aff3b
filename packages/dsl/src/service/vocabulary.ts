import { spell, type KeywordId, type ParsedFile, type Vocabulary } from '../syntax/index.js';
import type { Workspace } from './workspace.js';

/** So many words tell what a file is written in. */
const LOOKED_AT = 2000;

const kept = new WeakMap<ParsedFile, Vocabulary | 'none'>();

/** The vocabulary that most keywords of a file's beginning are written in; undefined in one without any. */
export const vocabularyIn = (parsed: ParsedFile): Vocabulary | undefined => {
  let known = kept.get(parsed);
  if (known === undefined) {
    const written = parsed.tokens
      .slice(0, LOOKED_AT)
      .flatMap(({ kind, vocabulary }) => (kind === 'keyword' && vocabulary) || []);
    const zh = written.filter((vocabulary) => vocabulary === 'zh').length;
    // Of as many of both, the one that was written first is the author's.
    known = zh * 2 === written.length ? (written[0] ?? 'none') : zh * 2 > written.length ? 'zh' : 'en';
    kept.set(parsed, known);
  }
  return known === 'none' ? undefined : known;
};

/** {@link vocabularyIn}; in a file without keywords that of the reader's language. */
export const vocabularyOf = (workspace: Workspace, file: string): Vocabulary =>
  vocabularyIn(workspace.parsed(file)) ?? (workspace.locale === 'zh-CN' ? 'zh' : 'en');

/** The spelling of a keyword in a file's own vocabulary. */
export const keywordIn = (workspace: Workspace, file: string, id: KeywordId): string =>
  spell(id, vocabularyOf(workspace, file));
