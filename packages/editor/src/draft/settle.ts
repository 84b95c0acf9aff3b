import type { BookDraft, Conflict } from './book-draft.js';
import { settledText } from './rebase.js';

/** Gives a file the lines of one side where both had changed them, as one step of undoing, and forgets the conflict. */
export const settle = (draft: BookDraft, conflict: Conflict, whose: 'mine' | 'theirs'): void => {
  const text = settledText(conflict, draft.buffer(conflict.path)?.text, whose);
  if (text === undefined) draft.remove(conflict.path);
  else draft.write(conflict.path, text);
  draft.settle(conflict);
};
