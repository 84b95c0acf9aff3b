import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf, tagwright } from '../harness.js';
import { fishRules, NO_COMMAND } from './fish.harness.js';

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

/**
 * What the function for zsh answers, read by bash, which takes all that the script uses of zsh in the same way: what bash is
 * given is one place further on, since it counts from 0.
 */
async function zshAnswers(...typed: string[]): Promise<string[]> {
  const folder = folderOf({ completion: await scriptFor('zsh') });
  const stubs = `
    compdef() { :; }; compset() { :; }; _files() { echo PATHS; }
    compadd() { shift; printf '%s\n' "$@"; }
    _describe() { printf '%s\n' "\${found[@]}"; }`;
  const words = ['tagwright', ...typed].map((word) => `'${word}'`).join(' ');
  const ask = `${stubs}\n. ./completion; words=('' ${words}); CURRENT=${String(typed.length + 1)}; _tagwright`;
  const answers = execFileSync('bash', ['--norc', '-c', ask], { cwd: folder, encoding: 'utf8' });
  return answers.split('\n').filter((word) => word !== '');
}

/** The words that a list for `_describe` offers; what is behind the colon describes them. */
const offered = (answers: readonly string[]): string[] => answers.map((answer) => answer.split(':')[0] ?? '');

describe('zsh completes', () => {
  it('with a script whose syntax holds, and that says what it is for', async () => {
    const script = await scriptFor('zsh');
    expect(script).toMatch(/^#compdef tagwright\n/);
    const folder = folderOf({ completion: script });
    execFileSync('bash', ['-n', join(folder, 'completion')]);
  });

  it.each([
    [
      ['check', '--format', ''],
      ['pretty', 'json', 'jsonl', 'sarif', 'github'],
    ],
    [
      ['--locale', 'zh-CN', 'compile', '--dialect', ''],
      ['sqlite', 'postgres'],
    ],
    [['check', 'ru'], ['PATHS']],
    [['run', '--data', ''], ['PATHS']],
    [['why', ''], []],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
  ])('%j', async (words, answers) => {
    expect(await zshAnswers(...words)).toEqual(answers);
  });

  it('the commands and flags that bash completes, with what they do', async () => {
    const commands = await zshAnswers('');
    expect(commands).toContain('fmt:Lays out rule files, in place');
    // An apostrophe and a colon are what its quoting has to get right.
    expect(commands.find((each) => each.startsWith('test:'))).toContain("Runs the book's tests");
    expect(await zshAnswers('changes', '-')).toContainEqual(expect.stringMatching(/^--db:the database\\: a file/));
    const known = await bashAnswers('');
    expect(offered(commands).toSorted()).toEqual(known.filter((word) => !word.startsWith('-')).toSorted());
    for (const command of ['check', 'plan', 'serve', 'why'])
      expect(offered(await zshAnswers(command, '-')).toSorted()).toEqual((await bashAnswers(command, '-')).toSorted());
  });

  it('by its own reading of the script', async ({ skip }) => {
    if (!isThere('zsh')) skip('zsh is not installed here; what its script says was read by bash above');
    const folder = folderOf({ _tagwright: await scriptFor('zsh') });
    execFileSync('zsh', ['-n', join(folder, '_tagwright')]);
    const asked = `
      autoload -Uz compinit; compinit -u -d ${folder}/dump; . ${folder}/_tagwright
      compadd() { print -l -- "$@"; }; words=(tagwright check --format ''); CURRENT=4; _tagwright`;
    expect(execFileSync('zsh', ['-fc', asked], { encoding: 'utf8' })).toContain('sarif');
  });
});

describe('fish completes', () => {
  it('the commands and flags that bash completes, with their values and what they do', async () => {
    const rules = fishRules(await scriptFor('fish'));
    expect(rules).toContainEqual(
      expect.objectContaining({
        at: 'check',
        long: ['format'],
        values: 'pretty json jsonl sarif github',
        exclusive: true,
      }),
    );
    expect(rules.find(({ values }) => values === 'test')?.description).toContain("Runs the book's tests");
    const flagsAt = (...places: readonly (string | undefined)[]): string[] =>
      rules
        .filter(({ at }) => places.includes(at))
        .flatMap(({ long, short }) => [...long.map((flag) => `--${flag}`), ...short.map((flag) => `-${flag}`)]);
    const known = await bashAnswers('');
    const commands = rules.flatMap(({ at, values }) => (at === NO_COMMAND ? [values] : []));
    expect(commands.toSorted()).toEqual(known.filter((word) => !word.startsWith('-')).toSorted());
    for (const command of ['check', 'plan', 'serve', 'why'])
      expect(flagsAt(command, undefined).toSorted()).toEqual((await bashAnswers(command, '-')).toSorted());
  });

  it('by its own reading of the script', async ({ skip }) => {
    if (!isThere('fish')) skip('fish is not installed here; its script was read by its rules of quoting above');
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
