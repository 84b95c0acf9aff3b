import type { Diagnostic, TextEdit } from '../../diagnostics/diagnostic.js';
import { fixTitle } from '../../diagnostics/messages/index.js';
import { touches } from '../cursor.js';
import type { CodeAction } from '../shapes.js';
import { refactoring, type Offer } from './action.js';

/** Every fix that a finding in the range offers. */
export const fixes: Offer = ({ workspace, file, range }) =>
  workspace
    .findings(file)
    .filter(({ span }) => touches(span, range))
    .flatMap((diagnostic) =>
      diagnostic.fixes.map((fix): CodeAction => ({
        kind: 'quickfix',
        title: fixTitle(fix, workspace.locale),
        fixes: diagnostic.code,
        isPreferred: isClear(diagnostic),
        changes: [{ file, edits: fix.edits }],
      })),
    );

/** A finding with one fix leaves no choice. */
const isClear = ({ fixes }: Diagnostic): boolean => fixes.length === 1;

/** All errors of the file that have one fix, mended at once; of fixes that overlap, the first. */
export const fixAll: Offer = ({ workspace, file, words }) => {
  const taken: TextEdit[] = [];
  let mended = 0;
  for (const diagnostic of workspace.findings(file)) {
    const [fix] = diagnostic.fixes;
    if (fix === undefined || !isClear(diagnostic) || diagnostic.level !== 'error') continue;
    const overlaps = fix.edits.some((edit) => taken.some((other) => touches(edit.span, other.span)));
    if (overlaps) continue;
    taken.push(...fix.edits);
    mended++;
  }
  const edits = taken.toSorted((a, b) => a.span.start - b.span.start);
  return mended < 2 ? [] : refactoring('source', words.actions.fixAll, file, edits);
};
