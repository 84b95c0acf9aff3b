import type { Findable } from '../../ui/pinyin-match.js';
import type { Words } from '../../words/index.js';
import { PAGES } from '../pages.js';

/** Something that can be gone to, or done. */
export interface PaletteItem extends Findable {
  readonly key: string;
  readonly kind: keyof Words['start']['palette']['kinds'];
  readonly go: () => void;
}

interface Named {
  readonly name: string;
  readonly names?: readonly string[];
}

/** What items are made of. */
export interface PaletteParts {
  readonly words: Words;
  readonly tags: readonly Named[];
  readonly segments: readonly Named[];
  readonly metrics: readonly Named[];
  readonly sounds: (...names: readonly string[]) => string;
  readonly navigate: (address: string) => void;
  readonly switchLanguage: () => void;
  readonly showKeys: () => void;
}

/** Everything that can be gone to by its name. */
export const paletteItems = (parts: PaletteParts): readonly PaletteItem[] => {
  const { words, sounds, navigate } = parts;
  const { palette } = words.start;
  const rules = (kind: 'tag' | 'segment' | 'metric', named: readonly Named[]) =>
    named.map(({ name, names = [name] }) => ({
      key: `${kind}:${name}`,
      kind,
      label: name,
      filter: sounds(...names),
      go: () => navigate(`/rules?rule=${encodeURIComponent(`${kind}:${name}`)}`),
    }));
  const action = (label: string, go: () => void) => ({
    key: label,
    kind: 'action' as const,
    label,
    filter: sounds(label),
    go,
  });
  return [
    ...PAGES.map(({ id, path }) => ({
      key: path,
      kind: 'page' as const,
      label: words.shell.pages[id],
      filter: `${sounds(words.shell.pages[id])} ${id}`,
      go: () => navigate(path),
    })),
    ...rules('tag', parts.tags),
    ...rules('segment', parts.segments),
    ...rules('metric', parts.metrics),
    action(palette.history, () => navigate('/publish?tab=history')),
    action(words.start.open, () => navigate('/start')),
    action(palette.language, parts.switchLanguage),
    action(palette.keys, parts.showKeys),
  ];
};
