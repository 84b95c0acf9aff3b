/** A statement as both databases read it: whole numbers and quoted names, no parameters. */
export const plainSql = (strings: TemplateStringsArray, ...parts: readonly (string | number)[]) => ({
  sql: String.raw({ raw: strings }, ...parts),
  parameters: [],
});

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
