import { SearchOutlined } from '@ant-design/icons';
import { Button, Flex, Input, Segmented, Typography } from 'antd';
import { Link, useSearchParams } from 'wouter';
import { EmptyState } from '../../../ui/empty-state.js';
import { momentText } from '../../../ui/moment.js';
import { useNumbers } from '../../../ui/numbers.js';
import { ProblemView } from '../../../ui/problem-view.js';
import { useSounds } from '../../../ui/sounds.js';
import { Waiting } from '../../../ui/waiting.js';
import { useLanguage, useWords } from '../../../words/index.js';
import { useTags } from '../../../api/known.js';
import { fitting, type Kind, KINDS } from './fitting.js';
import { TagTable } from './tag-table.js';

/** The tags of the book; what is searched for is in the address. */
export const EnterpriseTags = () => {
  const words = useWords('tags');
  const sounds = useSounds();
  const { data: tags, error, refetch } = useTags();
  const [params, setParams] = useSearchParams();
  const query = params.get('q') ?? '';
  const kind = KINDS.find((each) => each === params.get('show')) ?? 'all';
  const set = (name: 'q' | 'show', value: string): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '' || value === 'all') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  if (tags === undefined)
    return error === null ? <Waiting /> : <ProblemView problem={error} retry={() => void refetch()} />;
  if (tags.length === 0) return <NoTags />;
  const shown = fitting(tags, { query, kind }, sounds);
  return (
    <Flex vertical gap={12}>
      {error === null ? undefined : <ProblemView problem={error} retry={() => void refetch()} />}
      <Flex gap={12} wrap align="center">
        <Input
          prefix={<SearchOutlined aria-hidden />}
          aria-label={words.searchLabel}
          placeholder={words.searchPlaceholder}
          allowClear
          style={{ width: 320 }}
          defaultValue={query}
          onChange={({ target }) => set('q', target.value)}
        />
        <Segmented<Kind>
          aria-label={words.filters}
          value={kind}
          onChange={(value) => set('show', value)}
          options={KINDS.map((value) => ({ value, label: words.filter[value] }))}
        />
        <Shown count={shown.length} asOf={tags[0]?.asOf} />
      </Flex>
      {shown.length === 0 ? <EmptyState title={words.noneFits} help={words.noneFitsHelp} /> : <TagTable tags={shown} />}
    </Flex>
  );
};

const Shown = ({ count, asOf }: { readonly count: number; readonly asOf: string | undefined }) => {
  const { locale, words } = useLanguage();
  const numbers = useNumbers();
  return (
    <Typography.Text type="secondary">
      {words.tags.shown(numbers.whole(count))}
      {asOf === undefined ? undefined : ` · ${words.tags.asOf(momentText(asOf, locale))}`}
    </Typography.Text>
  );
};

const NoTags = () => {
  const words = useWords('tags');
  return (
    <EmptyState
      title={words.none}
      help={words.noneHelp}
      action={
        <Link href="/rules" asChild>
          <Button type="primary">{words.toRules}</Button>
        </Link>
      }
    />
  );
};
