import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const HERE = import.meta.dirname;

it('names every file that declares what the keeper has to know', () => {
  const declaring = readdirSync(HERE, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/(\.test|harness)\.ts$/.test(path) && !path.startsWith('keeper/'))
    .filter((path) =>
      /\b(defineRecording|onErase|onPublication|onWithdrawal)\(/.test(readFileSync(join(HERE, path), 'utf8')),
    );
  const imported = [...readFileSync(join(HERE, 'recordings.ts'), 'utf8').matchAll(/^import '\.\/(.+)\.js';$/gm)];
  expect(imported.map(([, path]) => `${path ?? ''}.ts`).toSorted()).toEqual(declaring.toSorted());
});
