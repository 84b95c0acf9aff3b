import { Collapse, Flex, Table, Typography } from 'antd';
import { Link } from 'wouter';
import { type Counted, useCountText } from '../../../ui/count.js';
import { useWords } from '../../../words/index.js';
import { ChangeMark } from '../changes.js';
import type { BookPlan, Subject } from './plan.js';
import { Reasons } from './reasons.js';
import { type Flow, flowOf } from './totals.js';

/** Whom the draft moves, tag by tag and segment by segment: numbers, a few people, and why. */
export const Subjects = ({ plan }: { plan: BookPlan }) => {
  const { subjects = [], reasons = [] } = plan;
  const ofSubject = ({ kind, name }: Subject) =>
    reasons.filter((reason) => reason.kind === kind && reason.name === name);
  return (
    <Collapse
      {...(subjects.length === 1 ? { defaultActiveKey: keyOf(subjects[0]) } : {})}
      items={subjects.map((subject) => ({
        key: keyOf(subject),
        label: <Heading subject={subject} />,
        children: (
          <Flex vertical gap={16}>
            <Values subject={subject} />
            <Reasons reasons={ofSubject(subject)} />
          </Flex>
        ),
      }))}
    />
  );
};

const keyOf = (subject: Subject | undefined): string => `${subject?.kind} ${subject?.name}`;

const Heading = ({ subject }: { subject: Subject }) => {
  const words = useWords('publish');
  const flow = flowOf(subject);
  return (
    <Flex gap={12} align="center" wrap>
      <ChangeMark change={subject.change} />
      <Typography.Text type="secondary">{words.kinds[subject.kind]}</Typography.Text>
      <Typography.Text strong>{subject.name}</Typography.Text>
      <FlowText flow={flow} />
    </Flex>
  );
};

/** `▲ 412 进入  ▼ 37 离开  ⇄ 3 改值`. */
const FlowText = ({ flow: { entering, leaving, moving } }: { flow: Flow }) => {
  const words = useWords('publish');
  const text = useCountText();
  return (
    <Flex gap={12} style={{ fontVariantNumeric: 'tabular-nums' }}>
      <Typography.Text type={entering === 0 ? 'secondary' : 'success'}>
        ▲ {text(entering)} {words.entering}
      </Typography.Text>
      <Typography.Text type={leaving === 0 ? 'secondary' : 'danger'}>
        ▼ {text(leaving)} {words.leaving}
      </Typography.Text>
      {moving === 0 ? undefined : (
        <Typography.Text>
          ⇄ {text(moving)} {words.moving}
        </Typography.Text>
      )}
    </Flex>
  );
};

const Values = ({ subject }: { subject: Subject }) => {
  const words = useWords('publish');
  const text = useCountText();
  const number = (title: string, key: 'before' | 'after' | 'entering' | 'leaving') => ({
    title,
    dataIndex: key,
    align: 'right' as const,
    render: (count: Counted | undefined) => (count === undefined ? '—' : text(count)),
  });
  const shown = subject.values.filter(
    ({ entering, leaving, before }) => entering !== 0 || leaving !== 0 || before !== 0,
  );
  return (
    <>
      <Table
        size="small"
        pagination={false}
        rowKey={({ value }) => value ?? ''}
        dataSource={shown}
        style={{ fontVariantNumeric: 'tabular-nums' }}
        columns={[
          { title: words.kinds[subject.kind], dataIndex: 'value', render: (value?: string) => value ?? subject.name },
          number(words.before, 'before'),
          number(words.after, 'after'),
          number(`▲ ${words.entering}`, 'entering'),
          number(`▼ ${words.leaving}`, 'leaving'),
          {
            title: words.samples,
            render: (_, { enteringCustomers, leavingCustomers }) => (
              <Flex gap={16} wrap>
                <People sign="▲" customers={enteringCustomers} />
                <People sign="▼" customers={leavingCustomers} />
              </Flex>
            ),
          },
        ]}
      />
      {subject.moves.length === 0 ? undefined : (
        <Flex gap={16} wrap>
          {subject.moves.map(({ from, to, count }) => (
            <Typography.Text key={`${from} ${to}`}>{words.moves(from, to, text(count))}</Typography.Text>
          ))}
        </Flex>
      )}
    </>
  );
};

/** So many are named in a row. */
const NAMED = 3;

const People = ({ sign, customers }: { sign: string; customers: readonly string[] }) =>
  customers.length === 0 ? undefined : (
    <span>
      {sign}{' '}
      {customers.slice(0, NAMED).map((id, index) => (
        <span key={id}>
          {index === 0 ? '' : ' '}
          <Link href={`/customers/${encodeURIComponent(id)}`}>{id}</Link>
        </span>
      ))}
    </span>
  );
