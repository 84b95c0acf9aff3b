import { Button, Card, Flex, Input } from 'antd';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { PinyinSelect } from '../../../ui/pinyin-select.js';
import { useSounds } from '../../../ui/sounds.js';
import { useWords } from '../../../words/index.js';
import { useCatalog, useSegments, useTags } from '../../../api/known.js';
import { type Filters, isNarrowed } from './filters.js';

interface FilterBarProps {
  readonly filters: Filters;
  readonly onChange: (part: Filters | undefined) => void;
}

/** Whom to look for; all that is said has to hold. */
export const FilterBar = ({ filters, onChange }: FilterBarProps) => {
  const words = useWords('customers');
  const sounds = useSounds();
  const { data: catalog } = useCatalog();
  const { data: tags = [] } = useTags();
  const { data: segments = [] } = useSegments();
  const texts = (catalog?.customer.fields ?? []).filter(({ type }) => type === 'text' || type === 'enum');
  const tag = tags.find(({ names }) => filters.tag !== undefined && names.includes(filters.tag));
  const named = ({ name, names }: { name: string; names: readonly string[] }) => ({
    value: name,
    label: name,
    filter: sounds(...names),
  });
  return (
    <Card size="small">
      <Flex gap={12} wrap align="flex-end" component="search">
        <Part label={words.byId}>
          {(id) => <TypedText id={id} value={filters.id ?? ''} onType={(text) => onChange({ id: text })} width={150} />}
        </Part>
        <Part label={words.byText}>
          {(id) => (
            <TypedText
              id={id}
              value={filters.text ?? ''}
              placeholder={words.textPlaceholder}
              onType={(text) => onChange({ text })}
              width={180}
            />
          )}
        </Part>
        <Part label={words.field}>
          {(id) => (
            <PinyinSelect
              id={id}
              label={words.field}
              choices={texts.map(named)}
              placeholder={words.anyField}
              allowClear
              style={{ width: 140 }}
              {...(filters.field === undefined ? {} : { value: filters.field })}
              onChoose={(field?: string) => onChange({ field: field ?? '' })}
            />
          )}
        </Part>
        <Part label={words.tag}>
          {(id) => (
            <PinyinSelect
              id={id}
              label={words.tag}
              choices={tags.map(named)}
              placeholder={words.anyTag}
              allowClear
              style={{ width: 160 }}
              {...(filters.tag === undefined ? {} : { value: tag?.name ?? filters.tag })}
              onChoose={(name?: string) => onChange({ tag: name ?? '' })}
            />
          )}
        </Part>
        {filters.tag === undefined ? undefined : (
          <Part label={words.value}>
            {(id) => (
              <PinyinSelect
                id={id}
                label={words.value}
                choices={(tag?.values ?? []).map(({ value }) => ({ value, label: value, filter: sounds(value) }))}
                placeholder={words.anyValue}
                autoFocus={filters.value === undefined}
                style={{ width: 150 }}
                {...(filters.value === undefined ? {} : { value: filters.value })}
                onChoose={(value: string) => onChange({ value })}
              />
            )}
          </Part>
        )}
        <Part label={words.segment}>
          {(id) => (
            <PinyinSelect
              id={id}
              label={words.segment}
              choices={segments.map(named)}
              placeholder={words.anySegment}
              allowClear
              style={{ width: 170 }}
              {...(filters.segment === undefined ? {} : { value: filters.segment })}
              onChoose={(segment?: string) => onChange({ segment: segment ?? '' })}
            />
          )}
        </Part>
        {isNarrowed(filters) || filters.tag !== undefined ? (
          <Button type="link" onClick={() => onChange(undefined)}>
            {words.clear}
          </Button>
        ) : undefined}
      </Flex>
    </Card>
  );
};

const Part = ({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) => {
  const id = useId();
  return (
    <Flex vertical gap={4}>
      <label htmlFor={id} style={{ fontSize: 13 }}>
        {label}
      </label>
      {children(id)}
    </Flex>
  );
};

/** How long typing has to rest before it is searched for, in ms. */
const REST = 250;

interface TypedTextProps {
  readonly id: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly width: number;
  readonly onType: (text: string) => void;
}

/** A text that is searched for once typing rests, and not while an input method composes. */
const TypedText = ({ id, value, onType, width, ...rest }: TypedTextProps) => {
  const [text, setText] = useState(value);
  const told = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    // Set from elsewhere: a link, or back.
    if (value !== told.current) {
      told.current = value;
      setText(value);
    }
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const tell = (next: string, wait: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      told.current = next.trim();
      onType(next.trim());
    }, wait);
  };
  return (
    <Input
      id={id}
      {...rest}
      style={{ width }}
      allowClear
      value={text}
      onChange={({ target, nativeEvent }) => {
        setText(target.value);
        if (!(nativeEvent instanceof InputEvent && nativeEvent.isComposing)) tell(target.value, REST);
      }}
      onCompositionEnd={({ currentTarget }) => tell(currentTarget.value, REST)}
      onPressEnter={({ nativeEvent, currentTarget }) => {
        if (!nativeEvent.isComposing) tell(currentTarget.value, 0);
      }}
    />
  );
};
