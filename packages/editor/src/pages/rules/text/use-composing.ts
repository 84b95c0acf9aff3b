import { useEffect } from 'react';
import type { MonacoBuffer } from './monaco-buffer.js';
import type { Opened } from './opened.js';

/** While an input method composes, its letters are not yet text: nobody is told of them. */
export const useComposing = (opened: Opened | undefined): void => {
  useEffect(() => {
    if (opened === undefined) return undefined;
    const { editor, models } = opened;
    let held: MonacoBuffer | undefined;
    const release = (): void => {
      held?.release();
      held = undefined;
    };
    const hold = (): void => {
      release();
      const model = editor.getModel();
      held = model === null ? undefined : models.buffer(models.pathOf(model.uri));
      held?.hold();
    };
    const listening = [
      editor.onDidCompositionStart(hold),
      editor.onDidCompositionEnd(release),
      editor.onDidChangeModel(release),
      editor.onDidBlurEditorText(release),
    ];
    return () => {
      release();
      for (const each of listening) each.dispose();
    };
  }, [opened]);
};
