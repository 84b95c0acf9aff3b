import { Typography } from 'antd';
import { useNumbers } from '../../../ui/numbers.js';
import { useWords } from '../../../words/index.js';
import type { Group, Portrait } from '../group/group.js';
import './bars.css';

/** Shares of the members and of everybody, and whether they differ. */
export type Figures = Portrait['segments'][number];

export interface Bar extends Omit<Figures, 'name'> {
  readonly label: string;
  /** A group of its own, which can be gone to. */
  readonly group?: Group;
}

/** Shares as bars: the members as a bar, everybody as a mark across it, and in numbers. */
export const Bars = ({ bars }: { bars: readonly Bar[] }) => {
  const words = useWords('segments').portrait;
  const { share } = useNumbers();
  return (
    <ul className="tw-bars">
      {bars.map((bar) => (
        <li key={bar.label}>
          <span className="tw-bars-name" title={bar.label}>
            {bar.label}
          </span>
          <span className="tw-share-bar" aria-hidden>
            <i style={{ width: `${bar.share * 100}%` }} />
            <b style={{ left: `calc(${bar.shareOfEveryone * 100}% - 1px)` }} />
          </span>
          <span className="tw-bars-number">
            {share(bar.share)}
            <Typography.Text type="secondary">
              {' '}
              / <span className="tw-only-read">{words.everyone} </span>
              {share(bar.shareOfEveryone)}
            </Typography.Text>
          </span>
          <span className="tw-bars-number">
            <Lift bar={bar} />
          </span>
        </li>
      ))}
    </ul>
  );
};

const Lift = ({ bar: { lift, difference } }: { bar: Bar }) => {
  const words = useWords('segments').portrait;
  const { decimal } = useNumbers();
  const said = lift === undefined ? '' : words.times(decimal(lift));
  if (difference === 'unclear')
    return (
      <Typography.Text type="secondary" title={words.unclear}>
        {said}
        <span className="tw-only-read"> {words.unclear}</span>
      </Typography.Text>
    );
  const isMore = difference === 'more';
  return (
    <Typography.Text strong type={isMore ? 'success' : 'danger'} title={isMore ? words.more : words.less}>
      {isMore ? '▲' : '▼'} {said}
      <span className="tw-only-read"> {isMore ? words.more : words.less}</span>
    </Typography.Text>
  );
};
