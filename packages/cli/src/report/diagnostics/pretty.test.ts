import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { palette } from '../../terminal/palette.js';
import { Printer } from '../../terminal/printer.js';
import { wordsOf } from '../../words/index.js';
import { finding, sources } from './finding.harness.js';
import { prettyDiagnostic } from './pretty.js';

const printer = (colored: boolean): Printer => new Printer(new PassThrough(), palette(colored));

describe('prettyDiagnostic', () => {
  it('says what, where, and how to mend it', () => {
    expect(prettyDiagnostic(finding, sources, printer(false), wordsOf('en').diagnostics)).toEqual([
      'error[unknown-name] nothing is called `Rr`: 100% sure',
      '  ╭─ 规则 book/rfm.tag:2:25',
      '2 │ tag "RFM评级" = 重要保持 when Rr>90天 and M>=top20%',
      '  │                               ^^',
      '  = metrics are declared like `metric Rr = …`',
      '  fix: replace with `R`',
      '  see also',
      '  ╭─ 规则 book/rfm.tag:1:8',
      '1 │ metric R = since last order',
      '  │        ^',
      '',
    ]);
  });

  it("names the level in the reader's language", () => {
    const [headline] = prettyDiagnostic(
      { ...finding, level: 'hint' },
      sources,
      printer(false),
      wordsOf('zh-CN').diagnostics,
    );
    expect(headline).toMatch(/^提示\[unknown-name\]/);
  });

  it('colours without moving anything', () => {
    const plain = prettyDiagnostic(finding, sources, printer(false), wordsOf('en').diagnostics);
    const colored = prettyDiagnostic(finding, sources, printer(true), wordsOf('en').diagnostics);
    // eslint-disable-next-line no-control-regex
    expect(colored.map((line) => line.replaceAll(/\u001B\[\d+m/g, ''))).toEqual(plain);
    expect(colored).not.toEqual(plain);
  });

  it('breaks a long message between words on a terminal, and nowhere else', () => {
    const long = {
      ...finding,
      message: 'nothing in the book is called `Rr`, and nothing is near enough to be offered instead',
    };
    const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 50 });
    const words = wordsOf('en').diagnostics;
    expect(prettyDiagnostic(long, sources, new Printer(stream, palette(false)), words).slice(0, 3)).toEqual([
      'error[unknown-name] nothing in the book is called',
      '`Rr`, and nothing is near enough to be offered',
      'instead',
    ]);
    expect(prettyDiagnostic(long, sources, printer(false), words)[0]).toHaveLength(104);
  });
});
