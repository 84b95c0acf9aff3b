import { Flex, Typography } from 'antd';
import { Link } from 'wouter';
import { CustomerPicker } from '../../../../ui/customer-picker.js';
import { EmptyState } from '../../../../ui/empty-state.js';
import { ProblemView } from '../../../../ui/problem-view.js';
import { type WhyNode, WhySegment, WhyTag } from '../../../../ui/why-tree.js';
import { Waiting } from '../../../../ui/waiting.js';
import { useWords } from '../../../../words/index.js';
import { useSelect } from '../../selection.js';
import { useRulesState } from '../../state.js';
import { useChosenRule } from '../../use-chosen-rule.js';
import { SampleChoice } from './sample-choice.js';
import { type Reasons, useReasons } from './use-reasons.js';

/** Why one customer has the answer that the chosen rule gives, and when that changes. */
export const WhyPanel = () => {
  const words = useWords('rules');
  const chosen = useChosenRule();
  const { customer, set } = useRulesState();
  const { reasons, problem, isWaiting } = useReasons(chosen?.kind === 'metric' ? undefined : chosen?.rule, customer);
  if (chosen === undefined || chosen.kind === 'metric')
    return <EmptyState title={words.chooseRule} help={words.chooseRuleHelp} />;
  return (
    <Flex vertical gap={12} style={{ paddingTop: 12 }}>
      <CustomerPicker
        label={words.why.customer}
        value={customer}
        style={{ width: '100%' }}
        onChoose={(id) => set({ customer: id })}
      />
      {customer === undefined ? (
        <>
          <EmptyState title={words.why.choose} help={words.why.chooseHelp} />
          <SampleChoice rule={chosen.rule} />
        </>
      ) : problem !== undefined ? (
        <ProblemView problem={problem} />
      ) : reasons === undefined ? (
        isWaiting ? (
          <Waiting />
        ) : (
          <Typography.Text>{words.why.noReasons}</Typography.Text>
        )
      ) : (
        <Shown told={reasons} customer={customer} />
      )}
    </Flex>
  );
};

const Shown = ({ told, customer }: { told: Reasons; customer: string }) => {
  const words = useWords('rules').why;
  const select = useSelect();
  const point = ({ place }: WhyNode): void => {
    if (place !== undefined) select({ file: place.file, span: place, origin: 'why' });
  };
  const isPlaced = told.isDraft;
  const choosing = isPlaced ? { onSelect: point } : {};
  return (
    <Flex vertical gap={12} className={told.isOld ? 'tw-rules-old' : ''}>
      <Flex gap={8} align="baseline" wrap>
        <Typography.Text strong>{told.name ?? customer}</Typography.Text>
        <Typography.Text>{saidOf(told, words)}</Typography.Text>
        <Typography.Text type="secondary">{told.isDraft ? words.ofDraft : words.ofPublished}</Typography.Text>
        <Link href={`/customers/${encodeURIComponent(customer)}`}>{words.profile}</Link>
      </Flex>
      {told.kind === 'tag' ? (
        <WhyTag key={`${customer} ${told.reasons.name}`} reasons={told.reasons} asOf={told.asOf} {...choosing} />
      ) : (
        <WhySegment reasons={told.reasons} asOf={told.asOf} {...choosing} />
      )}
    </Flex>
  );
};

const saidOf = (told: Reasons, words: ReturnType<typeof useWords<'rules'>>['why']): string => {
  if (told.kind === 'segment')
    return told.reasons.member ? words.isIn(told.reasons.name) : words.isOut(told.reasons.name);
  const { name, values } = told.reasons;
  return words.values(name, values.length === 0 ? words.none : values.join('、'));
};
