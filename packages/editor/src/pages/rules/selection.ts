import type { Span } from '@tagwright/dsl';
import { useSyncExternalStore } from 'react';

/** A part of the text that somebody pointed at: in the text, in the builder, or in the reasons of an answer. */
export interface Selection {
  readonly file: string;
  readonly span: Span;
  /** Where it was pointed at; whoever is this does not reveal what he showed himself. */
  readonly origin: 'text' | 'builder' | 'why';
}

let selected: Selection | undefined;
const listeners = new Set<() => void>();

/** Points at a part of the text, for all who show it. */
export const select = (selection: Selection | undefined): void => {
  selected = selection;
  for (const listener of listeners) listener();
};

/** What was pointed at last. A new object for each time, so that pointing at the same once more shows it once more. */
export const useSelection = (): Selection | undefined => useSyncExternalStore(subscribe, () => selected);

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
