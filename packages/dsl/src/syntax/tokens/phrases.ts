import { phrases, type KeywordId } from './keywords.js';
import { lexeme, spanOf, type Lexeme } from './lex.js';
import * as t from './types.js';

const BY_FIRST_WORD = new Map<string, { readonly words: readonly string[]; readonly id: KeywordId }[]>();
for (const phrase of phrases()) {
  const first = phrase.words[0] ?? '';
  BY_FIRST_WORD.set(first, [...(BY_FIRST_WORD.get(first) ?? []), phrase]);
}

const isWord = (token: Lexeme | undefined, word: string): boolean =>
  token !== undefined && token.tokenType !== t.Quoted && token.payload.text === word;

/** Keywords of several words (`is missing`, `at least`) as one token each. After a `.`, a word is a field's name. */
export const joinPhrases = (text: string, tokens: readonly Lexeme[]): Lexeme[] => {
  const joined: Lexeme[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Lexeme;
    const candidates = tokens[i - 1]?.tokenType === t.Dot ? undefined : BY_FIRST_WORD.get(token.payload.text);
    const phrase =
      token.tokenType === t.Quoted
        ? undefined
        : candidates?.find(({ words }) => words.every((word, at) => isWord(tokens[i + at], word)));
    if (phrase === undefined) {
      joined.push(token);
      continue;
    }
    const end = spanOf(tokens[i + phrase.words.length - 1] as Lexeme).end;
    const image = text.slice(token.startOffset, end);
    joined.push(
      lexeme(t.KEYWORD_TOKENS[phrase.id], image, token.startOffset, {
        text: phrase.words.join(' '),
        vocabulary: 'en',
      }),
    );
    i += phrase.words.length - 1;
  }
  return joined;
};
