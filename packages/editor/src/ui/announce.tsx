import { createContext, type ReactNode, use, useMemo, useState } from 'react';

const Announcer = createContext<(text: string) => void>(() => undefined);

/** The one polite live region of the app: what changed is read aloud where a screen reader is used. */
export const AnnounceProvider = ({ children }: { children: ReactNode }) => {
  const [text, setText] = useState('');
  const announce = useMemo(() => (next: string) => setText(next), []);
  return (
    <Announcer value={announce}>
      {children}
      <output aria-live="polite" className="tw-only-read">
        {text}
      </output>
    </Announcer>
  );
};

/** Says something to a screen reader. */
export const useAnnounce = (): ((text: string) => void) => use(Announcer);
