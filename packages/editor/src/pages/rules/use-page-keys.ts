import type { KeyboardEvent } from 'react';
import { useLooking } from './live/index.js';

/** Ctrl+Enter counts everybody at once, wherever on the page somebody is. */
export const usePageKeys = (): ((event: KeyboardEvent) => void) => {
  const { askNow } = useLooking();
  return (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    askNow();
  };
};
