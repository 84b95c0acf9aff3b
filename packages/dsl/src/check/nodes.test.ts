import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkBook } from './index.js';
import { namesIn, nodesOf } from './nodes.js';
import { parse } from '../syntax/index.js';

const GALLERY = new URL('../../../../test/gallery/', import.meta.url);

describe('the names in a tree', () => {
  it.each(['shop', 'events', 'ranks', 'tags', 'values', 'sequences', 'tests'])(
    'are all that means something: %s',
    (name) => {
      const trees = [...new Set(['shop', name])].map(
        (each) => parse(`${each}.tag`, readFileSync(new URL(`${each}.tag`, GALLERY), 'utf8')).file,
      );
      const names = new Set<object>(trees.flatMap((tree) => namesIn(tree)));
      const targets = [...checkBook(trees, new Map()).targets.keys()];
      expect(targets.length).toBeGreaterThan(0);
      expect(targets.filter((node) => !names.has(node))).toEqual([]);
      expect([...names]).toEqual(trees.flatMap(nodesOf).filter((node) => names.has(node)));
    },
  );
});
