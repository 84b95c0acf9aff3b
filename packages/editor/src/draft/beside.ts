import { useCallback, useSyncExternalStore } from 'react';
import type { BookDraft } from './book-draft.js';
import { useDrafting } from './index.js';

interface Held<Value> {
  value: Value | undefined;
  readonly listeners: Set<() => void>;
}

/**
 * What the parts of one app share beside its draft, and what outlives the page that it was made on. Two apps on one page have a
 * draft each, and neither sees what belongs to the other.
 *
 *     const [useNote, useSetNote] = besideDraft<string>();
 */
export const besideDraft = <Value>() => {
  const all = new WeakMap<BookDraft, Held<Value>>();
  const heldBy = (draft: BookDraft): Held<Value> => {
    let held = all.get(draft);
    if (held === undefined) all.set(draft, (held = { value: undefined, listeners: new Set() }));
    return held;
  };

  /** The value, drawn again with each that is set, be it the same; undefined until then. */
  const useValue = (): Value | undefined => {
    const held = heldBy(useDrafting().draft);
    const subscribe = useCallback(
      (listener: () => void) => {
        held.listeners.add(listener);
        return () => held.listeners.delete(listener);
      },
      [held],
    );
    return useSyncExternalStore(subscribe, () => held.value);
  };

  /** Sets it, for all who show it. */
  const useSet = (): ((value: Value | undefined) => void) => {
    const held = heldBy(useDrafting().draft);
    return useCallback(
      (value) => {
        held.value = value;
        for (const listener of held.listeners) listener();
      },
      [held],
    );
  };

  return [useValue, useSet] as const;
};
