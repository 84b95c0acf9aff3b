/**
 * What spreadsheets take for the beginning of a formula, in full width too (OWASP, "CSV Injection"): a cell with it could
 * run commands, or send what is in other cells away.
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;

/** A text as a cell of a spreadsheet that is a text: an apostrophe comes before what would be a formula. */
export const defused = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
