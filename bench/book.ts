import { readdirSync, readFileSync } from 'node:fs';
import { type BookSources, compile, type Plan } from '@tagwright/dsl';

type BookFile = BookSources['files'][number];

const SHOP_BOOK = new URL('../examples/shop/book/', import.meta.url);
const FIFTY = new URL('fifty/', import.meta.url);

/** What the example shop's rules may talk about. */
export const shopCatalog = (): BookFile => textOf(SHOP_BOOK, 'catalog.tag');

/** Fifty rules over the example shop's catalog. */
export const fiftyRules = (): BookSources => ({
  files: [shopCatalog(), ...tagFiles(FIFTY).map((name) => textOf(FIFTY, name))],
  readList,
});

/** The lists that the catalog names. */
export const readList = (path: string): string => readFileSync(new URL(path, SHOP_BOOK), 'utf8');

/** The plan of a book that must be without errors. */
export const planOf = (book: BookSources): Plan => {
  const { plan, diagnostics } = compile(book);
  if (plan !== undefined) return plan;
  const error = diagnostics.find(({ level }) => level === 'error');
  throw new Error(`the book has errors, the first of them: ${JSON.stringify(error)}`);
};

const tagFiles = (folder: URL): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.tag'))
    .sort();

const textOf = (folder: URL, path: string): BookFile => ({ path, text: readFileSync(new URL(path, folder), 'utf8') });
