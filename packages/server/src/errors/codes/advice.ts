/** What the library may have to say of a tag that is in force, beside what is found in its rules. */
export interface AdviceParams {
  /** Nobody has any value of it; `manual`: it has no conditions, and is set by hand. */
  'tag-empty': { readonly tag: string; readonly manual: boolean };
  'tag-value-empty': { readonly tag: string; readonly value: string };
  /** Everybody has the same value. */
  'tag-of-everybody': { readonly tag: string; readonly value: string };
  /** It has turned for nobody for so many days; `never`: not once, as far as the log goes back. */
  'tag-not-moving': { readonly tag: string; readonly days: number; readonly never: boolean };
}

export type AdviceCode = keyof AdviceParams;

export type AdviceWords = { readonly [Code in AdviceCode]: (params: AdviceParams[Code]) => string };
