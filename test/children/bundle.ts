import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'vite';

/** Packages that come in hundreds of files; all others are loaded from where they are installed. */
const MANY_FILES = ['chevrotain', '@chevrotain/', 'lodash-es', 'kysely', 'temporal-polyfill', 'temporal-utils', 'diff'];

/**
 * Builds programs, by their names with their sources below the root, into a folder: one file a program, and those that they share.
 * What a source says of its own place holds as if it ran where it lies.
 */
export const bundle = async (
  root: string,
  programs: Readonly<Record<string, string>>,
  folder: string,
): Promise<void> => {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    plugins: [ownPlaces(root, programs)],
    ssr: { noExternal: [/^@tagwright\//, ...MANY_FILES.map((name) => new RegExp(`^${name}`))] },
    resolve: { conditions: CONDITIONS },
    environments: { ssr: { resolve: { conditions: CONDITIONS, externalConditions: CONDITIONS } } },
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(programs).map(([name, path]) => [name, join(root, path)])),
        output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'shared-[hash].js' },
      },
    },
  });
};

const CONDITIONS = ['tagwright-source', 'node', 'import', 'module', 'default'];

/** How our sources name a program that they start: beside them, as source or built. */
const STARTED = /new URL\(import\.meta\.url\.endsWith\('\.ts'\) \? '(\.\/[\w-]+\.ts)' : '[^']+', import\.meta\.url\)/g;

const ownPlaces = (root: string, programs: Readonly<Record<string, string>>): Plugin => {
  const names = new Map(Object.entries(programs).map(([name, path]) => [path, name]));
  return {
    name: 'own-places',
    enforce: 'pre',
    transform: (code, id) => {
      if (id.includes('/node_modules/') || !code.includes('import.meta.url')) return undefined;
      const started = code.replace(STARTED, (_, beside: string) => {
        const path = relative(root, resolve(dirname(id), beside)).replaceAll('\\', '/');
        const name = names.get(path);
        if (name === undefined) throw new Error(`${id} starts ${path}, which is not among the programs to build`);
        return `new URL('./${name}.js', import.meta['url'])`;
      });
      return { code: started.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)), map: null };
    },
  };
};
