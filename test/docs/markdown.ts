/** A fenced block of a page: its language, what follows the language on the fence, its lines, its place. */
export interface Block {
  readonly language: string;
  readonly title: string;
  readonly text: string;
  /** 1-based line of the opening fence. */
  readonly line: number;
}

/** One command of a `console` block with what the page says it prints (empty where the page leaves it out). */
export interface Example {
  readonly command: string;
  readonly output: string;
  readonly line: number;
}

export const blocksOf = (page: string): readonly Block[] => {
  const blocks: Block[] = [];
  const lines = page.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const fence = /^```(\S*)[ ]?(.*)$/.exec(lines[at] ?? '');
    if (fence === null) continue;
    const end = lines.indexOf('```', at + 1);
    if (end < 0) throw new Error(`the block that opens in line ${at + 1} never closes`);
    const text = `${lines.slice(at + 1, end).join('\n')}\n`;
    blocks.push({ language: fence[1] ?? '', title: (fence[2] ?? '').trim(), text, line: at + 1 });
    at = end;
  }
  return blocks;
};

export const examplesOf = (block: Block): readonly Example[] => {
  const examples: { command: string; output: string; line: number }[] = [];
  for (const [index, line] of block.text.trimEnd().split('\n').entries()) {
    const last = examples.at(-1);
    if (line.startsWith('$ ')) examples.push({ command: line.slice(2), output: '', line: block.line + index + 1 });
    else if (last !== undefined) last.output += `${line}\n`;
  }
  return examples;
};
