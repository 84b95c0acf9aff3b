import { useQuery } from '@tanstack/react-query';
import { theme, Typography } from 'antd';
import { answer } from '../../../api/client.js';
import { useServer } from '../../../api/server.js';
import { useNumbers } from '../../../ui/numbers.js';
import { useWords } from '../../../words/index.js';
import { fromFirst, sparkPoints } from './spark.js';

const [WIDTH, HEIGHT] = [120, 24];

/** How the size of a value went over the last 30 days. */
export const Sparkline = ({ name, value }: { readonly name: string; readonly value: string }) => {
  const words = useWords('tags');
  const values = useWords('values');
  const { whole } = useNumbers();
  const { token } = theme.useToken();
  const { data } = useTrend(name, value);
  if (data === undefined) return <svg width={WIDTH} height={HEIGHT} aria-hidden />;
  // Sizes that are held back make no line.
  const told = data.items.flatMap(({ count }) => (typeof count === 'number' ? [count] : []));
  const sizes = fromFirst(told);
  if (sizes.length < 2 || told.length < data.items.length)
    return <Typography.Text type="secondary">{values.missing}</Typography.Text>;
  const label = words.trendOf(value, whole(sizes[0] ?? 0), whole(sizes.at(-1) ?? 0));
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`-2 -2 ${WIDTH + 4} ${HEIGHT + 4}`} role="img" aria-label={label}>
      <title>{label}</title>
      <polyline
        points={sparkPoints(sizes, WIDTH, HEIGHT)}
        fill="none"
        stroke={token.colorPrimary}
        strokeWidth={1.5}
        strokeLinejoin="round"
      />
    </svg>
  );
};

const useTrend = (name: string, value: string) => {
  const { api } = useServer();
  return useQuery({
    // Days are not news: this is asked for once in a while, and not with every change.
    queryKey: ['tag-trend', name, value],
    staleTime: 60_000,
    queryFn: ({ signal }) =>
      answer(
        api.v1.tags[':name'].values[':value'].trend.$get(
          { param: { name: encodeURIComponent(name), value: encodeURIComponent(value) }, query: {} },
          { init: { signal } },
        ),
      ),
  });
};
