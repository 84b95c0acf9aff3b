import type { Completes, KnownOption, KnownProgram } from './known.js';
import { flagsWithValues } from './values.js';

/** A completion for zsh, to be sourced after `compinit` or kept as `_tagwright` in a folder of `$fpath`. */
export function zshCompletion(program: KnownProgram): string {
  const { name, commands, options } = program;
  const values = flagsWithValues(program).map(
    ({ command, flags, value }) =>
      `    (${flags.map((flag) => `${command}:${flag}`).join('|')}) ${answer(value)}; return ;;`,
  );
  const flagsOf = (own: readonly KnownOption[]): string =>
    [...own, ...options].flatMap(({ flags, description }) => flags.map((flag) => item(flag, description))).join(' ');
  return `#compdef ${name}
# Completion of ${name} for zsh: source <(${name} completion zsh)
_${name}() {
  local command= before=\${words[CURRENT-1]} i
  local -a found
  if [[ \${words[CURRENT]} == --*=* ]]; then before=\${words[CURRENT]%%=*}; compset -P '*='; fi
  for ((i = 2; i < CURRENT; i++)); do
    case \${words[i]} in
      (${valued(options)}) ((i++)) ;;
      (-*) ;;
      (*) command=\${words[i]}; break ;;
    esac
  done
  case "$command:$before" in
${values.join('\n')}
  esac
  if [[ \${words[CURRENT]} == -* ]]; then
    case $command in
${commands.map((command) => `      (${command.name}) found=(${flagsOf(command.options)}) ;;`).join('\n')}
      ('') found=(${flagsOf([])}) ;;
    esac
    _describe -o option found
    return
  fi
  case $command in
${commands.map((command) => `    (${command.name}) ${answer(command.argument)} ;;`).join('\n')}
    ('')
      found=(${commands.map((command) => item(command.name, command.description)).join(' ')})
      _describe command found ;;
  esac
}
if [[ $funcstack[1] == _${name} ]]; then _${name} "$@"; else compdef _${name} ${name}; fi
`;
}

const answer = (completes: Completes): string =>
  completes === 'path' ? '_files' : completes === 'anything' ? ':' : `compadd -- ${completes.choices.join(' ')}`;

/** What `_describe` takes: a word and, behind a colon, what it does. */
const item = (word: string, description: string): string =>
  `'${word}:${description.replaceAll(':', '\\:').replaceAll("'", String.raw`'\''`)}'`;

const valued = (options: readonly KnownOption[]): string =>
  options
    .filter(({ value }) => value !== undefined)
    .flatMap(({ flags }) => flags)
    .join('|');
