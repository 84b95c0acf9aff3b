import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { Empty } from 'antd';
import { useState } from 'react';
import { useNumbers } from '../../../ui/numbers.js';
import { useWords } from '../../../words/index.js';
import { useBuilding } from './building.js';
import { type Declared, isRule } from './cards/declared.js';
import { SummaryBody } from './cards/summary-body.js';
import { LiveNumber } from './hit-count.js';
import { touches } from './problem-notes.js';

/** All declarations of a file, one line each: a rule goes to its card, anything else unfolds. */
export const Overview = ({ all }: { all: readonly Declared[] }) => {
  const words = useWords('builder');
  const numbers = useNumbers();
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
    <ul className="tw-overview" aria-label={words.overview(numbers.whole(all.length))}>
      {all.map((declared) => (
        <Item key={declared.key} declared={declared} />
      ))}
    </ul>
  );
};

const Item = ({ declared: { key, name, cards } }: { declared: Declared }) => {
  const words = useWords('builder');
  const { show, problems } = useBuilding();
  const [isUnfolded, setUnfolded] = useState(false);
  const [card] = cards;
  const { node } = card;
  const goes = isRule(node);
  const isFaulty = problems.some(
    ({ level, span }) => level === 'error' && cards.some((each) => touches(each.span, span)),
  );
  const values = cards.flatMap(({ cases }) => cases.map((each) => each.node.value.text));
  return (
    <li>
      <button
        type="button"
        className="tw-overview-item"
        {...(goes ? {} : { 'aria-expanded': isUnfolded })}
        onClick={() => (goes ? show(key) : setUnfolded(!isUnfolded))}
      >
        <span className="tw-overview-kind">{words.kinds[node.kind]}</span>
        <span className={isFaulty ? 'tw-overview-name tw-overview-faulty' : 'tw-overview-name'}>
          {node.kind === 'CustomerDecl' ? words.fieldsOf(String(node.fields.length)) : name}
        </span>
        <span className="tw-overview-values">{values.slice(0, 8).join(' · ')}</span>
        <LiveNumber of="declarations" spans={cards.map(({ span }) => span)} />
        {isUnfolded ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
      </button>
      {isUnfolded ? (
        <div className="tw-overview-unfolded">
          <SummaryBody card={card} />
        </div>
      ) : undefined}
    </li>
  );
};
