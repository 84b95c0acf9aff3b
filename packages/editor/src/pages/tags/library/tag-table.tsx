import { Flex, Table, Typography } from 'antd';
import { Link } from 'wouter';
import { useCountText } from '../../../ui/count.js';
import { JustChanged } from '../../../ui/just-changed.js';
import { useWords } from '../../../words/index.js';
import type { Tag } from '../../../api/known.js';
import { Advice } from '../advice.js';
import { traitsOf } from '../traits.js';
import { UsedBy } from '../used-by.js';
import '../tags.css';

/** The tags with their values and sizes, who uses them, and how they do. */
export const TagTable = ({ tags }: { readonly tags: readonly Tag[] }) => {
  const words = useWords('tags');
  return (
    <Table<Tag>
      rowKey="name"
      size="middle"
      tableLayout="fixed"
      dataSource={[...tags]}
      pagination={false}
      scroll={{ x: 780 }}
      onRow={() => ({ style: { verticalAlign: 'top' } })}
      columns={[
        { key: 'name', title: words.name, width: '30%', render: (_, tag) => <Named tag={tag} /> },
        { key: 'values', title: words.values, width: '34%', render: (_, { values }) => <Values values={values} /> },
        { key: 'usage', title: words.usage, width: '14%', render: (_, { usedBy }) => <UsedBy users={usedBy} /> },
        { key: 'health', title: words.health, width: '22%', render: (_, { advice }) => <Advice advice={advice} /> },
      ]}
    />
  );
};

const Named = ({ tag }: { readonly tag: Tag }) => {
  const words = useWords('tags');
  const others = tag.names.filter((name) => name !== tag.name);
  return (
    <Flex vertical gap={2}>
      <Link href={`/tags/${encodeURIComponent(tag.name)}`} style={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
        {tag.name}
      </Link>
      {tag.description === undefined ? undefined : <span>{tag.description}</span>}
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {[...traitsOf(tag, words), ...(others.length === 0 ? [] : [words.alsoCalled(others.join(' · '))])].join(' · ')}
      </Typography.Text>
    </Flex>
  );
};

const Values = ({ values }: Pick<Tag, 'values'>) => {
  const count = useCountText();
  return (
    <ul className="tw-values">
      {values.map(({ value, count: size }) => (
        <li key={value}>
          {value}
          {'\u00a0'}
          <Typography.Text type="secondary" className="tw-tabular">
            <JustChanged of={JSON.stringify(size)}>{count(size)}</JustChanged>
          </Typography.Text>
        </li>
      ))}
    </ul>
  );
};
