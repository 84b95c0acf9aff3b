import { useVirtualizer } from '@tanstack/react-virtual';
import { Input, Tag, Typography } from 'antd';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useArrangement } from '../../../draft/index.js';
import { useCountText } from '../../../ui/count.js';
import { useHearing } from '../../../language/index.js';
import { Waiting } from '../../../ui/waiting.js';
import { useWords } from '../../../words/index.js';
import { useLooking, useRules } from '../live/index.js';
import { useSelect } from '../selection.js';
import { useRulesState } from '../state.js';
import { useChosenRule } from '../use-chosen-rule.js';
import { type ListRow, rowsOf } from './rows.js';

const HEIGHTS = { file: 36, rule: 32, value: 28 } as const;

/** All tags, segments and metrics of the draft, file by file, with whom the book in force gives them. */
export const RuleList = ({ onChosen }: { onChosen?: () => void }) => {
  const words = useWords('rules');
  const [sought, setSought] = useState('');
  const { hear } = useHearing();
  return (
    <div className="tw-rules-list">
      <div style={{ padding: 12 }}>
        <Input
          allowClear
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          value={sought}
          onFocus={hear}
          onChange={({ target }) => setSought(target.value)}
        />
      </div>
      <Rows sought={useDeferredValue(sought.trim())} onChosen={onChosen} />
    </div>
  );
};

const Rows = ({ sought, onChosen }: { sought: string; onChosen: (() => void) | undefined }) => {
  const words = useWords('rules');
  const { file, rule, set } = useRulesState();
  const select = useSelect();
  const list = useId();
  const idOf = (key: string): string => `${list}-${key.replaceAll(/\s/g, '_')}`;
  const outline = useRules();
  const chosen = useChosenRule();
  const [active, setActive] = useState<string>();
  const scrolled = useRef<HTMLDivElement>(null);
  const { paths } = useArrangement();
  const rows = useMemo(
    () => rowsOf(paths, outline ?? [], rule === undefined ? undefined : chosen, sought),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the paths are a new list each time
    [paths.join('\n'), outline, rule, chosen, sought],
  );
  // A value stays the one while its tag is the one that the page is about.
  const own = rule ?? `file:${file ?? ''}`;
  const current = active?.startsWith(`${own}/`) === true ? active : own;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrolled.current,
    estimateSize: (index) => HEIGHTS[rows[index]?.kind ?? 'rule'],
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 12,
    initialRect: { width: 256, height: 800 },
  });
  const at = rows.findIndex(({ key }) => key === current);
  useEffect(() => {
    const shown = virtual.range;
    const isShown = shown !== null && shown.startIndex < at && at < shown.endIndex;
    if (at !== -1 && !isShown) virtual.scrollToIndex(at, { align: 'center' });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- scrolled when another row is chosen, not when rows come and go
  }, [current, outline === undefined]);
  if (outline === undefined) return <Waiting />;
  const choose = (row: ListRow | undefined): void => {
    if (row === undefined) return;
    setActive(row.key);
    if (row.kind === 'file') {
      set({ file: row.file, rule: undefined });
      onChosen?.();
      return;
    }
    set({ rule: row.entry.rule, file: row.entry.file });
    const span = row.kind === 'value' ? row.value.span : row.entry.span;
    select({ file: row.entry.file, span: { start: span.start, end: span.start }, origin: 'why' });
    if (row.kind === 'value' || row.entry.kind !== 'tag') onChosen?.();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    choose(nextRow(rows, at, step));
  };
  return (
    <div
      ref={scrolled}
      className="tw-rules-rows"
      role="listbox"
      tabIndex={0}
      aria-label={words.list}
      aria-activedescendant={at === -1 ? undefined : idOf(rows[at]?.key ?? '')}
      onKeyDown={onKeyDown}
    >
      {rows.length === 0 ? (
        <Typography.Text type="secondary" style={{ display: 'block', padding: 16 }}>
          {words.nothingFound}
        </Typography.Text>
      ) : undefined}
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, key, start, size }) => {
          const row = rows[index];
          if (row === undefined) return undefined;
          const style = { position: 'absolute', top: start, height: size, insetInline: 0 } as const;
          return (
            <div
              key={key}
              id={idOf(row.key)}
              role="option"
              aria-selected={index === at}
              className={`tw-rules-row tw-rules-${row.kind}`}
              style={style}
              onClick={() => choose(row)}
            >
              {row.kind === 'file' ? (
                <span className="tw-rules-name" title={row.file}>
                  {row.file}
                </span>
              ) : (
                <Line row={row} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
};

/** Where a key leads in the list. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: -Infinity,
  End: Infinity,
};

const nextRow = (rows: readonly ListRow[], at: number, step: number): ListRow | undefined =>
  rows[Math.max(0, Math.min(rows.length - 1, at + step))];

const Line = ({ row }: { row: Exclude<ListRow, { kind: 'file' }> }) => {
  const words = useWords('rules');
  const { published } = useLooking();
  const text = useCountText();
  const rule = published.rules.get(row.entry.rule);
  const count = row.kind === 'value' ? rule?.values.get(row.value.value) : rule?.count;
  const { change, hasErrors, kind } = row.entry;
  const name = row.kind === 'value' ? row.value.value : row.entry.names[0];
  return (
    <>
      <span className="tw-rules-name" title={name}>
        {name}
      </span>
      {row.kind === 'value' ? undefined : hasErrors ? (
        <Tag color="error" variant="outlined" style={{ margin: 0 }}>
          {words.hasErrors}
        </Tag>
      ) : change === 'same' ? undefined : (
        <Tag variant="outlined" style={{ margin: 0 }}>
          {change === 'new' ? words.isNew : words.changed}
        </Tag>
      )}
      <span className="tw-rules-number">
        {count !== undefined ? text(count) : row.kind === 'rule' && kind === 'metric' ? words.kinds.metric : ''}
      </span>
    </>
  );
};
