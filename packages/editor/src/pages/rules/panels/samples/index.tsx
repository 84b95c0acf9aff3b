import { Button, Flex, Segmented, Table, Typography } from 'antd';
import { useState } from 'react';
import { useMay } from '../../../../api/me.js';
import type { SampleAnswer } from '../../../../language/live/live-rules.js';
import { EmptyState } from '../../../../ui/empty-state.js';
import { useNumbers } from '../../../../ui/numbers.js';
import { useWords } from '../../../../words/index.js';
import { useLooking } from '../../live/index.js';
import { type RuleKey, useRulesState } from '../../state.js';
import { Keep } from './keep.js';
import { Kept } from './kept.js';
import { useAnswers } from '../../use-answers.js';
import { useChosenRule } from '../../use-chosen-rule.js';

const SHOWN = ['all', 'have', 'entering', 'leaving'] as const;
type Shown = (typeof SHOWN)[number];

/** The customers on whom rules are tried while they are written. */
export const SamplesPanel = () => {
  const words = useWords('rules');
  const chosen = useChosenRule();
  const mayWrite = useMay('operator');
  if (chosen === undefined || chosen.kind === 'metric' || !mayWrite)
    return <EmptyState title={words.chooseRule} help={words.chooseRuleHelp} />;
  return (
    <Flex vertical gap={24} style={{ paddingTop: 12 }}>
      <Kept />
      <Random rule={chosen.rule} />
    </Flex>
  );
};

const Random = ({ rule }: { rule: RuleKey }) => {
  const words = useWords('rules').samples;
  const { whole } = useNumbers();
  const { samples, redraw } = useLooking();
  const answers = useAnswers(rule);
  const [shown, setShown] = useState<Shown>('all');
  const rows = (answers ?? []).filter((each) => FILTERS[shown](each));
  return (
    <section>
      <Flex justify="space-between" align="baseline" gap={8}>
        <Typography.Title level={2} style={{ margin: 0, fontSize: 16 }}>
          {words.random}
        </Typography.Title>
        {samples?.fixed === true ? undefined : (
          <Button size="small" onClick={redraw}>
            {words.another}
          </Button>
        )}
      </Flex>
      <Typography.Paragraph type="secondary">
        {words.randomHelp(whole(samples?.customers.length ?? 0))}
      </Typography.Paragraph>
      <Segmented<Shown>
        value={shown}
        onChange={setShown}
        options={SHOWN.map((value) => ({
          value,
          label: `${words[value]} ${whole((answers ?? []).filter((each) => FILTERS[value](each)).length)}`,
        }))}
      />
      <Answers rule={rule} rows={rows} />
    </section>
  );
};

const has = ({ values }: Pick<SampleAnswer, 'values'>): boolean => values.length > 0;
const came = ({ values, before = [] }: SampleAnswer): boolean => values.some((value) => !before.includes(value));
const went = ({ values, before = [] }: SampleAnswer): boolean => before.some((value) => !values.includes(value));

const FILTERS: Readonly<Record<Shown, (answer: SampleAnswer) => boolean>> = {
  all: () => true,
  have: has,
  entering: came,
  leaving: went,
};

const Answers = ({ rule, rows }: { rule: RuleKey; rows: readonly SampleAnswer[] }) => {
  const words = useWords('rules');
  const { set } = useRulesState();
  const said = (values: readonly string[] | undefined): string =>
    values === undefined || values.length === 0
      ? '—'
      : values.map((value) => (value === '' ? words.samples.have : value)).join('、');
  return (
    <Table<SampleAnswer>
      size="small"
      rowKey="customer"
      dataSource={[...rows]}
      style={{ marginTop: 12 }}
      pagination={{ pageSize: 12, size: 'small', showSizeChanger: false, hideOnSinglePage: true }}
      locale={{ emptyText: words.samples.noneThere }}
      columns={[
        {
          title: words.samples.customer,
          render: (_, { customer, name }) => (
            <Button type="link" size="small" style={{ padding: 0 }} onClick={() => set({ panel: 'why', customer })}>
              {name ?? customer}
            </Button>
          ),
        },
        { title: words.samples.before, render: (_, { before }) => said(before) },
        { title: words.samples.now, render: (_, { values }) => said(values) },
        {
          title: <span className="tw-only-read">{words.samples.keep}</span>,
          render: (_, { customer, name }) => <Keep rule={rule} customer={customer} shown={name ?? customer} />,
        },
      ]}
    />
  );
};
