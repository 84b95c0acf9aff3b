import { Button, Flex, Table, Typography } from 'antd';
import { Link } from 'wouter';
import { useCountText } from '../../../ui/count.js';
import { JustChanged } from '../../../ui/just-changed.js';
import { useNumbers } from '../../../ui/numbers.js';
import { useValueText } from '../../../ui/value.js';
import { useLanguage, useWords } from '../../../words/index.js';
import { Sparkline } from './sparkline.js';
import type { TagWithRules } from './queries.js';
import '../tags.css';

interface ValuesProps {
  readonly tag: TagWithRules;
  readonly chosen: string | undefined;
  /** Asks for the members of a value. */
  readonly onChoose: (value: string) => void;
}

type Value = TagWithRules['values'][number];

/** The values in their order, with sizes, how these went, and the way to whom has them. */
export const Values = ({ tag, chosen, onChoose }: ValuesProps) => {
  const words = useWords('tags');
  const shell = useWords('shell');
  return (
    <Table<Value>
      rowKey="value"
      size="middle"
      dataSource={[...tag.values]}
      pagination={false}
      scroll={{ x: 640 }}
      columns={[
        { key: 'value', title: words.values, render: (_, each) => <Named tag={tag} of={each} /> },
        {
          key: 'count',
          title: shell.pages.customers,
          align: 'right',
          width: 110,
          render: (_, each) => <Size of={each} />,
        },
        { key: 'share', title: words.share, align: 'right', width: 80, render: (_, each) => <Share of={each} /> },
        {
          key: 'trend',
          title: words.trend,
          width: 140,
          render: (_, { value }) => <Sparkline name={tag.name} value={value} />,
        },
        {
          key: 'actions',
          title: words.actions,
          width: 170,
          render: (_, { value }) => (
            <Flex gap={4}>
              <Button
                size="small"
                type={value === chosen ? 'primary' : 'default'}
                aria-pressed={value === chosen}
                aria-label={words.showMembers(value)}
                onClick={() => onChoose(value)}
              >
                {shell.pages.customers}
              </Button>
              <Link href={`/segments/tag/${encodeURIComponent(tag.name)}/${encodeURIComponent(value)}`} asChild>
                <Button size="small" type="link" aria-label={words.portraitOf(value)}>
                  {words.portrait}
                </Button>
              </Link>
            </Flex>
          ),
        },
      ]}
    />
  );
};

const Named = ({ tag, of: { value, expires } }: { readonly tag: TagWithRules; readonly of: Value }) => {
  const { words } = useLanguage();
  const text = useValueText();
  const verdict = tag.coverage?.cases.find((each) => each.value === value)?.reached.is;
  const kept =
    expires === undefined
      ? undefined
      : 'ms' in expires
        ? text(expires.ms, 'duration')
        : words.customers.months(String(expires.months));
  return (
    <Flex vertical gap={2}>
      <span style={{ overflowWrap: 'anywhere' }}>{value}</span>
      {kept === undefined ? undefined : <Typography.Text type="secondary">{words.tags.expires(kept)}</Typography.Text>}
      {verdict === 'nobody' ? <Typography.Text type="warning">{words.tags.reached.nobody}</Typography.Text> : undefined}
    </Flex>
  );
};

const Size = ({ of: { count: size, delta } }: { readonly of: Value }) => {
  const words = useWords('tags');
  const count = useCountText();
  const numbers = useNumbers();
  return (
    <Flex vertical align="flex-end" className="tw-tabular">
      <JustChanged of={JSON.stringify(size)}>{count(size)}</JustChanged>
      {delta === undefined || delta === 0 ? undefined : (
        <Typography.Text type="secondary" style={{ fontSize: 12, whiteSpace: 'nowrap' }}>
          {words.today(`${delta > 0 ? '▲' : '▼'} ${numbers.whole(Math.abs(delta))}`)}
        </Typography.Text>
      )}
    </Flex>
  );
};

const Share = ({ of: { share } }: { readonly of: Value }) => {
  const numbers = useNumbers();
  const { words } = useLanguage();
  return <span className="tw-tabular">{share === undefined ? words.values.missing : numbers.share(share)}</span>;
};
