import { RightOutlined } from '@ant-design/icons';
import { Empty } from 'antd';
import { useWords } from '../../../words/index.js';
import { useNumbers } from '../../../ui/numbers.js';
import { useBuilding } from './building.js';
import type { Declared } from './cards/declared.js';
import { LiveNumber } from './hit-count.js';
import { touches } from './problem-notes.js';

/** All declarations of a file, one line each; one opens. */
export const Overview = ({ all }: { all: readonly Declared[] }) => {
  const words = useWords('builder');
  const numbers = useNumbers();
  const { show, problems } = useBuilding();
  if (all.length === 0)
    return (
      <Empty
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description={
          <>
            <div>{words.nothingHere}</div>
            <div>{words.nothingHereHelp}</div>
          </>
        }
      />
    );
  return (
    <section aria-label={words.overview(numbers.whole(all.length))}>
      <ul className="tw-overview">
        {all.map(({ key, name, cards }) => {
          const [{ node, span, cases }] = cards;
          const isFaulty = problems.some(({ level, span: at }) => level === 'error' && touches(span, at));
          const values = cards.length > 1 ? cards.flatMap((card) => card.cases) : cases;
          return (
            <li key={key}>
              <button type="button" className="tw-overview-item" onClick={() => show(key)}>
                <span className="tw-overview-kind">{words.kinds[node.kind]}</span>
                <span className={isFaulty ? 'tw-overview-name tw-overview-faulty' : 'tw-overview-name'}>
                  {name === '' ? words.kinds[node.kind] : name}
                </span>
                <span className="tw-overview-values">
                  {values
                    .slice(0, 8)
                    .map((each) => each.node.value.text)
                    .join(' · ')}
                </span>
                <LiveNumber of="declarations" spans={cards.map((card) => card.span)} />
                <RightOutlined aria-hidden />
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
