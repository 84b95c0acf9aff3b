import { nearest } from '@tagwright/dsl';

/** The name that somebody may have meant, by its spelling. */
export const meantBy = (written: string, names: readonly string[]): string | undefined =>
  nearest(
    written,
    names.map((name) => [name]),
    undefined,
  )[0];
