import { KEYWORD_IDS, spell } from '@tagwright/dsl';
import type { languages } from 'monaco-editor/editor/editor.api';

/** A name as the language writes it, without quotes: what a double click takes, and what is completed. */
export const WORD = /[\p{L}\p{M}\p{N}_]+/u;

/** Brackets of both widths; one opens what the same width closes. */
export const brackets: readonly (readonly [string, string])[] = [
  ['(', ')'],
  ['{', '}'],
  ['（', '）'],
  ['｛', '｝'],
];

/** Every word that keywords of both vocabularies are made of. */
const words = [
  ...new Set(KEYWORD_IDS.flatMap((id) => [...spell(id, 'en').split(' '), ...spell(id, 'zh').split(' ')])),
].filter((word) => /^[\p{L}_]/u.test(word));

/**
 * Colours for the first moment, until the worker has told what each name stands for: words, numbers, quotes, comments,
 * in both vocabularies. It need not be right about everything; it must not be slow.
 */
export const quickTokenizer: languages.IMonarchLanguage = {
  unicode: true,
  defaultToken: 'name',
  words,
  brackets: brackets.map(([open, close]) => ({ open, close, token: 'operator' })),
  tokenizer: {
    root: [
      [/\/\/.*$/, 'comment'],
      [/"(?:[^"]|"")*(?:"|$)/, 'string'],
      [/“(?:[^”]|””)*(?:”|$)/, 'string'],
      [/「(?:[^」]|」」)*(?:」|$)/, 'string'],
      [/\d[\d_]*-\d\d-\d\d/, 'number'],
      [/[\d０-９][\d０-９_]*(?:[.．][\d０-９]+)?(?:[%％]|[\p{L}]+)?/u, 'number'],
      [/(?:top|bottom|前|后)(?=\d)[\d.]+[%％名]?/, 'number'],
      [/[\p{L}_][\p{L}\p{M}\p{N}_]*/u, { cases: { '@words': 'keyword', '@default': 'name' } }],
      [/[(){}（）｛｝]/, '@brackets'],
      [/[=<>≥≤≠＝＞＜!！+＋\-－*＊/／,，、:：.．]+/, 'operator'],
      [/\s+/, 'white'],
    ],
  },
};
