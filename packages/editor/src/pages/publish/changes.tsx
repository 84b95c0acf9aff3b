import { Flex, Tag, Typography } from 'antd';
import { useWords } from '../../words/index.js';
import type { BookPlan } from './draft/plan.js';

export type Change = BookPlan['changes'][number];

const COLOURS = { new: 'success', changed: 'processing', renamed: 'processing', gone: 'error' } as const;
const SIGNS = { new: '+', changed: '~', renamed: '~', gone: '−' } as const;

/** What became of a rule: with a sign, so that it is not told by colour alone. */
export const ChangeMark = ({ change }: { change: Change['change'] }) => {
  const words = useWords('publish');
  return (
    <Tag color={COLOURS[change]} style={{ margin: 0 }}>
      {SIGNS[change]} {words.change[change]}
    </Tag>
  );
};

/** The declarations that mean something else. */
export const Changes = ({ changes }: { changes: readonly Change[] }) => {
  const words = useWords('publish');
  return (
    <Flex vertical gap={8} component="ul" style={{ margin: 0, padding: 0, listStyle: 'none' }}>
      {changes.map(({ kind, name, change, was, parts }) => (
        <Flex key={`${kind} ${name}`} component="li" gap={8} align="baseline" wrap>
          <ChangeMark change={change} />
          <Typography.Text type="secondary">{words.kinds[kind]}</Typography.Text>
          <Typography.Text strong>{name}</Typography.Text>
          {was === undefined ? undefined : <Typography.Text type="secondary">{words.renamedFrom(was)}</Typography.Text>}
          {parts === undefined ? undefined : <Parts parts={parts} />}
        </Flex>
      ))}
    </Flex>
  );
};

const Parts = ({ parts }: { parts: NonNullable<Change['parts']> }) => (
  <Typography.Text type="secondary">
    {[
      ...parts.new.map((name) => `+${name}`),
      ...parts.changed.map((name) => `~${name}`),
      ...parts.gone.map((name) => `−${name}`),
    ].join(' ')}
  </Typography.Text>
);
