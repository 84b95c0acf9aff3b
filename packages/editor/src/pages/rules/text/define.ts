import type { Monaco } from './load.js';
import { LOOK, look } from './look.js';
import { leaveKeysToPage } from './page-keys.js';
import { brackets, quickTokenizer, WORD } from './quick-tokenizer.js';

/** The language of rules as Monaco knows it. */
export const RULES = 'tagwright';

/** Tells Monaco of the language and of the app's colours, which takes effect for every editor of the page. */
export const defineLanguage = (monaco: Monaco): void => {
  // Code in hovers is fenced as `tag`.
  monaco.languages.register({ id: RULES, extensions: ['.tag'], aliases: ['Tagwright', 'tag'] });
  monaco.languages.setLanguageConfiguration(RULES, {
    wordPattern: WORD,
    comments: { lineComment: '//' },
    brackets: brackets.map(([open, close]) => [open, close]),
    autoClosingPairs: [
      ...brackets.map(([open, close]) => ({ open, close, notIn: ['comment', 'string'] })),
      { open: '"', close: '"', notIn: ['comment', 'string'] },
      { open: '“', close: '”', notIn: ['comment', 'string'] },
      { open: '「', close: '」', notIn: ['comment', 'string'] },
    ],
    surroundingPairs: [...brackets, ['"', '"'], ['“', '”'], ['「', '」']].map(([open = '', close = '']) => ({
      open,
      close,
    })),
    indentationRules: { increaseIndentPattern: /[{｛]\s*$/, decreaseIndentPattern: /^\s*[}｝]/ },
  });
  monaco.languages.setMonarchTokensProvider(RULES, quickTokenizer);
  monaco.editor.defineTheme(LOOK, look);
  leaveKeysToPage(monaco);
};
