import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { IN_MEMORY, openStore } from '@tagwright/engine';

/** What a diagnosis asks of the machine; tests make their own. */
export interface Host {
  /** `20.19.1` */
  readonly node: string;
  /** The version of the time zone database, `2025b`; undefined where Node was built without. */
  readonly zoneData: string | undefined;
  readonly platform: NodeJS.Platform;
  /** Why the embedded database cannot be opened; undefined where it can. */
  readonly driverFault: () => Promise<string | undefined>;
  /** `2.47.1`; undefined where git cannot be run. */
  readonly git: () => string | undefined;
  /** Whether a folder belongs to a git repository. */
  readonly isInGit: (folder: string) => boolean;
  /** In bytes, where a path is or would be; undefined where that cannot be told. */
  readonly freeSpace: (path: string) => number | undefined;
  readonly isWritable: (path: string) => boolean;
  /** How many milliseconds the build is older than the sources beside it; 0 where it is not, or where there are none. */
  readonly buildLag: () => number;
}

/** The machine that this process runs on. */
export const thisHost: Host = {
  node: process.versions.node,
  zoneData: process.versions['tz'],
  platform: process.platform,
  driverFault: async () => {
    try {
      await (await openStore(IN_MEMORY)).close();
      return undefined;
    } catch (fault) {
      return fault instanceof Error ? fault.message : String(fault);
    }
  },
  git: () => /\d+(?:\.\d+)+/.exec(outputOf('git', ['--version']) ?? '')?.[0],
  isInGit: (folder) => outputOf('git', ['-C', folder, 'rev-parse', '--is-inside-work-tree'])?.trim() === 'true',
  freeSpace: (path) => {
    const there = nearestFolder(path);
    try {
      const { bavail, bsize } = statfsSync(there);
      return bavail * bsize;
    } catch {
      return undefined;
    }
  },
  isWritable: (path) => {
    try {
      accessSync(existsSync(path) ? path : nearestFolder(path), constants.W_OK);
      return true;
    } catch {
      return false;
    }
  },
  buildLag: () => {
    const packages = fileURLToPath(new URL('../../..', import.meta.url));
    return Math.max(0, ...['dsl', 'engine', 'server', 'cli'].map((name) => lagOf(join(packages, name))));
  },
};

/** What a program prints; undefined where it is not there or fails. */
function outputOf(program: string, args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return status === 0 ? stdout : undefined;
}

function nearestFolder(path: string): string {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  return isFolder || dirname(path) === path ? path : nearestFolder(dirname(path));
}

/** An installed package has no sources; only a checkout can be ahead of its build. */
function lagOf(folder: string): number {
  const [sources, build] = [join(folder, 'src'), join(folder, 'dist')];
  if (!existsSync(sources) || !existsSync(build)) return 0;
  const isSource = (name: string): boolean => /(?<!\.test|\.harness|harness)\.tsx?$/.test(name);
  const written = newest(sources, isSource);
  // Nothing is written anew for a source that comes to the same, but the compiler's notes are.
  const built = newest(build, (name) => /\.(?:js|tsbuildinfo)$/.test(name));
  return Math.max(0, written - built);
}

/** When the file last changed of those that count, ms UTC. */
const newest = (folder: string, counts: (name: string) => boolean): number =>
  Math.max(
    0,
    ...readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(counts)
      .map((name) => statSync(join(folder, name)).mtimeMs),
  );
