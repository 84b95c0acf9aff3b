import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
  readonly engines: { readonly node: string };
};

/** The version of this package. */
export const VERSION = manifest.version;

/** The oldest Node that it runs on, `20.19`. */
export const NODE_NEEDED = manifest.engines.node.replace(/^>=/, '');
