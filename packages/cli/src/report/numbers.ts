const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** `12,345`: the same in both languages. */
export const count = (value: number): string => grouped.format(value);

/** `12.0%`; what is not nothing never looks like nothing. */
export function percent(part: number, whole: number): string {
  if (whole === 0 || part === 0) return '0%';
  const share = (100 * part) / whole;
  if (share < 0.05) return '<0.1%';
  return share > 99.95 && part < whole ? '>99.9%' : `${share.toFixed(1)}%`;
}

/** Decimal digits with groups of three and at least so many fraction digits: `1250.5` is `1,250.50`. */
export function groupedDecimal(digits: string, fractionDigits = 0): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(digits) ?? ['', '', digits];
  const padded = fraction.padEnd(fractionDigits, '0');
  return sign + whole.replaceAll(/\B(?=(\d{3})+$)/g, ',') + (padded === '' ? '' : `.${padded}`);
}

/** A double as digits without an exponent, to so many fraction digits. */
export function roundedDecimal(value: number, fractionDigits: number): string {
  const format = new Intl.NumberFormat('en-US', { maximumFractionDigits: fractionDigits, useGrouping: false });
  return format.format(value).replace(/^-0$/, '0');
}

/** `¥3,000.00` from a decimal text in natural units. */
export const money = (digits: string): string =>
  digits.startsWith('-') ? `-¥${groupedDecimal(digits.slice(1), 2)}` : `¥${groupedDecimal(digits, 2)}`;
