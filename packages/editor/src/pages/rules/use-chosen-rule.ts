import type { RuleEntry } from '../../language/live/outline.js';
import { useRules } from './live/index.js';
import { useRulesState } from './state.js';

/** The rule that the page is about: the one in its address, or else the first of the file. */
export const useChosenRule = (): RuleEntry | undefined => {
  const { rule, file } = useRulesState();
  const outline = useRules();
  return (
    outline?.find((each) => each.rule === rule) ??
    outline?.find((each) => each.file === file && each.kind !== 'metric') ??
    outline?.find((each) => each.file === file)
  );
};
