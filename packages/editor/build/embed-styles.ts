import type { Plugin, Rolldown } from 'vite';

/** The file that other pages import, and the name in it for which its styles are written in. */
const ENTRY = 'embed.js';
const NAME = 'TAGWRIGHT_STYLES';

type Bundle = Rolldown.OutputBundle;

/** Tells the entry for other pages which styles it needs; that of the app's own page has them in its HTML. */
export const embedStyles = (): Plugin => ({
  name: 'embed-styles',
  apply: 'build',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler: (_, bundle) => {
      const entry = bundle[ENTRY];
      if (entry?.type !== 'chunk' || !entry.code.includes(NAME)) throw new Error(`${ENTRY} does not ask for ${NAME}`);
      entry.code = entry.code.replace(NAME, JSON.stringify([...stylesOf(ENTRY, bundle, new Set())]));
    },
  },
});

/** The styles of a chunk, after those of the chunks that it imports. */
const stylesOf = (file: string, bundle: Bundle, seen: Set<string>): ReadonlySet<string> => {
  const chunk = bundle[file];
  if (seen.has(file) || chunk?.type !== 'chunk') return new Set();
  seen.add(file);
  const below = chunk.imports.flatMap((each) => [...stylesOf(each, bundle, seen)]);
  return new Set([...below, ...(chunk.viteMetadata?.importedCss ?? [])]);
};
