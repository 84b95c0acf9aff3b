import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { type CSSProperties, type KeyboardEvent, useDeferredValue, useState } from 'react';
import { answer } from '../api/client.js';
import { useServer } from '../api/server.js';
import { useWords } from '../words/index.js';

interface CustomerPickerProps {
  /** What the control is called. */
  readonly label: string;
  readonly value?: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
  readonly style?: CSSProperties;
  readonly size?: 'small' | 'middle' | 'large';
  readonly autoFocus?: boolean;
}

/** So many are offered at once. */
const OFFERED = 20;

/** Finds a customer while somebody types: by what the id begins with, and by what is in any text field. */
export const CustomerPicker = ({ label, value, onChoose, ...looks }: CustomerPickerProps) => {
  const words = useWords('customers');
  const [query, setQuery] = useState('');
  const sought = useDeferredValue(query.trim());
  const { data, isFetching } = useFoundCustomers(sought);
  const keepComposition = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) event.stopPropagation();
  };
  return (
    <span onKeyDownCapture={keepComposition}>
      <Select<string>
        {...looks}
        aria-label={label}
        placeholder={words.pickPlaceholder}
        allowClear
        loading={isFetching && query !== ''}
        {...(value === undefined ? {} : { value })}
        showSearch={{ searchValue: query, onSearch: setQuery, filterOption: false }}
        popupMatchSelectWidth={false}
        notFoundContent={words.nobodyFound}
        options={(data ?? []).map(({ id, said }) => ({ value: id, label: id, said }))}
        optionRender={({ data: { label: id, said } }) => (
          <span style={{ display: 'flex', gap: 16, justifyContent: 'space-between' }}>
            <span>{id}</span>
            <span style={{ color: 'rgba(0, 0, 0, 0.62)' }}>{said}</span>
          </span>
        )}
        onChange={(id: string | undefined) => {
          setQuery('');
          onChoose(id);
        }}
      />
    </span>
  );
};

interface Offered {
  readonly id: string;
  /** A few texts that say who it is. */
  readonly said: string;
}

const useFoundCustomers = (query: string) => {
  const { api } = useServer();
  return useQuery({
    queryKey: ['customer-picker', query],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }): Promise<readonly Offered[]> => {
      const search = (by: { id?: string; text?: string }) =>
        answer(api.v1.customers.$get({ query: { ...by, limit: String(OFFERED) } }, { init: { signal } }));
      const found = await Promise.all(query === '' ? [search({})] : [search({ id: query }), search({ text: query })]);
      const all = new Map(found.flatMap(({ items }) => items).map(({ id, fields }) => [id, fields]));
      return [...all].slice(0, OFFERED).map(([id, fields]) => ({
        id,
        said: Object.values(fields)
          .filter((each) => typeof each === 'string')
          .slice(0, 3)
          .join(' · '),
      }));
    },
  });
};
