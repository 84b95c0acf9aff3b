import { Collapse, Flex, Tag, Typography } from 'antd';
import { useMemo } from 'react';
import { type Words, useLanguage, useWords } from '../words/index.js';
import { momentText } from './moment.js';
import { useValueText } from './value.js';
import { Written } from './written.js';
import {
  lineDetail,
  lineOf,
  missText,
  nextText,
  type SegmentReasons,
  type TagReasons,
  type WhyCase,
  type WhyLine,
  type WhyNearest,
  type WhyNode,
} from './why.js';
import './why-tree.css';

export type { SegmentReasons, TagReasons, WhyCase, WhyMiss, WhyNearest, WhyNode } from './why.js';

interface Choosing {
  /** Told of the node that somebody picks; without it nodes are not buttons. */
  readonly onSelect?: (node: WhyNode) => void;
  readonly selected?: WhyNode | undefined;
}

/** A condition tree with ✓ and ✗, what was seen, and what it was held against. */
export const WhyTree = ({ node, ...choosing }: { readonly node: WhyNode } & Choosing) => {
  const line = useMemo(() => lineOf(node), [node]);
  return (
    <ul className="tw-why">
      <Line line={line} {...choosing} />
    </ul>
  );
};

const Line = ({ line, onSelect, selected }: { readonly line: WhyLine } & Choosing) => {
  const words = useWords('why');
  const value = useValueText();
  const detail = lineDetail(line, words, value);
  const said = (
    <>
      <Verdict truth={line.truth} />
      <span className="tw-why-text">
        {line.joined === undefined ? (
          <Written text={line.text ?? words.added} />
        ) : (
          <Typography.Text type="secondary">{joinWords(line.joined, words)}</Typography.Text>
        )}
        {detail === '' ? undefined : <Typography.Text type="secondary"> {detail}</Typography.Text>}
      </span>
    </>
  );
  return (
    <li>
      {onSelect === undefined ? (
        <div className="tw-why-line">{said}</div>
      ) : (
        <button
          type="button"
          className="tw-why-line"
          aria-pressed={selected === line.node}
          onClick={() => onSelect(line.node)}
        >
          {said}
        </button>
      )}
      {line.parts.length === 0 ? undefined : (
        <ul>
          {line.parts.map((part, index) => (
            // Parts of a condition have no names; their places in it stay.
            <Line key={index} line={part} {...(onSelect === undefined ? {} : { onSelect, selected })} />
          ))}
        </ul>
      )}
    </li>
  );
};

const joinWords = (joined: NonNullable<WhyLine['joined']>, words: Words['why']): string =>
  ({ and: words.all, or: words.any, 'at-least': words.enough, not: words.not })[joined];

const Verdict = ({ truth }: { readonly truth: boolean }) => {
  const words = useWords('why');
  return (
    <Typography.Text type={truth ? 'success' : 'danger'} strong>
      <span role="img" aria-label={truth ? words.met : words.notMet}>
        {truth ? '✓' : '✗'}
      </span>
    </Typography.Text>
  );
};

/** Why somebody has a tag's value, or none: every case in order, the nearest miss, and what the clock will do. */
export const WhyTag = ({
  reasons,
  asOf,
  ...choosing
}: { readonly reasons: TagReasons; readonly asOf: string | number } & Choosing) => {
  const { cases, nearest } = reasons;
  const words = useWords('why');
  const value = useValueText();
  const open = cases.flatMap(({ value: own, gives }, index) =>
    gives || own === nearest?.value ? [String(index)] : [],
  );
  return (
    <Flex vertical gap={8}>
      <Outlook nearest={nearest} next={nextText(reasons, asOf, words, value)} />
      <Collapse
        size="small"
        defaultActiveKey={open}
        items={cases.map((each, index) => ({
          key: String(index),
          label: <CaseLabel one={each} />,
          children:
            each.condition === undefined ? (
              <Typography.Text type="secondary">{words.added}</Typography.Text>
            ) : (
              <WhyTree node={each.condition} {...choosing} />
            ),
          collapsible: each.condition === undefined ? 'disabled' : 'header',
          showArrow: each.condition !== undefined,
        }))}
      />
    </Flex>
  );
};

const CaseLabel = ({ one }: { readonly one: WhyCase }) => {
  const { locale, words } = useLanguage();
  return (
    <Flex gap={8} align="center" wrap>
      <Verdict truth={one.holds} />
      <span>{one.value}</span>
      {one.gives ? <Tag>{words.why.gives}</Tag> : undefined}
      <Typography.Text type="secondary">
        {standing(one, words.why, (instant) => momentText(instant, locale))}
      </Typography.Text>
    </Flex>
  );
};

/** What is to be said of a case beside whether it holds. */
const standing = (
  { holds, gives, condition, until }: WhyCase,
  words: Words['why'],
  moment: (instant: string) => string,
): string => {
  if (!holds) return '';
  if (!gives) return words.outranked;
  if (until === undefined || until === null) return '';
  return condition?.truth === false ? words.kept(moment(until)) : words.keptByEvent(moment(until));
};

/** Why somebody is in a segment, or not. */
export const WhySegment = ({
  reasons,
  asOf,
  ...choosing
}: { readonly reasons: SegmentReasons; readonly asOf: string | number } & Choosing) => {
  const words = useWords('why');
  const value = useValueText();
  return (
    <Flex vertical gap={8}>
      <Flex gap={8}>
        <Verdict truth={reasons.member} />
        <span>{reasons.member ? words.member : words.notMember}</span>
      </Flex>
      <Outlook nearest={reasons.nearest} next={nextText(reasons, asOf, words, value)} />
      <WhyTree node={reasons.condition} {...choosing} />
    </Flex>
  );
};

const Outlook = ({ nearest, next }: { readonly nearest: WhyNearest | null; readonly next: string }) => (
  <Flex vertical gap={4}>
    {nearest === null || nearest.misses.length === 0 ? undefined : <Nearest nearest={nearest} />}
    <div>{next}</div>
  </Flex>
);

const Nearest = ({ nearest: { value: wanted, misses, words: sentence } }: { readonly nearest: WhyNearest }) => {
  const words = useWords('why');
  const value = useValueText();
  // Of a part that nobody wrote only the sentence has words.
  if (sentence !== undefined && misses.some(({ text }) => text === null)) return <div>{sentence}</div>;
  const lacks = [...new Map(misses.map((miss) => [missText(miss, words, value).join(), miss])).values()];
  return (
    <div>
      {wanted === undefined ? words.nearestSegment(lacks.length) : words.nearest(wanted, lacks.length)}
      <ul className="tw-why-misses">
        {lacks.map((miss) => {
          const [condition, distance] = missText(miss, words, value);
          return (
            <li key={condition}>
              <Written text={condition} />
              {distance === '' ? undefined : <strong> {distance}</strong>}
            </li>
          );
        })}
      </ul>
    </div>
  );
};
