import { Input, type InputRef, Modal, Typography } from 'antd';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useCatalog, useSegments, useTags } from '../../api/known.js';
import { ranked } from '../../ui/pinyin-match.js';
import { useSounds } from '../../ui/sounds.js';
import { useLanguage } from '../../words/index.js';
import { type PaletteItem, paletteItems } from './items.js';
import './palette.css';

/** So many are shown. */
const SHOWN = 12;

/** Ctrl+K: goes to anything by its name, by pinyin, or to a customer by his id. */
export const Palette = ({ close, showKeys }: { close: () => void; showKeys: () => void }) => {
  const { words, locale, choose } = useLanguage();
  const { palette } = words.start;
  const [, navigate] = useLocation();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const field = useRef<InputRef>(null);
  const { data: tags = [] } = useTags();
  const { data: segments = [] } = useSegments();
  const { data: catalog } = useCatalog();
  const sounds = useSounds();
  const items = useMemo(
    () =>
      paletteItems({
        words,
        tags,
        segments,
        metrics: catalog?.metrics ?? [],
        sounds,
        navigate,
        showKeys,
        switchLanguage: () => choose(locale === 'zh' ? 'en' : 'zh'),
      }),
    [words, tags, segments, catalog, sounds, navigate, showKeys, choose, locale],
  );
  const found = [...ranked(items, query).slice(0, SHOWN), ...customerNamed(query, palette.customer, navigate)];
  const chosen = Math.min(at, found.length - 1);
  useEffect(() => field.current?.focus(), []);
  const take = (item: PaletteItem | undefined): void => {
    if (item === undefined) return;
    close();
    item.go();
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    // While an input method composes, its keys are its own.
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt((chosen + step + found.length) % Math.max(1, found.length));
    } else if (event.key === 'Enter') take(found[chosen]);
  };
  return (
    <Modal open onCancel={close} footer={null} closable={false} title={palette.open} width={560} style={{ top: 80 }}>
      <Input
        ref={field}
        size="large"
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={found[chosen] === undefined ? undefined : `${list}-${chosen}`}
        aria-label={palette.open}
        placeholder={palette.placeholder}
        value={query}
        onChange={({ target }) => {
          setQuery(target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={list} role="listbox" aria-label={palette.open} className="tw-palette">
        {found.map((item, index) => (
          <li
            key={item.key}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === chosen}
            onClick={() => take(item)}
            onKeyDown={() => undefined}
          >
            <span>{item.label}</span>
            <Typography.Text type="secondary">{palette.kinds[item.kind]}</Typography.Text>
          </li>
        ))}
      </ul>
      {found.length === 0 ? <Typography.Text type="secondary">{palette.nothing}</Typography.Text> : undefined}
    </Modal>
  );
};

/** Whatever has no blanks and a digit in it may be a customer's id. */
const customerNamed = (
  query: string,
  label: (id: string) => string,
  navigate: (address: string) => void,
): readonly PaletteItem[] => {
  const id = query.trim();
  if (!/^\S*\d\S*$/.test(id)) return [];
  return [
    { key: 'customer', kind: 'customer', label: label(id), go: () => navigate(`/customers/${encodeURIComponent(id)}`) },
  ];
};
