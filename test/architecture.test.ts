import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LINE_CAP = 400;
const SOURCE = /\.(?:ts|tsx|js|mjs|cjs)$/;
const ATTIC = /^(?:utils?|utilities|helpers?|common)$/i;

/** Every path below a folder, folders included; built and installed ones left out. */
function walk(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules' && entry.name !== 'dist')
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? [path, ...walk(path)] : [path];
    });
}

const packages = readdirSync(join(ROOT, 'packages')).map((name) => join(ROOT, 'packages', name));
const paths = [
  ...packages.flatMap((folder) => walk(join(folder, 'src'))),
  ...['test', 'bench', 'examples'].flatMap((folder) => walk(join(ROOT, folder))),
].map((path) => relative(ROOT, path));
const sources = paths.filter((path) => SOURCE.test(path));

function lineCount(path: string): number {
  return readFileSync(join(ROOT, path), 'utf8').trimEnd().split('\n').length;
}

describe('source files', () => {
  it('are found at all', () => {
    expect(sources).toContain(relative(ROOT, fileURLToPath(import.meta.url)));
    expect(sources.some((path) => path.startsWith(join('packages', 'dsl', 'src')))).toBe(true);
  });

  it(`stay under ${LINE_CAP} lines`, () => {
    const tooLong = sources.map((path) => ({ path, lines: lineCount(path) })).filter(({ lines }) => lines >= LINE_CAP);
    expect(tooLong).toEqual([]);
  });

  it('are named after a concept, as are their folders', () => {
    const attics = paths.filter((path) => ATTIC.test(basename(path).replace(/\..*$/, '')));
    expect(attics).toEqual([]);
  });
});

describe('style sheets', () => {
  /** The classes that a sheet begins a selector with: those whose look is its own. */
  const classesIn = (path: string): readonly string[] => {
    const text = readFileSync(join(ROOT, path), 'utf8').replaceAll(/\/\*[^]*?\*\//g, '');
    const selectors = [...text.matchAll(/([^{};]+)\{/g)].flatMap(([, list = '']) => list.split(','));
    return selectors.flatMap((selector) => /^\.(tw-[\w-]+)/.exec(selector.trim())?.[1] ?? []);
  };

  it('have no class in common: all of them are loaded after a while, and a look would change by where somebody was before', () => {
    const sheets = paths.filter((path) => path.endsWith('.css') && basename(path) !== 'print.css');
    expect(sheets.length).toBeGreaterThan(10);
    const owners = new Map<string, Set<string>>();
    for (const path of sheets)
      for (const name of classesIn(path)) owners.set(name, (owners.get(name) ?? new Set()).add(path));
    const shared = [...owners].filter(([, files]) => files.size > 1).map(([name, files]) => [name, ...files]);
    expect(shared).toEqual([]);
  });
});

describe('the lock file', () => {
  it('holds no download addresses', () => {
    const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { resolved?: string }>;
    };
    // Workspaces are links, and resolve to a folder of the repository.
    const addresses = Object.entries(lock.packages).filter(([, entry]) => entry.resolved?.includes('://'));
    expect(addresses).toEqual([]);
  });
});
