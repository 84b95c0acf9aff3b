import pc from 'picocolors';

/** Whether to colour: as asked, or, for `auto`, as the stream and its environment suggest. */
export type ColorChoice = 'auto' | 'always' | 'never';

type Paint = (text: string) => string;

/** Colours by what they mean, so that a severity or a verdict looks the same wherever it is drawn. */
export interface Palette {
  readonly error: Paint;
  readonly warning: Paint;
  readonly hint: Paint;
  readonly good: Paint;
  readonly bad: Paint;
  readonly heading: Paint;
  readonly strong: Paint;
  readonly name: Paint;
  readonly faint: Paint;
  readonly bar: Paint;
}

export function palette(colored: boolean): Palette {
  const c = pc.createColors(colored);
  return {
    error: (text) => c.bold(c.red(text)),
    warning: (text) => c.bold(c.yellow(text)),
    hint: (text) => c.bold(c.cyan(text)),
    good: c.green,
    bad: c.red,
    heading: (text) => c.bold(c.underline(text)),
    strong: c.bold,
    name: c.cyan,
    faint: c.dim,
    bar: c.cyan,
  };
}

/**
 * An explicit choice wins, then NO_COLOR (https://no-color.org: any non-empty value), then FORCE_COLOR, then whether
 * the stream is a terminal that can.
 */
export function wantsColor(
  choice: ColorChoice,
  stream: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  if (choice !== 'auto') return choice === 'always';
  if (env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}
