const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A horizontal bar for a share from 0 to 1, to an eighth of a column. What is not nothing is at least a sliver. */
export function bar(share: number, width: number): string {
  const bounded = Math.min(1, Math.max(0, share));
  const eighths = bounded === 0 ? 0 : Math.max(1, Math.round(bounded * width * 8));
  return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
}
