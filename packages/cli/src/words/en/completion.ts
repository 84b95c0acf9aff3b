export const completion = {
  about: 'Prints a script by which your shell completes commands, options, their values and paths.',
  shell: 'bash, zsh or fish; put `source <(tagwright completion bash)` into ~/.bashrc, or the like for the others',
};
