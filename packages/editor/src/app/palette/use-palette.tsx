import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { isWithin, usePlace } from '../../ui/place.js';
import { Keys } from './keys.js';
import { Palette } from './index.js';

/** Opens the palette by Ctrl+K and the list of keys by `?`, anywhere in the app but where somebody types. */
export const usePalette = (): { readonly shown: ReactNode; open(): void } => {
  const [what, setWhat] = useState<'palette' | 'keys'>();
  const close = useCallback(() => setWhat(undefined), []);
  const place = usePlace();
  const showKeys = useCallback(() => setWhat('keys'), []);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!isWithin(place, event.target)) return;
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey) {
        event.preventDefault();
        event.stopPropagation();
        setWhat('palette');
      } else if (event.key === '?' && !isTyping(event.target)) setWhat('keys');
    };
    // Before the editor, for which Ctrl+K begins commands of two keys.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [place]);
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
