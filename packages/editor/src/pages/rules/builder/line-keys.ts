import type { KeyboardEvent } from 'react';

/** Enter takes what was written on a line, Escape leaves it; an Enter that ends the composition of an input method is none of its business. */
export const lineKeys =
  (finish: () => void, cancel: () => void) =>
  (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    // Otherwise the same Enter would press whatever gets the focus next.
    if (event.key === 'Enter' || event.key === 'Escape') event.preventDefault();
    if (event.key === 'Enter') finish();
    else if (event.key === 'Escape') cancel();
  };
