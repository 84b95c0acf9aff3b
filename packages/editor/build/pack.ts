import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const [asBrotli, asGzip] = [promisify(brotliCompress), promisify(gzip)];

/** What is made of text; pictures and `woff2` are packed as they are. */
const PACKABLE = /\.(js|css|html|svg|json|ttf)$/;
/** Smaller files fit into the packets that are sent anyway (bytes). */
const SMALLEST = 1400;
/** What was packed for the build before, by the hash of what it was packed from: most of it is the same again. */
const PACKED_BEFORE = join(import.meta.dirname, '..', 'dist', 'packed');

/** Packs each file of the build once (`.br`, `.gz` beside it), so that a server only has to send it. */
export const pack = (): Plugin => ({
  name: 'pack',
  apply: 'build',
  writeBundle: async ({ dir = '' }, bundle) => {
    await mkdir(PACKED_BEFORE, { recursive: true });
    const packed = await Promise.all(
      Object.keys(bundle)
        .filter((name) => PACKABLE.test(name))
        .map((name) => packFile(join(dir, name))),
    );
    const used = new Set(packed.flat());
    const stale = (await readdir(PACKED_BEFORE)).filter((name) => !used.has(name));
    await Promise.all(stale.map((name) => rm(join(PACKED_BEFORE, name), { force: true })));
  },
});

/** The names under which what was packed can be found again. */
const packFile = async (path: string): Promise<readonly string[]> => {
  const content = await readFile(path);
  if (content.length < SMALLEST) return [];
  const hash = createHash('sha256').update(content).digest('hex');
  return Promise.all(
    [
      { ending: 'br', packed: () => asBrotli(content, brotliOf(content.length)) },
      { ending: 'gz', packed: () => asGzip(content, { level: constants.Z_BEST_COMPRESSION }) },
    ].map(async ({ ending, packed }) => {
      const name = `${hash}.${ending}`;
      const kept = join(PACKED_BEFORE, name);
      if (!existsSync(kept)) {
        // Another build may be looking for it: it is there in whole or not at all.
        await writeFile(`${kept}.${process.pid}`, await packed());
        await rename(`${kept}.${process.pid}`, kept);
      }
      await copyFile(kept, `${path}.${ending}`);
      return name;
    }),
  );
};

const brotliOf = (size: number) => ({
  params: {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: size,
  },
});
