import { useEffect } from 'react';
import { useSearchParams } from 'wouter';
import { useRules } from './live/index.js';
import { useSelect } from './selection.js';
import { useRulesState } from './state.js';

/** Goes to the place that the address names by `at`, in UTF-16 units from the beginning of the file, and forgets it. */
export const usePlaceAsked = (): void => {
  const [params, setParams] = useSearchParams();
  const { file } = useRulesState();
  const outline = useRules();
  const select = useSelect();
  const at = params.get('at');
  useEffect(() => {
    if (at === null || file === undefined || outline === undefined) return;
    const offset = Math.max(0, Number.parseInt(at, 10) || 0);
    const around = outline.find((each) => each.file === file && each.span.start <= offset && offset <= each.span.end);
    select({ file, span: { start: offset, end: offset }, origin: 'why' });
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        after.delete('at');
        if (around !== undefined) after.set('rule', around.rule);
        return after;
      },
      { replace: true },
    );
  }, [at, file, outline, select, setParams]);
};
