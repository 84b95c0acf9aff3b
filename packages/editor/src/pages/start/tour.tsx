import { Tour } from 'antd';
import { useSearchParams } from 'wouter';
import { useWords } from '../../words/index.js';

const PARTS = ['list', 'builder', 'preview'] as const;

/** Three steps round the rules page, where its address asks for them (`?tour=1`). Parts that are not shown are passed over. */
export const RulesTour = ({ partsOf }: { partsOf: () => readonly (HTMLElement | undefined)[] }) => {
  const words = useWords('start');
  const [params, setParams] = useSearchParams();
  if (params.get('tour') === null) return undefined;
  const close = (): void =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        after.delete('tour');
        return after;
      },
      { replace: true },
    );
  const last = PARTS.length - 1;
  return (
    <Tour
      open
      onClose={close}
      onFinish={close}
      steps={PARTS.map((part, index) => ({
        title: words.steps[part].title,
        description: words.steps[part].about,
        target: () => partsOf()[index] ?? document.body,
        nextButtonProps: { children: index === last ? words.tourDone : words.tourNext },
        prevButtonProps: { children: words.tourBack },
      }))}
    />
  );
};
