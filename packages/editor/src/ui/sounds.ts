import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

/** What names are found by besides themselves: their pinyin and its initials, parted by blanks. */
export type Sounds = (...names: readonly string[]) => string;

/** The dictionary is large, and fetched when somebody may want to search; until it is there names are found by their characters. */
export const useSounds = (): Sounds => {
  const { data: pinyinOf } = useQuery({
    queryKey: ['pinyin'],
    queryFn: async () => (await import('@tagwright/dsl/pinyin')).pinyinOf,
    staleTime: Infinity,
    gcTime: Infinity,
  });
  return useMemo(() => {
    const known = new Map<string, string>();
    const soundOf = (name: string): string => {
      if (pinyinOf === undefined || !/\p{Script=Han}/u.test(name)) return '';
      const { full, initials } = pinyinOf(name);
      return `${full} ${initials}`;
    };
    return (...names) =>
      names
        .flatMap((name) => {
          const sound = known.get(name) ?? soundOf(name);
          known.set(name, sound);
          return [name, sound];
        })
        .filter((text) => text !== '')
        .join(' ');
  }, [pinyinOf]);
};
