import { execFileSync } from 'node:child_process';
import { emptyFolder, fill } from './folder.harness.js';

/** Asks git in a folder, as somebody whom no configuration knows. */
export const git = (folder: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-C', folder, '-c', 'user.name=Setup', '-c', 'user.email=setup@example.com', ...args], {
    encoding: 'utf8',
    stdio: 'pipe',
  }).trim();

/** A repository with files that are committed; nobody is configured in it. */
export const repository = (files: Readonly<Record<string, string>>): string => {
  const folder = emptyFolder();
  git(folder, 'init', '--quiet', '--initial-branch=main');
  fill(folder, files);
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message=begin');
  return folder;
};
