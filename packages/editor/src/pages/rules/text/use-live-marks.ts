import { useEffect, useMemo, useRef } from 'react';
import { useNumbers } from '../../../ui/numbers.js';
import { useWords } from '../../../words/index.js';
import { useLive } from '../live/index.js';
import { LiveMarks } from './live-marks.js';
import type { LiveWords } from './live-words.js';
import type { Opened } from './opened.js';

const OLD = 'tw-text-old';

/** Shows counts in the text, and greys them from the first letter that changes it until there are new ones. */
export const useLiveMarks = (opened: Opened | undefined, path: string): void => {
  const live = useLive();
  const words = useLiveWords();
  const marks = useRef<LiveMarks>(undefined);
  useEffect(() => {
    if (opened === undefined) return undefined;
    const created = new LiveMarks(opened.editor, opened.monaco);
    marks.current = created;
    const listening = opened.editor.onDidChangeModelContent(() => {
      opened.editor.getContainerDomNode().classList.add(OLD);
    });
    return () => {
      listening.dispose();
      marks.current = undefined;
    };
  }, [opened]);
  // Zones and decorations are the model's that was shown: another file begins without.
  useEffect(() => () => marks.current?.clear(), [opened, path]);
  useEffect(() => {
    if (opened === undefined || live === undefined || live.path !== path) return;
    const isOfThisText = !live.isOld && opened.models.buffer(path)?.text === live.text;
    opened.editor.getContainerDomNode().classList.toggle(OLD, !isOfThisText);
    if (isOfThisText) marks.current?.show(live, words);
  }, [opened, live, path, words]);
};

const useLiveWords = (): LiveWords => {
  const text = useWords('text');
  const shell = useWords('shell');
  const numbers = useNumbers();
  return useMemo(() => {
    const number = (count: number, estimated: boolean): string =>
      estimated ? shell.about(numbers.whole(count)) : numbers.whole(count);
    return {
      number,
      customers: (count, estimated) =>
        count === 1 && !estimated ? shell.oneCustomer : shell.customers(number(count, estimated)),
      share: numbers.share,
      found: text.found,
      coming: text.coming,
      going: text.going,
      fromSample: text.fromSample,
    };
  }, [text, shell, numbers]);
};
