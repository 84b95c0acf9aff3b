import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { serverCommand } from './server-command.js';

const folderOf = (...files: readonly string[]): string => {
  const folder = mkdtempSync(join(tmpdir(), 'tagwright-vscode-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '');
  }
  return folder;
};

const around = { path: '', folders: [], env: {}, platform: 'linux' as const };

describe('serverCommand', () => {
  it('takes what the folder has installed before what is on the path', () => {
    const [empty, project, bin] = [folderOf(), folderOf('node_modules/.bin/tagwright'), folderOf('tagwright')];
    const env = { PATH: `${empty}${delimiter}${bin}` };
    const installed = { command: join(project, 'node_modules', '.bin', 'tagwright'), shell: false };
    expect(serverCommand({ ...around, folders: [empty, project], env })).toEqual(installed);
    expect(serverCommand({ ...around, folders: [empty], env })).toEqual({
      command: join(bin, 'tagwright'),
      shell: false,
    });
    expect(serverCommand({ ...around, folders: [empty] })).toBeUndefined();
  });

  it('takes what the setting says before all, and nothing else where it leads nowhere', () => {
    const project = folderOf('node_modules/.bin/tagwright', 'tools/tw');
    expect(serverCommand({ ...around, path: 'tools/tw', folders: [project] })?.command).toBe(join(project, 'tools/tw'));
    expect(serverCommand({ ...around, path: join(project, 'tools/tw') })?.command).toBe(join(project, 'tools/tw'));
    expect(serverCommand({ ...around, path: '/nowhere/tw', folders: [project] })).toBeUndefined();
  });

  it('starts a .cmd of Windows by its shell', () => {
    const project = folderOf('node_modules/.bin/tagwright.cmd', 'node_modules/.bin/tagwright');
    const found = serverCommand({ ...around, folders: [project], platform: 'win32' });
    expect(found).toEqual({ command: join(project, 'node_modules', '.bin', 'tagwright.cmd'), shell: true });
  });
});
