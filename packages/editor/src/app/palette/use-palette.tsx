import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { Keys } from './keys.js';
import { Palette } from './index.js';

/** Opens the palette by Ctrl+K and the list of keys by `?`, anywhere but where somebody types. */
export const usePalette = (): { readonly shown: ReactNode; open(): void } => {
  const [what, setWhat] = useState<'palette' | 'keys'>();
  const close = useCallback(() => setWhat(undefined), []);
  const showKeys = useCallback(() => setWhat('keys'), []);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) {
        event.preventDefault();
        event.stopPropagation();
        setWhat('palette');
      } else if (event.key === '?' && !isTyping(event.target)) setWhat('keys');
    };
    // Before the editor, for which Ctrl+K begins commands of two keys.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
  const shown =
    what === 'palette' ? (
      <Palette close={close} showKeys={showKeys} />
    ) : what === 'keys' ? (
      <Keys close={close} />
    ) : undefined;
  return { shown, open: () => setWhat('palette') };
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));
