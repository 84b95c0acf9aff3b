import { describe, expect, it } from 'vitest';
import { folderOf } from '../harness.js';
import type { Io } from '../io.js';
import { wordsOf } from '../words/index.js';
import type { Host } from './host.js';
import { thisHost } from './host.js';
import { examineMachine } from './machine.js';

const SOUND: Host = {
  node: '22.11.0',
  zoneData: '2026a',
  platform: 'linux',
  driverFault: async () => undefined,
  git: () => '2.47.1',
  isInGit: () => true,
  freeSpace: () => 50e9,
  isWritable: () => true,
  buildLag: () => 0,
};

const examined = async (
  host: Partial<Host>,
  env: Io['env'] = { LANG: 'zh_CN.UTF-8' },
  now = Date.UTC(2026, 5, 1),
): Promise<Record<string, string>> => {
  const io = { env, clock: () => now } as unknown as Io;
  const found = await examineMachine({ ...SOUND, ...host }, io, wordsOf('en').doctor);
  return Object.fromEntries(found.map(({ check, verdict }) => [check, verdict]));
};

describe('examineMachine', () => {
  it('finds nothing where nothing is wrong', async () => {
    expect(new Set(Object.values(await examined({})))).toEqual(new Set(['good']));
  });

  it.each([
    ['20.18.3', 'error'],
    ['18.20.0', 'error'],
    ['20.19.0', 'good'],
    ['20.20.2', 'good'],
    ['24.0.0', 'good'],
  ])('takes Node %s for %s', async (node, verdict) => {
    expect((await examined({ node }))['node']).toBe(verdict);
  });

  it('finds a driver that does not open', async () => {
    expect((await examined({ driverFault: async () => 'NODE_MODULE_VERSION 115' }))['driver']).toBe('error');
  });

  it.each([
    ['2022a', 'warning'],
    ['2024b', 'good'],
    [undefined, 'notice'],
  ])('takes time zone data %s for %s', async (zoneData, verdict) => {
    expect((await examined({ zoneData }))['time-zone-data']).toBe(verdict);
  });

  it('finds a clock that was never set', async () => {
    expect((await examined({}, { LANG: 'C.UTF-8' }, 0))['clock']).toBe('error');
  });

  it('finds a locale without Unicode, except where it says nothing', async () => {
    expect((await examined({}, { LANG: 'POSIX' }))['locale']).toBe('notice');
    expect((await examined({}, { LC_ALL: 'C', LANG: 'zh_CN.UTF-8' }))['locale']).toBe('notice');
    expect((await examined({ platform: 'win32' }, {}))['locale']).toBeUndefined();
  });

  it('finds a build that is older than its sources, and a machine without git', async () => {
    expect(await examined({ buildLag: () => 60_000, git: () => undefined })).toMatchObject({
      build: 'warning',
      git: 'notice',
    });
  });
});

describe('thisHost', () => {
  it('knows the machine that the tests run on', async () => {
    expect(await thisHost.driverFault()).toBeUndefined();
    expect(thisHost.node).toBe(process.versions.node);
    expect(thisHost.freeSpace('/nowhere/at/all')).toBeGreaterThan(0);
    expect(thisHost.isWritable(folderOf({}))).toBe(true);
    expect(thisHost.buildLag()).toBeGreaterThanOrEqual(0);
  });
});
