import type { editor } from 'monaco-editor/editor/editor.api';
import { LOOK } from './look.js';

/** How the text is edited. */
export const EDITOR_OPTIONS: editor.IStandaloneEditorConstructionOptions = {
  theme: LOOK,
  model: null,
  automaticLayout: true,
  fixedOverflowWidgets: true,
  'semanticHighlighting.enabled': true,
  fontFamily: "'JetBrains Mono', 'SF Mono', Consolas, 'Liberation Mono', 'Noto Sans Mono CJK SC', monospace",
  fontSize: 14,
  lineHeight: 24,
  tabSize: 2,
  // What the formatter writes.
  detectIndentation: false,
  insertSpaces: true,
  minimap: { enabled: false },
  overviewRulerBorder: false,
  scrollBeyondLastLine: false,
  renderLineHighlight: 'line',
  renderWhitespace: 'selection',
  folding: true,
  glyphMargin: false,
  lineNumbersMinChars: 3,
  lineDecorationsWidth: 8,
  padding: { top: 8, bottom: 24 },
  wordWrap: 'on',
  wrappingIndent: 'indent',
  // Chinese is broken where Chinese is broken, and a double click takes a word of it.
  wordBreak: 'normal',
  wordSegmenterLocales: 'zh-CN',
  quickSuggestions: { other: 'on', comments: 'off', strings: 'on' },
  quickSuggestionsDelay: 10,
  wordBasedSuggestions: 'off',
  suggest: {
    matchOnWordStartOnly: false,
    insertMode: 'replace',
    localityBonus: false,
    showWords: false,
    snippetsPreventQuickSuggestions: false,
    preview: false,
  },
  // The worker knows which of them are useful here; what was chosen once elsewhere is not.
  suggestSelection: 'first',
  tabCompletion: 'on',
  links: false,
  lightbulb: { enabled: 'on' as editor.ShowLightbulbIconMode },
  occurrencesHighlight: 'singleFile',
  stickyScroll: { enabled: false },
  bracketPairColorization: { enabled: false },
  // Full-width punctuation is no mistake here.
  unicodeHighlight: { ambiguousCharacters: false, nonBasicASCII: false, invisibleCharacters: false },
  accessibilitySupport: 'auto',
};
