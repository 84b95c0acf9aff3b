import { Select, type SelectProps } from 'antd';
import { type KeyboardEvent, type ReactNode, useMemo, useState } from 'react';
import { ranked } from './pinyin-match.js';

/** One thing to choose. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Beside it: its other name, its type. */
  readonly detail?: string;
  /** The heading that it stands under. */
  readonly group?: string;
  /** What it is found by besides its label: other names, pinyin, initials. */
  readonly filter?: string;
}

type Kept = 'value' | 'mode' | 'placeholder' | 'autoFocus' | 'open' | 'disabled' | 'style' | 'className' | 'onBlur' | 'size' | 'id' | 'maxTagCount' | 'allowClear' | 'onOpenChange'; // prettier-ignore

export interface PinyinSelectProps extends Pick<SelectProps<string | string[]>, Kept> {
  readonly choices: readonly Choice[];
  /** What the control is called. */
  readonly label: string;
  /** What is chosen: one value, or all of them with `mode`. */
  readonly onChoose: (value: string & string[]) => void;
  /** Offers what was typed as a choice of its own. */
  readonly offerTyped?: (typed: string) => Choice | undefined;
  readonly nothing?: ReactNode;
  readonly onEscape?: () => void;
}

/**
 * antd's Select for Chinese: it searches by characters, pinyin and initials while an input method still composes, and
 * an Enter that only ends the composition chooses nothing.
 */
export const PinyinSelect = ({
  choices,
  label,
  onChoose,
  offerTyped,
  nothing,
  onEscape,
  ...kept
}: PinyinSelectProps) => {
  const [query, setQuery] = useState('');
  const options = useMemo(() => {
    const found = ranked(choices, query);
    const typed = query.trim() === '' ? undefined : offerTyped?.(query.trim());
    return grouped(typed === undefined ? found : [...found, { ...typed, value: TYPED + typed.value }]);
  }, [choices, query, offerTyped]);
  const keepComposition = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) event.stopPropagation();
    else if (event.key === 'Escape') onEscape?.();
    // Otherwise the same Enter would press whatever gets the focus next.
    else if (event.key === 'Enter') event.preventDefault();
  };
  return (
    // The listener sits around the control, where it hears a key before antd does.
    <span onKeyDownCapture={keepComposition}>
      <Select<string | string[], Option>
        {...kept}
        aria-label={label}
        showSearch={{ searchValue: query, onSearch: setQuery, filterOption: false }}
        popupMatchSelectWidth={false}
        listHeight={320}
        options={options}
        notFoundContent={nothing}
        optionRender={(option) => <ChoiceView choice={option.data as Choice} />}
        onChange={(value) => {
          setQuery('');
          onChoose((Array.isArray(value) ? value.map(unmarked) : unmarked(value)) as string & string[]);
        }}
      />
    </span>
  );
};

/**
 * What was typed is offered under a mark: where something is chosen already, antd's Select lets Enter take the choice whose value begins
 * with what was typed, and that would be `bj` itself before 北京.
 */
const TYPED = '\u0000';

const unmarked = (value: string): string => (value.startsWith(TYPED) ? value.slice(TYPED.length) : value);

const ChoiceView = ({ choice: { label, detail } }: { choice: Choice }) => (
  <span style={{ display: 'flex', gap: 16, justifyContent: 'space-between' }}>
    <span>{label}</span>
    {detail === undefined || detail === '' ? undefined : <span style={{ color: 'rgba(0, 0, 0, 0.62)' }}>{detail}</span>}
  </span>
);

type Option = Choice | { readonly label: string; readonly options: Choice[] };

/** Choices under their headings, in the order in which the headings come. */
const grouped = (choices: readonly Choice[]): Option[] => {
  const groups = new Map<string, Choice[]>();
  for (const choice of choices) {
    const known = groups.get(choice.group ?? '');
    if (known === undefined) groups.set(choice.group ?? '', [choice]);
    else known.push(choice);
  }
  return [...groups].flatMap(([group, own]): Option[] => (group === '' ? own : [{ label: group, options: own }]));
};
