import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

/** What a module takes from another one as soon as it is loaded: no types, and nothing that it asks for later. */
const LOADED = /^(?:import|export) (?!type\b)(?:[^;]*? from )?'([^']+)';/gm;

/** Every package that a program loads before it does anything. */
const packagesOf = (path: string, seen = new Set<string>()): ReadonlySet<string> => {
  if (seen.has(path)) return new Set();
  seen.add(path);
  const named = [...readFileSync(path, 'utf8').matchAll(LOADED)].map(([, name = '']) => name);
  return new Set(
    named.flatMap((name) =>
      name.startsWith('.') ? [...packagesOf(resolve(dirname(path), name.replace(/\.js$/, '.ts')), seen)] : [name],
    ),
  );
};

describe('the commands', () => {
  it('are declared without what they work with: the language alone takes half a second to load', () => {
    expect(existsSync(MAIN)).toBe(true);
    const packages = [...packagesOf(MAIN)].filter((name) => !name.startsWith('node:')).sort();
    expect(packages).toEqual(['commander', 'picocolors', 'string-width']);
  });
});
