import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf, tagwright } from '../harness.js';

const scriptFor = async (shell: string): Promise<string> => (await tagwright(['completion', shell])).stdout;
const isThere = (program: string): boolean =>
  spawnSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' }).status === 0;

/** What bash's own function answers to words, of which the last is being typed. */
async function bashAnswers(...words: string[]): Promise<string[]> {
  const folder = folderOf({ completion: await scriptFor('bash') });
  const typed = words.map((word) => `'${word}'`).join(' ');
  const ask = `. ./completion; COMP_WORDS=(tagwright ${typed}); COMP_CWORD=${words.length}; _tagwright; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const answers = execFileSync('bash', ['--norc', '-c', ask], { cwd: folder, encoding: 'utf8' });
  return answers.split('\n').filter((word) => word !== '');
}

describe('bash completes', () => {
  it.each([
    [['expl'], ['explain']],
    [
      ['--locale', 'zh-CN', 'com'],
      ['compile', 'completion'],
    ],
    [
      ['--locale', ''],
      ['en', 'zh-CN'],
    ],
    [['check', '--form'], ['--format']],
    [['check', '--format', 's'], ['sarif']],
    [['check', '--format', '=', 'git'], ['github']],
    [
      ['check', '--format', '='],
      ['pretty', 'json', 'jsonl', 'sarif', 'github'],
    ],
    [
      ['compile', '.', '--dialect', ''],
      ['sqlite', 'postgres'],
    ],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['fmt', '--col'], ['--color']],
    [['fmt', '--check', '--color', 'n'], ['never']],
  ])('%j', async (words, answers) => {
    expect(await bashAnswers(...words)).toEqual(answers);
  });

  it('every command, and nothing that is none', async () => {
    const commands = await bashAnswers('');
    for (const command of commands.filter((word) => !word.startsWith('-'))) {
      expect((await tagwright([command, '--help'])).code, command).toBe(0);
    }
    const help = (await tagwright(['--help'])).stdout;
    const listed = [...(help.split('Commands:')[1]?.split('To begin')[0] ?? '').matchAll(/^ {2}([a-z]+)/gm)].map(
      (match) => match[1],
    );
    expect(commands).toEqual(expect.arrayContaining(listed));
  });

  it.runIf(isThere('script'))('a line that is typed, with its paths', async () => {
    const folder = folderOf({
      completion: await scriptFor('bash'),
      '规则 book/rfm.tag': '',
      started: `. ./completion; tagwright() { printf '<%s>' "$@"; echo; }; PS1=; bind 'set bell-style none'\n`,
    });
    const typed = 'tagwright expl\ttags\ntagwright check --form\tsar\t规\t\nexit\n';
    const shown = execFileSync('script', ['-qc', 'bash --rcfile started -i', '/dev/null'], {
      cwd: folder,
      input: typed,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8', TERM: 'dumb', HOME: folder },
    });
    expect(shown).toContain('<explain><tags>');
    expect(shown).toContain('<check><--format><sarif><规则 book/>');
  });
});

describe('zsh completes', () => {
  it('with a script that names every command, flag and value', async () => {
    const script = await scriptFor('zsh');
    expect(script).toMatch(/^#compdef tagwright\n/);
    expect(script).toContain('(check:--format) compadd -- pretty json jsonl sarif github; return ;;');
    expect(script).toContain(`'fmt:Lays out rule files, in place'`);
  });

  // Only where zsh is installed: it is no part of what the tests bring.
  it.runIf(isThere('zsh'))('by its own reading of the script', async () => {
    const folder = folderOf({ _tagwright: await scriptFor('zsh') });
    execFileSync('zsh', ['-n', join(folder, '_tagwright')]);
    const asked = `
      autoload -Uz compinit; compinit -u -d ${folder}/dump; . ${folder}/_tagwright
      compadd() { print -l -- "$@"; }; words=(tagwright check --format ''); CURRENT=4; _tagwright`;
    expect(execFileSync('zsh', ['-fc', asked], { encoding: 'utf8' })).toContain('sarif');
  });
});

describe('fish completes', () => {
  it('with a script that names every command, flag and value', async () => {
    const script = await scriptFor('fish');
    expect(script).toContain(`-n '__fish_seen_subcommand_from check' -l format -x -a 'pretty json jsonl sarif github'`);
    expect(script).toContain(`-d 'Runs the book\\'s tests`);
  });

  // Only where fish is installed: it is no part of what the tests bring.
  it.runIf(isThere('fish'))('by its own reading of the script', async () => {
    const folder = folderOf({ completion: await scriptFor('fish') });
    const ask = (line: string): string =>
      execFileSync('fish', ['--no-config', '-c', `source ${folder}/completion; complete -C '${line}'`], {
        encoding: 'utf8',
      });
    expect(ask('tagwright expl')).toContain('explain');
    expect(ask('tagwright check --format ')).toContain('sarif');
  });
});

describe('tagwright completion', () => {
  it('needs a shell that it knows', async () => {
    expect((await tagwright(['completion', 'tcsh'])).stderr).toContain('it takes one of bash, zsh, fish');
    expect((await tagwright(['completion'])).stderr).toContain('the argument `<shell>` is missing');
  });
});
