export const convert = {
  about:
    'Takes rules over from other systems: prints them in our language, and says what cannot be said in it, and where.',
  file: 'a file of that format; `-` is standard input',
  from: 'what the file holds: rules of JSON Logic, queries of react-querybuilder, or a CSV list of who has which tag',
  name: 'what a rule is called that has no name of its own (default: the file’s name)',
  field: 'what a name of theirs is in the book, like `user.city=城市`; may be given several times',
  out: 'write the rules into this file, which must not be there yet',
  notJson: (file: string, why: string) => `\`${file}\` is not JSON: ${why}`,
  taken: (file: string) => `there is a file \`${file}\` already; nothing was written`,
  takenAdvice: 'Choose another name, or add the rules by hand: without `--out` they are printed.',
  badField: (pair: string) => `\`${pair}\` does not say what is what`,
  badFieldAdvice: 'Write their name, `=`, and ours: `--field user.city=城市`.',
  summary: (taken: number, asked: number, out?: string) =>
    `${taken} of ${asked} ${asked === 1 ? 'rule' : 'rules'} taken over${out === undefined || taken === 0 ? '' : `, in ${out}`}`,
};
