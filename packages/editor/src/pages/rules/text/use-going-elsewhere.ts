import { useEffect, useRef } from 'react';
import { useRulesState } from '../state.js';
import type { Opened } from './opened.js';
import { spanOf } from './places.js';
import { useSelect } from '../selection.js';

/** Lets “go to definition” and the list of references lead into other files. */
export const useGoingElsewhere = (opened: Opened | undefined): void => {
  const state = useRulesState();
  const select = useSelect();
  const go = useRef(state.set);
  go.current = state.set;
  useEffect(() => {
    if (opened === undefined) return undefined;
    const { monaco, models, editor } = opened;
    const opener = monaco.editor.registerEditorOpener({
      openCodeEditor: (source, resource, place) => {
        const path = models.pathOf(resource);
        const model = models.model(path);
        if (source !== editor || resource.scheme !== models.scheme || model === undefined) return false;
        if (source.getModel() === model) return false;
        const range = place === undefined || 'startColumn' in place ? place : monaco.Range.fromPositions(place);
        // The text shows what was pointed at as soon as it shows the file.
        if (range !== undefined) select({ file: path, span: spanOf(model, range), origin: 'why' });
        go.current({ file: path, rule: undefined });
        requestAnimationFrame(() => editor.focus());
        return true;
      },
    });
    return () => opener.dispose();
  }, [opened, select]);
};
