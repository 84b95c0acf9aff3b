import { type Diagnostic, fixTitle, message } from '@tagwright/dsl';
import type { Problem, Workspace } from '@tagwright/dsl/service';
import type { Edit } from '../draft/buffer.js';

/** A change that would mend a problem: what the button says, and the edits of the problem's own file. */
export interface ProblemFix {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** A problem of a file in the reader's language, with what mends it. */
export interface FoundProblem extends Problem {
  readonly fixes: readonly ProblemFix[];
}

/** What is wrong with a file by its text alone, or by what its conditions mean. */
export const problemsOf = (workspace: Workspace, path: string, by: 'text' | 'meaning'): readonly FoundProblem[] => {
  const found = by === 'text' ? workspace.diagnostics(path) : workspace.advice(path);
  return found.map((diagnostic) => inWords(diagnostic, workspace.locale));
};

const inWords = (diagnostic: Diagnostic, locale: Workspace['locale']): FoundProblem => {
  const { code, level, span, related, fixes } = diagnostic;
  return {
    code,
    level,
    span,
    related,
    message: message(diagnostic, locale),
    fixes: fixes.map((fix) => ({ title: fixTitle(fix, locale), edits: fix.edits })),
  };
};
