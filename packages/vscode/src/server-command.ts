import { existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** Where the `tagwright` command may be found. */
export interface Surroundings {
  /** The setting `tagwright.path`; empty: none. */
  readonly path: string;
  /** The folders that are open, the first one first. */
  readonly folders: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}

/** How the server is started. */
export interface ServerCommand {
  readonly command: string;
  /** Where Windows needs its shell: a `.cmd` is no program of its own. */
  readonly shell: boolean;
}

/**
 * The command that serves these folders: what the setting says, else what the folders have installed, so that editor and
 * build agree, else what is on the `PATH`; undefined where there is none. No server comes with the extension: its database
 * drivers are made for one system each, and its version is to be that of the rules.
 */
export const serverCommand = ({ path, folders, env, platform }: Surroundings): ServerCommand | undefined => {
  const names = platform === 'win32' ? ['tagwright.cmd', 'tagwright.exe'] : ['tagwright'];
  const below = (folder: string): string[] => names.map((name) => join(folder, name));
  const told = path === '' ? [] : isAbsolute(path) ? [path] : folders.map((folder) => join(folder, path));
  const installed = folders.flatMap((folder) => below(join(folder, 'node_modules', '.bin')));
  const onPath = (env['PATH'] ?? env['Path'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap(below);
  const command = (path === '' ? [...installed, ...onPath] : told).find((each) => existsSync(each));
  return command === undefined ? undefined : { command, shell: /\.(cmd|bat)$/i.test(command) };
};
