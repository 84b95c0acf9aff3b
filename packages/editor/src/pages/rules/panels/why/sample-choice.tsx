import { Button, Flex, Typography } from 'antd';
import type { SampleAnswer } from '../../../../language/live/live-rules.js';
import { useWords } from '../../../../words/index.js';
import { type RuleKey, useRulesState } from '../../state.js';
import { useAnswers } from '../../use-answers.js';

/** So many are offered on either side. */
const OFFERED = 6;

/** A few of the sample, in and out of the rule, to begin with. */
export const SampleChoice = ({ rule }: { rule: RuleKey }) => {
  const words = useWords('rules').why;
  const answers = useAnswers(rule) ?? [];
  const isIn = ({ values }: SampleAnswer): boolean => values.length > 0;
  const [inside, outside] = [answers.filter(isIn), answers.filter((each) => !isIn(each))];
  return (
    <>
      <Some title={words.sampleIn} customers={inside.slice(0, OFFERED)} />
      <Some title={words.sampleOut} customers={outside.slice(0, OFFERED)} />
    </>
  );
};

const Some = ({ title, customers }: { title: string; customers: readonly SampleAnswer[] }) => {
  const { set } = useRulesState();
  if (customers.length === 0) return undefined;
  return (
    <section>
      <Typography.Title level={3} style={{ fontSize: 14 }}>
        {title}
      </Typography.Title>
      <Flex gap={8} wrap>
        {customers.map(({ customer, name, values }) => (
          <Button key={customer} size="small" onClick={() => set({ customer })}>
            {name ?? customer}
            <Typography.Text type="secondary">{values.filter((value) => value !== '').join('、')}</Typography.Text>
          </Button>
        ))}
      </Flex>
    </section>
  );
};
