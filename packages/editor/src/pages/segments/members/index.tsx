import { Button, Dropdown, Flex, Select, Table, Typography } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { useMay } from '../../../api/me.js';
import { useServer } from '../../../api/server.js';
import { Count } from '../../../ui/count.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { Moment } from '../../../ui/moment.js';
import { ProblemView } from '../../../ui/problem-view.js';
import { useValueText, type ValueType } from '../../../ui/value.js';
import { useWords } from '../../../words/index.js';
import { type Catalog, useCatalog } from '../../../api/known.js';
import { exportAddress, type Group, type MembersAsked, useMembers } from '../group/group.js';
import { Filters } from './filters.js';

/** A field or metric that members can be shown, ordered and filtered by. */
export interface Feature {
  readonly name: string;
  readonly type: ValueType;
}

/** So many columns are shown where nobody chose any. */
const USUAL = 3;

/** The members, with what is wanted of them, in an order and by filters; all of it is in the address. */
export const Members = ({ group }: { group: Group }) => {
  const { data: catalog } = useCatalog();
  if (catalog === undefined) return undefined;
  return <Listed group={group} features={featuresOf(catalog)} />;
};

const featuresOf = ({ customer, metrics }: Catalog): readonly Feature[] =>
  [...customer.fields, ...metrics].map(({ name, type }) => ({ name, type: type as ValueType }));

const Listed = ({ group, features }: { group: Group; features: readonly Feature[] }) => {
  const words = useWords('segments').members;
  const value = useValueText();
  const [asked, setAsked] = useAsked(features);
  const { data, error, refetch, isPending, isFetching, fetchNextPage, hasNextPage, isFetchingNextPage } = useMembers(
    group,
    asked,
  );
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Flex vertical gap={16}>
      <Flex gap={12} wrap align="center">
        <Choice
          label={words.columns}
          mode="multiple"
          value={[...asked.fields]}
          choose={(fields) => setAsked({ fields: [...fields] })}
          options={features.map(({ name }) => ({ value: name, label: name }))}
        />
        <Choice
          label={words.sort}
          value={asked.sort ?? ''}
          choose={(sort) => setAsked({ sort: sort === '' ? undefined : sort })}
          options={[
            { value: '', label: words.byId },
            ...features
              .filter(({ type }) => type !== 'set' && type !== 'point')
              .flatMap(({ name }) => [
                { value: `-${name}`, label: words.descending(name) },
                { value: name, label: words.ascending(name) },
              ]),
          ]}
        />
        <span style={{ flex: 1 }} />
        <Export group={group} asked={asked} />
      </Flex>
      <Filters features={features} filters={asked.filters} change={(filters) => setAsked({ filters })} />
      {error === null ? undefined : <ProblemView problem={error} retry={() => void refetch()} />}
      {data === undefined ? undefined : (
        <Typography.Text type="secondary">
          <Count count={data.pages[0]?.count ?? 0} />
        </Typography.Text>
      )}
      <Table
        size="small"
        rowKey="customer"
        loading={(isPending || (isFetching && !isFetchingNextPage)) && error === null && { delay: 400 }}
        dataSource={items}
        pagination={false}
        scroll={{ x: 'max-content', y: 560 }}
        virtual={items.length > 100}
        locale={{
          emptyText: isPending ? (
            ' '
          ) : (
            <EmptyState title={asked.filters.length > 0 ? words.noneFiltered : words.none} />
          ),
        }}
        columns={[
          {
            title: words.customer,
            dataIndex: 'customer',
            width: 180,
            render: (id: string) => <Link href={`/customers/${encodeURIComponent(id)}`}>{id}</Link>,
          },
          ...asked.fields.map((name) => ({
            title: name,
            width: 160,
            align: alignOf(features, name),
            render: (_: unknown, { values = {} }: (typeof items)[number]) =>
              value(values[name], features.find((feature) => feature.name === name)?.type),
          })),
          {
            title: words.since,
            dataIndex: 'since',
            width: 160,
            render: (at?: string) => (at === undefined ? '' : <Moment at={at} />),
          },
          ...(group.kind === 'tag'
            ? [
                {
                  title: words.until,
                  dataIndex: 'until',
                  width: 160,
                  render: (at?: string) => (at === undefined ? '' : <Moment at={at} />),
                },
              ]
            : []),
        ]}
      />
      {hasNextPage ? (
        <Button style={{ alignSelf: 'center' }} loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {words.more}
        </Button>
      ) : undefined}
    </Flex>
  );
};

const NUMBERS: ReadonlySet<ValueType> = new Set(['number', 'money', 'duration', 'distance']);

const alignOf = (features: readonly Feature[], name: string): 'right' | 'left' => {
  const type = features.find((feature) => feature.name === name)?.type;
  return type !== undefined && NUMBERS.has(type) ? 'right' : 'left';
};

/** What is asked of the members, out of the address and into it. */
const useAsked = (
  features: readonly Feature[],
): readonly [
  MembersAsked,
  (part: { readonly [Key in keyof MembersAsked]?: MembersAsked[Key] | undefined }) => void,
] => {
  const [search, setSearch] = useSearchParams();
  const chosen = search.getAll('column');
  const [usual] = useState(() => features.slice(0, USUAL).map(({ name }) => name));
  const asked: MembersAsked = {
    fields: chosen.length > 0 ? chosen.filter((name) => features.some((feature) => feature.name === name)) : usual,
    sort: search.get('sort') ?? undefined,
    filters: search.getAll('filter'),
  };
  const set = (part: Partial<Record<keyof MembersAsked, MembersAsked[keyof MembersAsked]>>): void => {
    const { fields, sort, filters } = { ...asked, ...part } as MembersAsked;
    setSearch(
      new URLSearchParams([
        ['tab', 'members'],
        ...fields.map((name) => ['column', name]),
        ...(sort === undefined ? [] : [['sort', sort]]),
        ...filters.map((filter) => ['filter', filter]),
      ]),
      { replace: true },
    );
  };
  return [asked, set];
};

interface ChoiceProps<Value> {
  readonly label: string;
  readonly mode?: 'multiple';
  readonly value: Value;
  readonly choose: (value: Value) => void;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

const Choice = <Value extends string | string[]>({ label, mode, value, choose, options }: ChoiceProps<Value>) => (
  <Flex gap={8} align="center">
    <span>{label}</span>
    <Select
      aria-label={label}
      {...(mode === undefined ? {} : { mode })}
      showSearch
      optionFilterProp="label"
      maxTagCount="responsive"
      style={{ width: mode === undefined ? 200 : 320 }}
      value={value}
      onChange={choose}
      options={[...options]}
    />
  </Flex>
);

const Export = ({ group, asked }: { group: Group; asked: MembersAsked }) => {
  const words = useWords('segments').members;
  const { connection } = useServer();
  const mayExport = useMay('operator');
  // A link cannot show a key: where the app is embedded with one, files are fetched elsewhere.
  if (!mayExport || connection.key !== undefined) return undefined;
  const link = (format: Parameters<typeof exportAddress>[3], label: string) => ({
    key: label,
    label: (
      <a href={exportAddress(connection.server ?? '', group, asked, format)} download>
        {label}
      </a>
    ),
  });
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          link({ format: 'csv', bom: 'true' }, words.csv),
          link({ format: 'csv' }, words.plainCsv),
          link({ format: 'ndjson' }, words.ndjson),
        ],
      }}
    >
      <Button>{words.exported}</Button>
    </Dropdown>
  );
};
