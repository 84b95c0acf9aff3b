import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const [asBrotli, asGzip] = [promisify(brotliCompress), promisify(gzip)];

/** What is made of text; pictures and `woff2` are packed as they are. */
const PACKABLE = /\.(js|css|html|svg|json|ttf)$/;
/** Smaller files fit into the packets that are sent anyway (bytes). */
const SMALLEST = 1400;

/** Packs each file of the build once (`.br`, `.gz` beside it), so that a server only has to send it. */
export const pack = (): Plugin => ({
  name: 'pack',
  apply: 'build',
  writeBundle: async ({ dir = '' }, bundle) => {
    await Promise.all(
      Object.keys(bundle)
        .filter((name) => PACKABLE.test(name))
        .map((name) => packFile(join(dir, name))),
    );
  },
});

const packFile = async (path: string): Promise<void> => {
  const content = await readFile(path);
  if (content.length < SMALLEST) return;
  const brotli = {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  };
  await Promise.all([
    writeFile(`${path}.br`, await asBrotli(content, brotli)),
    writeFile(`${path}.gz`, await asGzip(content, { level: constants.Z_BEST_COMPRESSION })),
  ]);
};
