import type { Completes, KnownProgram } from './known.js';
import { flagsWithValues } from './values.js';

/** A completion for bash 3.2 and newer. Where it answers nothing, bash completes paths by itself. */
export function bashCompletion(program: KnownProgram): string {
  const { name, commands, options } = program;
  const values = flagsWithValues(program).map(
    ({ command, flags, value }) => `    ${flags.map((flag) => `${command}:${flag}`).join('|')}) ${answer(value)} ;;`,
  );
  const everywhere = options.flatMap(({ flags }) => flags);
  const perCommand = commands.map((command) => {
    const flags = [...command.options.flatMap((option) => option.flags), ...everywhere];
    return `    ${command.name}) if [[ $word == -* ]]; then ${words(flags)}; else ${answer(command.argument)}; fi ;;`;
  });
  return `# Completion of ${name} for bash: source <(${name} completion bash)
_${name}() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]} command= i
  COMPREPLY=()
  # bash splits --option=value into three words.
  if [[ $word == = ]]; then word=; elif [[ $before == = ]]; then before=\${COMP_WORDS[COMP_CWORD - 2]}; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
      ${valued(options)}) if [[ \${COMP_WORDS[i + 1]} == = ]]; then ((i += 2)); else ((i++)); fi ;;
      -*) ;;
      *) command=\${COMP_WORDS[i]}; break ;;
    esac
  done
  case "$command:$before" in
${values.join('\n')}
    *) _${name}_word "$command" "$word" ;;
  esac
}
_${name}_word() {
  local word=$2
  case $1 in
${perCommand.join('\n')}
    '') ${words([...commands.map((command) => command.name), ...everywhere])} ;;
  esac
}
_${name}_nothing() { compopt +o default +o bashdefault 2>/dev/null; }
complete -o default -o bashdefault -F _${name} ${name}
`;
}

const words = (all: readonly string[]): string => `COMPREPLY=($(compgen -W '${all.join(' ')}' -- "$word"))`;

const answer = (completes: Completes): string =>
  completes === 'path' ? ':' : completes === 'anything' ? '_tagwright_nothing' : words(completes.choices);

const valued = (options: KnownProgram['options']): string =>
  options
    .filter(({ value }) => value !== undefined)
    .flatMap(({ flags }) => flags)
    .join('|');
