import { message } from '../diagnostics/messages/index.js';
import type { Problem } from './shapes.js';
import type { Workspace } from './workspace.js';

/**
 * What was found in a file, in the reader's language, in the order of the text; advice is among it where
 * {@link Workspace.advice} was asked for since the last change.
 */
export const problems = (workspace: Workspace, file: string): readonly Problem[] =>
  workspace.findings(file).map((diagnostic) => {
    const { code, level, span, related } = diagnostic;
    return { code, level, span, related, message: message(diagnostic, workspace.locale) };
  });
