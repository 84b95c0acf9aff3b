import { type ReactNode, useEffect, useRef, useState } from 'react';
import './just-changed.css';

/** How long what just changed is marked, in ms. */
const MARKED = 4000;

/** Whether a value changed a moment ago; never on the first look. */
export const useJustChanged = (value: unknown): boolean => {
  const before = useRef(value);
  const [isNew, setIsNew] = useState(false);
  useEffect(() => {
    if (Object.is(before.current, value)) return undefined;
    before.current = value;
    setIsNew(true);
    const timer = setTimeout(() => setIsNew(false), MARKED);
    return () => clearTimeout(timer);
  }, [value]);
  return isNew;
};

/** Marks what is within for a moment whenever `of` changes. */
export const JustChanged = ({ of, children }: { readonly of: unknown; readonly children: ReactNode }) => (
  <span className={useJustChanged(of) ? 'tw-just-changed' : undefined}>{children}</span>
);

/** The keys that were not there a moment ago; none on the first look, nor while nothing is known. */
export const useNewKeys = (keys: readonly string[] | undefined): ReadonlySet<string> => {
  const before = useRef<ReadonlySet<string> | undefined>(undefined);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const all = keys?.join('\n');
  useEffect(() => {
    if (all === undefined) return undefined;
    const now = new Set(all.split('\n'));
    const added = before.current === undefined ? [] : [...now].filter((key) => !before.current?.has(key));
    before.current = now;
    if (added.length === 0) return undefined;
    setFresh(new Set(added));
    const timer = setTimeout(() => setFresh(new Set()), MARKED);
    return () => clearTimeout(timer);
  }, [all]);
  return fresh;
};
