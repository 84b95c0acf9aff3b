import { startTransition, useCallback, useState } from 'react';
import { useEachText } from '../../draft/index.js';
import { useLanguageWorker } from '../../language/index.js';
import type { SampleAnswer } from '../../language/live/live-rules.js';
import { useLooking } from './live/index.js';
import type { RuleKey } from './state.js';

/** What the draft and the book in force say of each sample customer; undefined until it is known, and while it cannot be. */
export const useAnswers = (rule: RuleKey): readonly SampleAnswer[] | undefined => {
  const worker = useLanguageWorker();
  const { loaded } = useLooking();
  const [answers, setAnswers] = useState<{
    readonly of: RuleKey;
    readonly list: readonly SampleAnswer[] | undefined;
  }>();
  useEachText(
    useCallback(
      async (isOver) => {
        if (worker === undefined || loaded === 0) return;
        const list = await worker.live.answers(rule);
        if (!isOver()) startTransition(() => setAnswers({ of: rule, list }));
      },
      [worker, rule, loaded],
    ),
  );
  return answers?.of === rule ? answers.list : undefined;
};
