import type { Span } from '@tagwright/dsl';
import type { editor, IDisposable } from 'monaco-editor/editor/editor.api';
import type { Opened } from './opened.js';
import { spanOf } from './places.js';
import { ask, type Providing } from './providers/asking.js';

/**
 * Ctrl+. shows what mends the place of the cursor. By itself Monaco would ask for it and, where the cursor had moved just
 * before, three quarters of a second later put a question of its own in its place: while the worker is busy the key would do
 * nothing. So everything that Monaco will ask is found first, and Monaco is told of the key when the answers are at hand.
 */
export const addFixKey = ({ monaco, editor }: Opened, providing: Providing, label: string): IDisposable => {
  const { KeyCode, KeyMod } = monaco;
  return editor.addAction({
    id: 'tagwright.fix',
    label,
    // Chinese input methods take Ctrl+. for themselves.
    keybindings: [KeyMod.CtrlCmd | KeyCode.Period, KeyMod.Alt | KeyCode.Enter],
    run: async () => {
      const asked = editor.getSelection();
      if (!(await findFixes(editor, providing))) return;
      // Whoever went elsewhere meanwhile no longer waits for it.
      if (!editor.hasTextFocus() || asked === null || editor.getSelection()?.equalsSelection(asked) !== true) return;
      editor.trigger('keyboard', 'editor.action.quickFix', undefined);
      // It has asked for all of it before the next task.
      setTimeout(() => providing.atHand.clear());
    },
  });
};

/** Finds what can be done wherever Monaco will look; false where the text became another before the worker had answered. */
const findFixes = async (editor: editor.ICodeEditor, providing: Providing): Promise<boolean> => {
  const model = editor.getModel();
  if (model === null) return false;
  const { atHand, worker } = providing;
  const token = new providing.monaco.CancellationTokenSource().token;
  atHand.begin(model);
  // What is wrong may become known while the worker is asked.
  for (;;) {
    const missing = placesAsked(editor, model, providing).find((span) => atHand.of(model, span) === undefined);
    if (missing === undefined) return true;
    // oxlint-disable-next-line no-await-in-loop -- one answer may tell of the next place
    const found = await ask(providing, model, token, (path) => worker.language.codeActions(path, missing));
    if (found === undefined) return false;
    atHand.keep(missing, found);
  }
};

/** Where Monaco looks: at what is selected, and where there is nothing to mend at the end of each problem on the line. */
const placesAsked = (editor: editor.ICodeEditor, model: editor.ITextModel, { monaco }: Providing): readonly Span[] => {
  const selection = editor.getSelection();
  if (selection === null) return [];
  const line = selection.getPosition().lineNumber;
  const ends = monaco.editor
    .getModelMarkers({ resource: model.uri })
    .filter(({ startLineNumber, endLineNumber }) => startLineNumber === line || endLineNumber === line)
    .map(({ endLineNumber, endColumn }) =>
      monaco.Range.fromPositions({ lineNumber: endLineNumber, column: endColumn }),
    );
  return [selection, ...ends].map((range) => spanOf(model, range));
};
