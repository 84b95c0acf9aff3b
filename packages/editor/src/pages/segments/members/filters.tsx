import { Button, Flex, Input, Select, Tag } from 'antd';
import { useState } from 'react';
import { useWords } from '../../../words/index.js';
import type { Feature } from './index.js';

const ORDERED = ['=', '!=', '<', '<=', '>', '>='] as const;
const WITHOUT_VALUE = ['known', 'missing'] as const;
type Operator = (typeof ORDERED)[number] | (typeof WITHOUT_VALUE)[number];

/** Filters of members: those in force, and a line to add one. They are texts as the server reads them: `M>=100`. */
export const Filters = ({
  features,
  filters,
  change,
}: {
  features: readonly Feature[];
  filters: readonly string[];
  change: (filters: readonly string[]) => void;
}) => {
  const words = useWords('segments').members;
  const [name, setName] = useState<string>();
  const [operator, setOperator] = useState<Operator>('=');
  const [value, setValue] = useState('');
  const needsValue = operator !== 'known' && operator !== 'missing';
  const isComplete = name !== undefined && (!needsValue || value.trim() !== '');
  const add = (): void => {
    if (name === undefined || !isComplete) return;
    const filter = needsValue ? `${name}${operator}${value.trim()}` : `${name} ${operator}`;
    if (!filters.includes(filter)) change([...filters, filter]);
    setValue('');
  };
  return (
    <Flex gap={8} wrap align="center" role="group" aria-label={words.filter}>
      <span>{words.filter}</span>
      {filters.map((filter) => (
        <Tag
          key={filter}
          closable={{ 'aria-label': words.removeFilter(filter) }}
          onClose={() => change(filters.filter((each) => each !== filter))}
          style={{ margin: 0 }}
        >
          {filter}
        </Tag>
      ))}
      <Select
        aria-label={words.filterField}
        placeholder={words.filterField}
        showSearch
        optionFilterProp="label"
        style={{ width: 180 }}
        value={name}
        onChange={setName}
        options={features.map((feature) => ({ value: feature.name, label: feature.name }))}
      />
      <Select
        aria-label={words.filterOperator}
        style={{ width: 110 }}
        value={operator}
        onChange={setOperator}
        options={[...ORDERED, ...WITHOUT_VALUE].map((each) => ({ value: each, label: words.operators[each] }))}
      />
      {needsValue ? (
        <Input
          aria-label={words.filterValue}
          placeholder={words.filterValue}
          style={{ width: 160 }}
          value={value}
          onChange={({ target }) => setValue(target.value)}
          onKeyDown={(event) => {
            // While an input method composes, Enter takes its suggestion.
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) add();
          }}
        />
      ) : undefined}
      <Button onClick={add} disabled={!isComplete}>
        {words.add}
      </Button>
    </Flex>
  );
};
