import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateShop } from '../../examples/shop/generate/shop.js';

/** How large a shop is, and which of that size. */
export interface ShopSize {
  readonly customers: number;
  /** Events of all kinds together. */
  readonly facts: number;
  readonly seed: string;
}

/** The instant that every benchmark asks about: the end of the generated two years, 2026-07-01 in Shanghai. */
export const AS_OF = Date.parse('2026-07-01T00:00:00+08:00');

const GENERATOR = new URL('../../examples/shop/generate/', import.meta.url);

/**
 * The folder of CSV files of a shop, made on the first call and found again afterwards. Its name carries a digest of the
 * generator, so that data of an older one is never measured; a half-written folder never gets the name.
 */
export const shopFolder = async (size: ShopSize): Promise<string> => {
  const folder = join(
    tmpdir(),
    ['tagwright-bench', size.customers, size.facts, size.seed, generatorDigest()].join('-'),
  );
  if (existsSync(folder)) return folder;
  const draft = `${folder}.${String(process.pid)}`;
  await generateShop({ ...size, out: draft });
  try {
    renameSync(draft, folder);
  } catch (thrown) {
    rmSync(draft, { recursive: true });
    // Another run made the same folder meanwhile.
    if (!existsSync(folder)) throw thrown;
  }
  return folder;
};

const generatorDigest = (): string => {
  const digest = createHash('sha256');
  for (const name of readdirSync(GENERATOR).sort()) digest.update(readFileSync(new URL(name, GENERATOR)));
  return digest.digest('hex').slice(0, 8);
};
