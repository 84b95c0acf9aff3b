import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useDrafting } from '../../../draft/index.js';

/** All of a file's text, on paper: Monaco holds in the page what is in sight alone. It is there while the page is printed. */
export const PrintedText = ({ path }: { readonly path: string }) => {
  const isPrinting = usePrinting();
  const { draft } = useDrafting();
  return isPrinting ? <pre className="tw-text-printed">{draft.textOf(path)}</pre> : undefined;
};

/** Whether the page is being printed. The browser takes its picture as soon as it has told of it, so it is drawn at once. */
const usePrinting = (): boolean => {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const tell = ({ type }: Event): void => flushSync(() => setPrinting(type === 'beforeprint'));
    window.addEventListener('beforeprint', tell);
    window.addEventListener('afterprint', tell);
    return () => {
      window.removeEventListener('beforeprint', tell);
      window.removeEventListener('afterprint', tell);
    };
  }, []);
  return isPrinting;
};
