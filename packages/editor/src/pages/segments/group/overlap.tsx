import { Card, Flex, Progress, Select, Typography } from 'antd';
import { useSearchParams } from 'wouter';
import { Count } from '../../../ui/count.js';
import { useNumbers } from '../../../ui/numbers.js';
import { ProblemView } from '../../../ui/problem-view.js';
import { Waiting } from '../../../ui/waiting.js';
import { useWords } from '../../../words/index.js';
import { useSegments, useTags } from '../../../api/known.js';
import { type Group, type Overlap as OverlapTold, useOverlap } from './group.js';

/** So many others are held against a group. */
const MOST = 4;

/** How a group overlaps with up to four others: every combination, and how alike two of them are. */
export const OverlapWith = ({ group }: { group: Group }) => {
  const words = useWords('segments').overlap;
  const { pages } = useWords('shell');
  const { named } = useWords('values');
  const [search, setSearch] = useSearchParams();
  const { data: segments = [] } = useSegments();
  const { data: tags = [] } = useTags();
  const chosen = search.getAll('with');
  const others = chosen.map(groupIn).slice(0, MOST);
  const { data, error, refetch, isFetching } = useOverlap(group, others);
  const choose = (keys: readonly string[]): void =>
    setSearch(new URLSearchParams([['tab', 'overlap'], ...keys.slice(0, MOST).map((key) => ['with', key])]), {
      replace: true,
    });
  return (
    <Flex vertical gap={16}>
      <Flex vertical gap={4} component="label">
        {words.with}
        <Select
          mode="multiple"
          aria-label={words.with}
          placeholder={words.placeholder}
          maxCount={MOST}
          value={chosen}
          onChange={choose}
          style={{ maxWidth: 720 }}
          options={[
            {
              label: pages.segments,
              options: segments
                .filter(({ name }) => !(group.kind === 'segment' && group.name === name))
                .map(({ name }) => ({ value: name, label: name })),
            },
            ...tags.map(({ name, values }) => ({
              label: name,
              options: values.map(({ value }) => ({ value: `${name}=${value}`, label: named(name, value) })),
            })),
          ]}
        />
        <Typography.Text type="secondary">{words.withHelp}</Typography.Text>
      </Flex>
      {error === null ? undefined : <ProblemView problem={error} retry={() => void refetch()} />}
      {others.length === 0 ? (
        <Typography.Text type="secondary">{words.choose}</Typography.Text>
      ) : data === undefined ? (
        error === null && <Waiting />
      ) : (
        <div aria-busy={isFetching} style={isFetching ? { opacity: 0.55 } : {}}>
          <Combinations overlap={data} />
          <Pairs overlap={data} />
        </div>
      )}
    </Flex>
  );
};

/** `RFM评级=重要保持` is a tag's value, anything else a segment. */
const groupIn = (key: string): Group => {
  const at = key.indexOf('=');
  return at === -1 ? { kind: 'segment', name: key } : { kind: 'tag', name: key.slice(0, at), value: key.slice(at + 1) };
};

/** What the groups of an overlap are called, by their places. */
const useNames = (groups: OverlapTold['groups']): ((place: number) => string) => {
  const { named } = useWords('values');
  return (place) => {
    const { name = '', value } = groups[place] ?? {};
    return value === undefined ? name : named(name, value);
  };
};

const Combinations = ({ overlap: { combinations, groups, population } }: { overlap: OverlapTold }) => {
  const words = useWords('segments').overlap;
  const nameOf = useNames(groups);
  if (combinations === undefined) return <Typography.Text type="secondary">{words.combinationsHeld}</Typography.Text>;
  const most = Math.max(1, ...combinations.filter((each) => each.groups.length > 0).map(({ count }) => count));
  const shown = combinations.filter((each) => each.groups.length > 0).toSorted((a, b) => b.count - a.count);
  const rest = combinations.find((each) => each.groups.length === 0);
  return (
    <Card size="small" title={words.combination}>
      <Flex vertical gap={12} component="ul" style={{ margin: 0, padding: 0, listStyle: 'none' }}>
        {shown.map((each) => (
          <Flex key={each.groups.join()} component="li" gap={16} align="center" wrap>
            <span style={{ flex: '1 1 280px' }}>{words.only(each.groups.map(nameOf).join(words.both))}</span>
            <Progress
              percent={(each.count / most) * 100}
              showInfo={false}
              style={{ flex: '1 1 200px', margin: 0 }}
              aria-hidden
            />
            <span style={{ width: 110, textAlign: 'right', fontVariantNumeric: 'tabular-nums' }}>
              <Count count={each.count} />
            </span>
          </Flex>
        ))}
      </Flex>
      {rest === undefined ? undefined : (
        <Typography.Paragraph type="secondary" style={{ margin: '12px 0 0' }}>
          {words.nobody}: <Count count={rest.count} /> / <Count count={population} />
        </Typography.Paragraph>
      )}
    </Card>
  );
};

const Pairs = ({ overlap: { pairs, groups } }: { overlap: OverlapTold }) => {
  const words = useWords('segments').overlap;
  const nameOf = useNames(groups);
  const { share } = useNumbers();
  if (pairs === undefined) return undefined;
  return (
    <Card size="small" title={words.alike} style={{ marginTop: 16 }}>
      <Flex vertical gap={8} component="ul" style={{ margin: 0, padding: 0, listStyle: 'none' }}>
        {pairs.map(({ groups: [one = 0, other = 0], jaccard }) => (
          <li key={`${one} ${other}`}>
            {words.pair(nameOf(one), nameOf(other))}:{' '}
            <Typography.Text type="secondary">
              {jaccard === undefined ? '—' : words.jaccard(share(jaccard))}
            </Typography.Text>
          </li>
        ))}
      </Flex>
    </Card>
  );
};
