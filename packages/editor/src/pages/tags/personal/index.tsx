import { Button, Flex, Table, Typography } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { useMay } from '../../../api/me.js';
import { Count } from '../../../ui/count.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { ProblemView } from '../../../ui/problem-view.js';
import { Waiting } from '../../../ui/waiting.js';
import { useWords } from '../../../words/index.js';
import { usePersonalTags } from '../../../api/known.js';
import { DeleteButton } from './delete-button.js';
import { PersonalMembers } from './personal-members.js';
import { Rename } from './rename.js';

/** One’s own tags, and whose members are listed: `/tags?tab=personal&own=老同学`. */
export const PersonalTags = () => {
  const words = useWords('tags');
  const { data: tags, error, refetch } = usePersonalTags();
  const [params, setParams] = useSearchParams();
  const chosen = params.get('own') ?? undefined;
  const choose = (name: string | undefined): void =>
    setParams({ tab: 'personal', ...(name === undefined ? {} : { own: name }) }, { replace: true });
  if (tags === undefined)
    return error === null ? <Waiting /> : <ProblemView problem={error} retry={() => void refetch()} />;
  if (tags.length === 0) return <NoPersonalTags />;
  return (
    <Flex vertical gap={16}>
      <Typography.Text type="secondary">{words.personalHelp}</Typography.Text>
      <PersonalTable tags={tags} chosen={chosen} onChoose={choose} />
      {chosen !== undefined && tags.some(({ name }) => name === chosen) ? (
        <PersonalMembers key={chosen} name={chosen} />
      ) : undefined}
    </Flex>
  );
};

type PersonalTag = NonNullable<ReturnType<typeof usePersonalTags>['data']>[number];

interface PersonalTableProps {
  readonly tags: readonly PersonalTag[];
  readonly chosen: string | undefined;
  readonly onChoose: (name: string | undefined) => void;
}

const PersonalTable = ({ tags, chosen, onChoose }: PersonalTableProps) => {
  const words = useWords('tags');
  const shell = useWords('shell');
  const mayChange = useMay('operator');
  const [renaming, setRenaming] = useState<string>();
  return (
    <>
      <Table<PersonalTag>
        rowKey="name"
        size="middle"
        dataSource={[...tags]}
        pagination={false}
        columns={[
          {
            key: 'name',
            title: words.name,
            render: (_, { name }) => <span style={{ overflowWrap: 'anywhere' }}>{name}</span>,
          },
          {
            key: 'count',
            title: shell.pages.customers,
            align: 'right',
            width: 140,
            render: (_, { count }) => <Count count={count} />,
          },
          {
            key: 'actions',
            title: words.actions,
            width: 300,
            render: (_, { name, count }) => (
              <Flex gap={8} justify="flex-end">
                <Button
                  size="small"
                  type={name === chosen ? 'primary' : 'default'}
                  aria-pressed={name === chosen}
                  aria-label={words.showMembers(name)}
                  onClick={() => onChoose(name === chosen ? undefined : name)}
                >
                  {shell.pages.customers}
                </Button>
                {mayChange ? (
                  <>
                    <Button size="small" onClick={() => setRenaming(name)}>
                      {words.rename}
                    </Button>
                    <DeleteButton name={name} count={count} />
                  </>
                ) : undefined}
              </Flex>
            ),
          },
        ]}
      />
      {renaming === undefined ? undefined : (
        <Rename
          name={renaming}
          onClose={(next) => {
            setRenaming(undefined);
            if (next !== undefined && chosen === renaming) onChoose(next);
          }}
        />
      )}
    </>
  );
};

const NoPersonalTags = () => {
  const words = useWords('tags');
  return (
    <EmptyState
      title={words.personalNone}
      help={words.personalNoneHelp}
      action={
        <Link href="/customers" asChild>
          <Button type="primary">{words.toCustomers}</Button>
        </Link>
      }
    />
  );
};
