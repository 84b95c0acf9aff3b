import type { TextEdit } from '../diagnostics/diagnostic.js';
import { print, type PrintOptions } from '../syntax/index.js';
import type { Span } from '../text/span.js';
import { difference } from './edits.js';
import type { Workspace } from './workspace.js';

/** The smallest edits that lay a file out; none for one with syntax errors, which is never touched. */
export const formatting = (
  workspace: Workspace,
  file: string,
  options: PrintOptions = { keywords: 'keep' },
): readonly TextEdit[] => {
  const parsed = workspace.parsed(file);
  const printed = print(parsed, options);
  return printed === undefined ? [] : difference(parsed.text, printed);
};

/** The same for the lines that a range touches. */
export const rangeFormatting = (workspace: Workspace, file: string, range: Span): readonly TextEdit[] => {
  const { lineMap } = workspace.parsed(file);
  const start = lineMap.lineStart(lineMap.lineAt(Math.max(0, range.start)));
  const end = lineMap.lineEnd(lineMap.lineAt(Math.max(range.start, range.end)));
  return formatting(workspace, file).filter(({ span }) => start <= span.start && span.end <= end + 1);
};
