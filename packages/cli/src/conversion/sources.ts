/** What rules can be taken over from. */
export const SOURCES = ['json-logic', 'react-querybuilder', 'tag-list'] as const;
export type SourceFormat = (typeof SOURCES)[number];
