import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { tagwright } from '../../packages/cli/src/harness.js';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** What compose needs to know of a service, as far as it is held against the image. */
interface Service {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly command?: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: object;
}

describe('the image', () => {
  const dockerfile = read('deploy/Dockerfile');

  it('has no fault that a linter finds', () => {
    expect(validate(dockerfile)).toEqual([]);
    expect(validate('FRM node')).not.toEqual([]);
  });

  it('copies and runs what is there', () => {
    const copied = [...dockerfile.matchAll(/^COPY --from=build \/app\/(\S+)/gm)].map(([, path = '']) => path);
    expect(copied).toEqual(['package.json', 'node_modules', 'packages']);
    expect(dockerfile).toContain('/app/packages/cli/bin/tagwright.js');
    expect(existsSync(join(ROOT, 'packages/cli/bin/tagwright.js'))).toBe(true);
    expect(dockerfile).toContain('USER node');
  });
});

describe('the composition', () => {
  const { services, volumes } = parse(read('deploy/compose.yaml')) as {
    readonly services: Readonly<Record<string, Service>>;
    readonly volumes: Readonly<Record<string, unknown>>;
  };

  it('builds the image, and refers to what it declares', () => {
    const { build, depends_on: needs = {} } = services['tagwright'] ?? {};
    expect(existsSync(join(ROOT, 'deploy', build?.context ?? '', build?.dockerfile ?? ''))).toBe(true);
    const waited = Object.entries(needs).filter(([, { condition }]) => condition === 'service_healthy');
    expect(waited.map(([name]) => services[name]?.healthcheck !== undefined)).toEqual([true]);
    const mounted = Object.values(services).flatMap((service) => service.volumes ?? []);
    expect(mounted.map((volume) => volume.split(':')[0])).toEqual(Object.keys(volumes));
  });

  it('reaches the server at the port that the image offers', () => {
    const [, offered] = /^EXPOSE (\d+)$/m.exec(read('deploy/Dockerfile')) ?? [];
    expect(services['tagwright']?.ports?.map((port) => port.split(':').at(-1))).toEqual([offered]);
  });
});

describe('commands in what is deployed', () => {
  it('are commands that there are, with options that they take', async () => {
    const { stdout: help } = await tagwright(['serve', '--help']);
    const used = ['deploy/Dockerfile', 'deploy/compose.yaml', 'deploy/tagwright.service']
      .flatMap((path) => read(path).split('\n'))
      .filter((line) => /serve/.test(line))
      .flatMap((line) => [...line.matchAll(/--[a-z-]+(?=[" ])/g)].map(([option]) => option))
      .filter((option) => !['--file', '--rm', '--tag'].includes(option));
    expect(new Set(used)).toEqual(new Set(['--host', '--db', '--rules', '--new-key', '--config']));
    expect([...new Set(used)].filter((option) => !help.includes(option))).toEqual([]);
  });
});
