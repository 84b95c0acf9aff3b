import { useQuery } from '@tanstack/react-query';
import { Flex, Tabs, Typography } from 'antd';
import { Link, useSearchParams } from 'wouter';
import { answer } from '../../../api/client.js';
import { useServer } from '../../../api/server.js';
import { Count } from '../../../ui/count.js';
import { Moment } from '../../../ui/moment.js';
import { useNumbers } from '../../../ui/numbers.js';
import { Page } from '../../../ui/page.js';
import { ProblemView } from '../../../ui/problem-view.js';
import { Waiting } from '../../../ui/waiting.js';
import { useWords } from '../../../words/index.js';
import { useTags } from '../../../api/known.js';
import { Delta } from '../list/delta.js';
import { Members } from '../members/index.js';
import { Portrait } from '../portrait/index.js';
import { type Group, titleOf } from './group.js';
import { OverlapWith } from './overlap.js';
import { Trend } from './trend.js';

/** A segment, or those with a tag's value: how many, who, how they grow and overlap. */
export const GroupPage = ({ group }: { group: Group }) => {
  const words = useWords('segments');
  const { named } = useWords('values');
  const [search, setSearch] = useSearchParams();
  const { data: size, error, refetch } = useSize(group);
  if (error !== null) return <ProblemView problem={error} retry={() => void refetch()} />;
  return (
    <Page
      title={titleOf(group, named)}
      actions={
        <>
          <Link href={`/rules?rule=${encodeURIComponent(`${group.kind}:${group.name}`)}`}>{words.ruleOf}</Link>
          <Link href="/segments">{words.all}</Link>
        </>
      }
    >
      {size === undefined ? undefined : <Size size={size} />}
      <Tabs
        activeKey={search.get('tab') ?? 'overview'}
        onChange={(tab) => setSearch({ tab }, { replace: true })}
        destroyOnHidden
        items={[
          { key: 'overview', label: words.tabs.overview, children: <Portrait group={group} /> },
          { key: 'members', label: words.tabs.members, children: <Members group={group} /> },
          {
            key: 'trend',
            label: words.tabs.trend,
            children: size?.asOf === undefined ? <Waiting /> : <Trend group={group} asOf={size.asOf} />,
          },
          { key: 'overlap', label: words.tabs.overlap, children: <OverlapWith group={group} /> },
        ]}
      />
    </Page>
  );
};

const useSize = (group: Group) => {
  const { api } = useServer();
  const tags = useTags();
  const segment = useQuery({
    queryKey: ['segments', 'one', group.name],
    queryFn: () => answer(api.v1.segments[':name'].$get({ param: { name: encodeURIComponent(group.name) } })),
    enabled: group.kind === 'segment',
  });
  if (group.kind === 'segment') return segment;
  const tag = tags.data?.find(({ name }) => name === group.name);
  const value = tag?.values.find((each) => each.value === group.value);
  return { ...tags, data: value === undefined ? undefined : { ...value, asOf: tag?.asOf } };
};

type Sized = NonNullable<ReturnType<typeof useSize>['data']>;

const Size = ({ size: { count, share: part, asOf, ...more } }: { size: Sized }) => {
  const words = useWords('segments');
  const { share } = useNumbers();
  return (
    <Flex gap={16} align="baseline" wrap>
      <Typography.Text strong style={{ fontSize: 24, fontVariantNumeric: 'tabular-nums' }}>
        <Count count={count} />
      </Typography.Text>
      {part === undefined ? undefined : (
        <Typography.Text type="secondary">{words.ofEverybody(share(part))}</Typography.Text>
      )}
      <Delta delta={'delta' in more ? more.delta : undefined} />
      {asOf === undefined ? undefined : (
        <Typography.Text type="secondary">
          {words.asOf} <Moment at={asOf} />
        </Typography.Text>
      )}
    </Flex>
  );
};
