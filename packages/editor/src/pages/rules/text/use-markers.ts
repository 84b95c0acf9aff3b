import { useEffect } from 'react';
import { type FoundProblem, useProblemWatch } from '../../../language/index.js';
import { RULES } from './define.js';
import { markerOf } from './markers.js';
import type { Opened } from './opened.js';

/** Underlines what is wrong, in every file. Between two answers Monaco moves what it underlines with the text. */
export const useMarkers = (opened: Opened | undefined): void => {
  const watch = useProblemWatch();
  useEffect(() => {
    if (opened === undefined || watch === undefined) return undefined;
    const { monaco, models } = opened;
    const shown = new Map<string, readonly FoundProblem[]>();
    const show = (): void => {
      for (const [path, { problems, isCurrent }] of watch.all) {
        const model = models.model(path);
        if (model === undefined || !isCurrent || shown.get(path) === problems) continue;
        shown.set(path, problems);
        const markers = problems.map((problem) => markerOf(model, problem, models, monaco));
        monaco.editor.setModelMarkers(model, RULES, markers);
      }
    };
    show();
    return watch.subscribe(show);
  }, [opened, watch]);
};
