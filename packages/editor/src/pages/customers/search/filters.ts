import { useSearchParams } from 'wouter';

const NAMES = ['id', 'text', 'field', 'tag', 'value', 'segment', 'after'] as const;

/** Whom is looked for, as the address says it; what is left out does not matter. */
export type Filters = { readonly [Name in (typeof NAMES)[number]]?: string };

/** The filters in the address, so that a link finds the same customers. */
export const useFilters = (): readonly [Filters, (part: Filters | undefined) => void] => {
  const [params, setParams] = useSearchParams();
  const change = (part: Filters | undefined): void =>
    setParams(
      (before) => new URLSearchParams(Object.entries(part === undefined ? {} : changed(filtersIn(before), part))),
      {
        // A page or a choice is a step back; each letter of a text is not.
        replace: part !== undefined && ('text' in part || 'id' in part),
      },
    );
  return [filtersIn(params), change];
};

export const filtersIn = (params: URLSearchParams): Filters =>
  Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = params.get(name);
      return value === null || value === '' ? [] : [[name, value]];
    }),
  );

/** Filters after a change; what is empty is left out, and the page begins anew unless the place is what changed. */
export const changed = (before: Filters, part: Filters): Record<string, string> => {
  const { after: _, ...rest } = before;
  const next: Record<string, string | undefined> = { ...rest, ...part };
  // A value belongs to its tag.
  if ('tag' in part && part.tag !== before.tag) next['value'] = part.value;
  return Object.fromEntries(Object.entries(next).filter((entry): entry is [string, string] => !!entry[1]));
};

/** What the server can be asked: a tag without a value says nothing yet, nor does a field without a text. */
export const queryOf = ({ field, tag, value, ...others }: Filters): Filters => ({
  ...others,
  ...(field === undefined || others.text === undefined ? {} : { field }),
  ...(tag === undefined || value === undefined ? {} : { tag, value }),
});

/** Whether anybody is left out. */
export const isNarrowed = (filters: Filters): boolean => {
  const { after: _, ...narrowing } = queryOf(filters);
  return Object.keys(narrowing).length > 0;
};
