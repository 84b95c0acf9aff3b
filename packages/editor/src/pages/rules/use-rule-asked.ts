import { useEffect } from 'react';
import { useSearchParams } from 'wouter';
import { useRules } from './live/index.js';

/** Opens the file of the rule that the address names, where it does not name the file: other pages know rules by their names. */
export const useRuleAsked = (): void => {
  const [params, setParams] = useSearchParams();
  const outline = useRules();
  const asked = params.get('file') === null ? params.get('rule') : null;
  const file = outline?.find(({ rule }) => rule === asked)?.file;
  useEffect(() => {
    if (asked === null || file === undefined) return;
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        after.set('file', file);
        return after;
      },
      { replace: true },
    );
  }, [asked, file, setParams]);
};
