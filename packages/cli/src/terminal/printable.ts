// Controls, invisible characters and those that reorder text: a rule or a customer's name must not be able to move the
// cursor, or to look like something else. https://trojansource.codes
const UNPRINTABLE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const codePoint = (text: string): string => (text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');

/** The text as it may go to a terminal: what cannot be seen is spelled out as `‹U+202E›`. Tabs become two spaces. */
export function printable(text: string): string {
  return text.replaceAll(UNPRINTABLE, (found) => (found === '\t' ? '  ' : `‹U+${codePoint(found)}›`));
}

/** The same for text of several lines: their ends stay. */
export function printableLines(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => printable(line))
    .join('\n');
}
