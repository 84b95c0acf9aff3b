/**
 * Monaco with what rules need of it, loaded after its texts (see `load.ts`): texts are looked up while its parts are
 * being loaded. What is left out is left out on purpose: its highlighter of confusable characters takes full-width punctuation
 * for a mistake, and the checker tells of invisible characters in words; suggestions out of the text's own words know nothing.
 */
import 'monaco-editor/editor/browser/coreCommands';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codeAction/register';
import 'monaco-editor/features/codeEditor/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/contextmenu/register';
import 'monaco-editor/features/cursorUndo/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/format/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/gotoSymbol/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/parameterHints/register';
import 'monaco-editor/features/referenceSearch/register';
import 'monaco-editor/features/rename/register';
import 'monaco-editor/features/smartSelect/register';
import 'monaco-editor/features/snippet/register';
import 'monaco-editor/features/wordHighlighter/register';
import 'monaco-editor/features/wordOperations/register';
// `features/suggest/register` has the inline suggestions alone, and `features/semanticTokens/register` those of the viewport.
import 'monaco-editor/editor/contrib/caretOperations/browser/caretOperations';
import 'monaco-editor/editor/contrib/semanticTokens/browser/documentSemanticTokens';
import 'monaco-editor/editor/contrib/suggest/browser/suggestController';

import { AnyOriginWorker as Worker } from '../../../language/any-origin-worker.js';

// Under Vite it does not find its own worker, which finds the smallest edits where a fix or a formatter replaces more.
self.MonacoEnvironment = {
  getWorker: () => new Worker(new URL('./monaco-worker.js', import.meta.url), { type: 'module' }),
};

export * from 'monaco-editor/editor/editor.api';
