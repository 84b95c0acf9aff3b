import { useEffect, useRef } from 'react';
import { useSelect, useSelection } from '../selection.js';
import { offsetOf, rangeOf, spanOf } from './places.js';
import type { Opened } from './opened.js';

/** Points at what the cursor is in, and shows what somebody pointed at elsewhere. */
export const usePointing = (
  opened: Opened | undefined,
  path: string,
  onCursor: ((offset: number) => void) | undefined,
): void => {
  const select = useSelect();
  const told = useRef(onCursor);
  told.current = onCursor;
  useEffect(() => {
    if (opened === undefined) return undefined;
    const { editor } = opened;
    let frame = 0;
    const tell = (): void => {
      const [model, selection] = [editor.getModel(), editor.getSelection()];
      if (model === null || selection === null || !editor.hasTextFocus()) return;
      const span = spanOf(model, selection);
      select({ file: path, span, origin: 'text' });
      told.current?.(offsetOf(model, selection.getPosition()));
    };
    const listening = editor.onDidChangeCursorSelection(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(tell);
    });
    return () => {
      cancelAnimationFrame(frame);
      listening.dispose();
    };
  }, [opened, path, select]);

  const selection = useSelection();
  useEffect(() => {
    if (opened === undefined || selection === undefined || selection.origin === 'text') return undefined;
    const { editor, models, monaco } = opened;
    const model = models.model(path);
    if (model === undefined || selection.file !== path) return undefined;
    const range = monaco.Range.lift(rangeOf(model, selection.span));
    editor.setSelection(range);
    editor.revealRangeInCenterIfOutsideViewport(range);
    const marked = editor.createDecorationsCollection([{ range, options: { inlineClassName: 'tw-pointed-at' } }]);
    return () => marked.clear();
  }, [opened, selection, path]);
};
