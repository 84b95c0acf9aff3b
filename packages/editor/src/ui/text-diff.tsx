import { createTwoFilesPatch } from 'diff';
import './text-diff.css';

/** What changed between two texts as a unified diff, without its head of two lines. */
export const patchOf = (path: string, before: string, after: string): string =>
  createTwoFilesPatch(path, path, before, after, '', '', { context: 3 });

/** A unified diff, line by line. Signs say what colours say. */
export const TextDiff = ({ patch, label }: { patch: string; label: string }) => (
  // What scrolls is reached by the keyboard.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <pre className="tw-diff" tabIndex={0} role="region" aria-label={label}>
    {linesOf(patch).map((line, index) => (
      // oxlint-disable-next-line react/no-array-index-key
      <span key={index} className={CLASSES[line[0] ?? ' ']}>
        {line === '' ? ' ' : line}
      </span>
    ))}
  </pre>
);

const CLASSES: Readonly<Record<string, string>> = { '+': 'tw-added', '-': 'tw-removed', '@': 'tw-hunk' };

const linesOf = (patch: string): readonly string[] =>
  patch
    .split('\n')
    .filter((line) => !/^(={5,}|--- |\+\+\+ |Index: |\\ No newline)/.test(line))
    .filter((line, index, all) => line !== '' || index < all.length - 1);
