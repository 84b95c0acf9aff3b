import type { editor } from 'monaco-editor/editor/editor.api';

/** The name of the app's colours for text. */
export const LOOK = 'tagwright';

/** What a name stands for tells its colour; all of them reach 4.5 : 1 on white. */
const COLOURS = {
  keyword: '1f6f5c',
  type: '1f6f5c',
  function: '7a4a00',
  operator: '4a4a4a',
  number: '8a3a00',
  string: '9c2f4b',
  comment: '6a6f6c',
  customerField: '0b5a8f',
  eventField: '0b5a8f',
  event: '6a3d9a',
  metric: '7a3e9d',
  tag: '0f4c81',
  segment: '0f4c81',
  list: '5a5a00',
  value: '9c2f4b',
  variable: '4a4a4a',
  name: '262626',
} as const;

const BOLD: ReadonlySet<string> = new Set(['keyword', 'tag', 'segment']);

/** Light, on the app's greens. */
export const look: editor.IStandaloneThemeData = {
  base: 'vs',
  inherit: false,
  rules: [
    { token: '', foreground: '262626' },
    ...Object.entries(COLOURS).map(([token, foreground]) => ({
      token,
      foreground,
      ...(BOLD.has(token) ? { fontStyle: 'bold' } : {}),
    })),
  ],
  colors: {
    'editor.background': '#ffffff',
    'editor.foreground': '#262626',
    'editor.lineHighlightBackground': '#f4f8f6',
    'editor.lineHighlightBorder': '#00000000',
    'editor.selectionBackground': '#bfe0d6',
    'editor.inactiveSelectionBackground': '#dcede7',
    'editor.wordHighlightBackground': '#e3efe9',
    'editor.wordHighlightStrongBackground': '#d3e8df',
    'editorBracketMatch.background': '#d3e8df',
    'editorBracketMatch.border': '#1f6f5c',
    'editorLineNumber.foreground': '#5c6360',
    'editorLineNumber.activeForeground': '#1f6f5c',
    'editorCursor.foreground': '#0f2d26',
    'editorError.foreground': '#c9251d',
    'editorWarning.foreground': '#ad6800',
    'editorInfo.foreground': '#1b6452',
    'editorHint.foreground': '#1b6452',
    'editorSuggestWidget.selectedBackground': '#d3e8df',
    'editorSuggestWidget.selectedForeground': '#0f2d26',
    'editorSuggestWidget.highlightForeground': '#1f6f5c',
    'editorSuggestWidget.focusHighlightForeground': '#1f6f5c',
    'list.focusBackground': '#d3e8df',
    'list.focusForeground': '#0f2d26',
    'peekView.border': '#1f6f5c',
    'peekViewTitle.background': '#f4f8f6',
    'peekViewEditor.background': '#fbfdfc',
    'peekViewResult.background': '#f4f8f6',
    'peekViewResult.selectionBackground': '#d3e8df',
    'peekViewResult.selectionForeground': '#0f2d26',
    'peekViewEditor.matchHighlightBackground': '#fdf0c8',
    'peekViewResult.matchHighlightBackground': '#fdf0c8',
    focusBorder: '#1f6f5c',
    'textLink.foreground': '#1b6452',
  },
};
