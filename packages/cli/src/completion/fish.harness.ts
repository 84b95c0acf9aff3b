/** One `complete` of a script for fish. */
export interface FishRule {
  /** The command that it holds at, {@link NO_COMMAND} before one is typed; undefined: anywhere. */
  readonly at: string | undefined;
  readonly long: readonly string[];
  readonly short: readonly string[];
  readonly values: string | undefined;
  /** No paths are offered beside them. */
  readonly exclusive: boolean;
  readonly description: string | undefined;
}

export const NO_COMMAND = '(no command)';

/** What may stand behind `complete`, and whether a word follows it. https://fishshell.com/docs/current/cmds/complete.html */
const FLAGS: Readonly<Record<string, boolean>> = {
  '-c': true,
  '-n': true,
  '-l': true,
  '-s': true,
  '-a': true,
  '-d': true,
  '-f': false,
  '-F': false,
  '-r': false,
  '-x': false,
};

/** Reads a script by fish's own rules of quoting. Throws where fish would complain, or where it says something else. */
export const fishRules = (script: string): readonly FishRule[] =>
  script
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [command, ...words] = wordsOf(line);
      if (command !== 'complete') throw new Error(`no completion: ${line}`);
      return ruleOf(words, line);
    });

const ruleOf = (words: readonly string[], line: string): FishRule => {
  const given: (readonly [flag: string, value: string])[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const flag = words[index] ?? '';
    const takes = FLAGS[flag];
    if (takes === undefined) throw new Error(`\`complete\` has no ${flag}: ${line}`);
    const value = takes ? words[index + 1] : '';
    if (value === undefined) throw new Error(`${flag} lacks its word: ${line}`);
    given.push([flag, value]);
    if (takes) index += 1;
  }
  const all = (flag: string): readonly string[] => given.flatMap(([each, value]) => (each === flag ? [value] : []));
  const [condition] = all('-n');
  const [, negated, commands] = /^(not )?__fish_seen_subcommand_from (.+)$/.exec(condition ?? '') ?? [];
  if (condition !== undefined && commands === undefined) throw new Error(`an unknown condition: ${line}`);
  return {
    at: condition === undefined ? undefined : negated === undefined ? commands : NO_COMMAND,
    long: all('-l'),
    short: all('-s'),
    values: all('-a')[0],
    exclusive: given.some(([flag]) => flag === '-x'),
    description: all('-d')[0],
  };
};

/** Between single quotes a backslash stands before itself and before a quote; outside of them these scripts have plain words. */
const wordsOf = (line: string): readonly string[] => {
  const words: string[] = [];
  const pattern = /\s*(?:'((?:[^'\\]|\\[^])*)'|([\w./,:=+-]+))(?=\s|$)/y;
  while (pattern.lastIndex < line.length) {
    const found = pattern.exec(line);
    if (found === null) throw new Error(`fish does not read this: ${line}`);
    words.push(found[1]?.replaceAll(/\\(['\\])/g, '$1') ?? found[2] ?? '');
  }
  return words;
};
