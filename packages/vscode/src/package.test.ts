import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const run = promisify(execFile);

/** As much of yauzl as is used here, which comes without types. */
interface Zip {
  on(event: 'entry', listener: (entry: { readonly fileName: string }) => void): void;
  on(event: 'end', listener: () => void): void;
  readEntry(): void;
  openReadStream(entry: object, callback: (fault: Error | null, stream: NodeJS.ReadableStream) => void): void;
}
interface Yauzl {
  open(path: string, options: object, callback: (fault: Error | null, zip: Zip) => void): void;
}
const yauzl = createRequire(import.meta.url)('yauzl') as Yauzl;

/** The files of an archive, by their paths. */
const unpacked = (path: string): Promise<ReadonlyMap<string, string>> =>
  new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true }, (fault, zip) => {
      if (fault !== null) return reject(fault);
      const files = new Map<string, string>();
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, (_, stream) => {
          void text(stream).then((content) => {
            files.set(entry.fileName, content);
            zip.readEntry();
          });
        });
      });
      zip.on('end', () => resolve(files));
      return zip.readEntry();
    });
  });

/** Loads the extension as an editor does; whatever it takes of the editor's module on loading is a class. */
const LOADED = `
const { Module } = require('node:module');
const load = Module._load;
const editor = new Proxy({}, { get: () => class {} });
Module._load = (name, ...rest) => (name === 'vscode' ? editor : load(name, ...rest));
console.log(Object.keys(require(process.argv[2])).sort().join());
`;

it('is packaged by one command, whole and with nothing beside', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tagwright-vsix-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const vsix = join(folder, 'tagwright.vsix');
  await run('npm', ['run', 'package', '-w', 'tagwright-vscode', '--', '--out', vsix], { cwd: ROOT });
  const files = await unpacked(vsix);
  expect([...files.keys()].toSorted()).toEqual([
    '[Content_Types].xml',
    'extension.vsixmanifest',
    'extension/LICENSE.txt',
    'extension/dist/extension.cjs',
    'extension/images/file.svg',
    'extension/images/icon.png',
    'extension/language-configuration.json',
    'extension/package.json',
    'extension/package.nls.json',
    'extension/package.nls.zh-cn.json',
    'extension/readme.md',
    'extension/snippets/en.json',
    'extension/snippets/zh.json',
    'extension/syntaxes/tagwright.tmLanguage.json',
  ]);

  const manifest = JSON.parse(files.get('extension/package.json') ?? '') as {
    readonly main: string;
    readonly contributes: {
      readonly languages: readonly { readonly configuration: string }[];
      readonly grammars: readonly { readonly path: string }[];
      readonly snippets: readonly { readonly path: string }[];
      readonly configurationDefaults: Readonly<Record<string, object>>;
    };
  };
  const { languages, grammars, snippets, configurationDefaults } = manifest.contributes;
  const named = [
    manifest.main,
    ...languages.map((each) => each.configuration),
    ...[...grammars, ...snippets].map((each) => each.path),
  ];
  for (const path of named) expect([...files.keys()]).toContain(`extension/${path.replace('./', '')}`);

  // In a folder that is not trusted the editor would draw a box around every Chinese word.
  expect(configurationDefaults['[tagwright]']).toMatchObject({ 'editor.unicodeHighlight.nonBasicASCII': false });

  // Every text that the manifest leaves to a language is there in both.
  const keys = [...(files.get('extension/package.json') ?? '').matchAll(/"%(\w+)%"/g)].map(([, key]) => key).toSorted();
  for (const language of ['', '.zh-cn']) {
    const words = JSON.parse(files.get(`extension/package.nls${language}.json`) ?? '') as object;
    expect(Object.keys(words).toSorted()).toEqual(keys);
  }

  const extension = join(folder, 'extension.cjs');
  writeFileSync(extension, files.get('extension/dist/extension.cjs') ?? '');
  writeFileSync(join(folder, 'load.cjs'), LOADED);
  const { stdout } = await run(process.execPath, [join(folder, 'load.cjs'), extension]);
  expect(stdout).toBe('activate,deactivate\n');
});
