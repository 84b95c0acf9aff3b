import type { RuleEntry } from '../../../language/live/outline.js';
import { ranked } from '../../../ui/pinyin-match.js';

/** A line of the list. */
export type ListRow =
  | { readonly kind: 'file'; readonly key: string; readonly file: string }
  | { readonly kind: 'rule'; readonly key: string; readonly entry: RuleEntry }
  | {
      readonly kind: 'value';
      readonly key: string;
      readonly entry: RuleEntry;
      readonly value: RuleEntry['values'][number];
    };

/**
 * The rules as a list, file by file: those that are sought, and of the chosen tag its values. Files with tags and segments
 * come first, then those with metrics, then all others.
 */
export const rowsOf = (
  paths: readonly string[],
  outline: readonly RuleEntry[],
  chosen: RuleEntry | undefined,
  sought: string,
): readonly ListRow[] => {
  const byFile = new Map(paths.map((path) => [path, outline.filter(({ file }) => file === path)]));
  const files = paths.toSorted((a, b) => placeOf(byFile.get(a)) - placeOf(byFile.get(b)));
  return files.flatMap((file): readonly ListRow[] => {
    const rules = (byFile.get(file) ?? []).flatMap((entry) => rowsFor(entry, chosen, sought));
    const isShown = rules.length > 0 || sought === '' || file.toLowerCase().includes(sought.toLowerCase());
    return isShown ? [{ kind: 'file', key: `file:${file}`, file }, ...rules] : [];
  });
};

const placeOf = (entries: readonly RuleEntry[] = []): number =>
  entries.some(({ kind }) => kind !== 'metric') ? 0 : entries.length > 0 ? 1 : 2;

const rowsFor = (entry: RuleEntry, chosen: RuleEntry | undefined, sought: string): readonly ListRow[] => {
  const found = entry.values.filter(({ value, sounds }) => sought !== '' && isSought(value, sounds, sought));
  const isFound =
    sought === '' ||
    found.length > 0 ||
    entry.names.some((name) => isSought(name, entry.sounds, sought)) ||
    entry.description?.includes(sought) === true;
  if (!isFound) return [];
  const values = entry.rule === chosen?.rule ? entry.values : found;
  return [
    { kind: 'rule', key: entry.rule, entry },
    ...values.map((value, index): ListRow => ({
      kind: 'value',
      key: `${entry.rule}/${value.value}/${index}`,
      entry,
      value,
    })),
  ];
};

/** By its characters, its pinyin, or the initials of that. */
const isSought = (label: string, filter: string, sought: string): boolean =>
  ranked([{ label, filter }], sought).length > 0;
