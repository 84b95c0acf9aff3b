/** The text of a file of the book. */
export const text = {
  label: (path: string) =>
    `Text of ${path}. Tab indents; press Ctrl+M, on a Mac Ctrl+Shift+M, and Tab leaves the text. Ctrl+. shows fixes, F2 renames, F12 goes to the declaration, Ctrl+S formats and saves.`,
  tabIndents: 'Tab indents. Ctrl+M lets Tab leave the text.',
  tabLeaves: 'Tab leaves the text. Ctrl+M lets it indent again.',
  letTabLeave: 'Let Tab leave the text',
  letTabIndent: 'Let Tab indent',
  loading: 'Loading the text…',
  failed: 'The text could not be loaded. Reload the page to try again; the builder goes on working.',
  saved: (path: string) => `${path} is formatted and saved.`,
  notLaidOut: (path: string) => `${path} is saved as it is; it can be formatted once its errors are fixed.`,
  readOnly: 'You can read the rules, but not change them.',
  /** Above a rule: how many it finds, their share, who comes and goes. */
  found: (count: string, share: string) => `finds ${count} · ${share}`,
  coming: (count: string) => `▲${count}`,
  going: (count: string) => `▼${count}`,
  fromSample: 'from a sample',
  save: 'Format and save',
  fix: 'Show fixes',
};
