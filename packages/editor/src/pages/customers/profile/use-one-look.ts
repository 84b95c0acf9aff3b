import { useCallback, useRef } from 'react';

/**
 * Says of each question of a page whether it was asked before, as the server wants to know: `{ again: 'true' }`. A page that
 * stays open asks anew, and that is one look at a customer; whoever opens it again looks again.
 */
export const useOneLook = (): ((question: string) => { readonly again?: 'true' }) => {
  const asked = useRef(new Set<string>());
  return useCallback((question) => {
    if (asked.current.has(question)) return { again: 'true' };
    asked.current.add(question);
    return {};
  }, []);
};
