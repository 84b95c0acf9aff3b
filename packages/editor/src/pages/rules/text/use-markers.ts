import { useEffect, useRef } from 'react';
import { type FoundProblem, useAllProblems } from '../../../language/index.js';
import { RULES } from './define.js';
import { markerOf } from './markers.js';
import type { Opened } from './opened.js';

/** Underlines what is wrong, in every file. Between two answers Monaco moves what it underlines with the text. */
export const useMarkers = (opened: Opened | undefined): void => {
  const known = useAllProblems();
  const shown = useRef(new Map<string, readonly FoundProblem[]>());
  useEffect(() => {
    shown.current.clear();
  }, [opened]);
  useEffect(() => {
    if (opened === undefined) return;
    const { monaco, models } = opened;
    for (const [path, { problems, isCurrent }] of known) {
      const model = models.model(path);
      if (model === undefined || !isCurrent || shown.current.get(path) === problems) continue;
      shown.current.set(path, problems);
      const markers = problems.map((problem) => markerOf(model, problem, models, monaco));
      monaco.editor.setModelMarkers(model, RULES, markers);
    }
  }, [opened, known]);
};
