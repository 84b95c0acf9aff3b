/**
 * Turns the CDNOW purchase log (white-space separated: customer, YYYYMMDD, CDs, dollars; one header line) into a data
 * folder: `customer.csv` and `order.csv`. The log has no order numbers and repeats whole lines, so an order is
 * identified by its line.
 *
 *     npx tsx test/cdnow/convert.ts CDNOW_master.txt OUT_FOLDER
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

interface Purchase {
  readonly line: number;
  readonly customer: string;
  readonly date: string;
  readonly cds: string;
  readonly dollars: string;
}

const readPurchases = (text: string): readonly Purchase[] =>
  text
    .split(/\r?\n/)
    .map((row, index) => ({ line: index + 1, cells: row.trim().split(/\s+/) }))
    .filter(({ line, cells }) => line > 1 && cells.length === 4)
    .map(({ line, cells: [customer = '', date = '', cds = '', dollars = ''] }) => ({
      line,
      customer,
      date,
      cds,
      dollars,
    }));

const isoDate = (date: string): string => `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6, 8)}`;

export const convertCdnow = (source: string, folder: string): void => {
  const purchases = readPurchases(readFileSync(source, 'utf8'));
  const firstOrders = new Map<string, string>();
  for (const { customer, date } of purchases) {
    const known = firstOrders.get(customer);
    if (known === undefined || date < known) firstOrders.set(customer, date);
  }
  const customers = [...firstOrders].map(([customer, date]) => `${customer},${isoDate(date)}`);
  const orders = purchases.map(({ line, customer, date, cds, dollars }) =>
    [`p${line}`, customer, isoDate(date), cds, dollars].join(','),
  );
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'customer.csv'), `id,first_order\n${customers.join('\n')}\n`);
  writeFileSync(join(folder, 'order.csv'), `id,customer,at,cds,amount\n${orders.join('\n')}\n`);
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [source, folder] = process.argv.slice(2);
  if (source === undefined || folder === undefined) throw new Error('usage: convert.ts CDNOW_master.txt OUT_FOLDER');
  convertCdnow(source, folder);
}
