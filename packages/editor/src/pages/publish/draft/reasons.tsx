import { Flex, Typography } from 'antd';
import { Link } from 'wouter';
import { WhyTree, type WhyNode } from '../../../ui/why-tree.js';
import { useWords } from '../../../words/index.js';
import type { BookPlan } from './plan.js';

type Reason = NonNullable<BookPlan['reasons']>[number];

/** What the draft sees of some of the customers whom it moves. */
export const Reasons = ({ reasons }: { reasons: readonly Reason[] }) => {
  const words = useWords('publish');
  if (reasons.length === 0) return undefined;
  return (
    <Flex vertical gap={12}>
      <Typography.Text strong>{words.samples}</Typography.Text>
      {reasons.map((reason) => (
        <One key={reason.customer} reason={reason} />
      ))}
    </Flex>
  );
};

const One = ({ reason: { customer, values = [], member, because } }: { reason: Reason }) => {
  const words = useWords('publish');
  const outcome = member === undefined ? values.join('、') : member ? words.becomesMember : words.becomesNone;
  return (
    <div>
      <Link href={`/customers/${encodeURIComponent(customer)}`}>{customer}</Link>
      <Typography.Text type="secondary"> → {outcome === '' ? words.noValue : outcome}</Typography.Text>
      {because.map(({ value, condition }, index) =>
        condition === undefined ? undefined : (
          // Cases of a tag may give the same value; their order is the book's.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} style={{ paddingInlineStart: 16 }}>
            {value === undefined ? undefined : <Typography.Text type="secondary">{value}</Typography.Text>}
            <WhyTree node={condition as unknown as WhyNode} />
          </div>
        ),
      )}
    </div>
  );
};
