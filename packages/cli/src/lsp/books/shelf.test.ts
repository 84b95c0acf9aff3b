import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf } from '../../harness.js';
import { uriOfPath } from '../uris.js';
import { Shelf } from './shelf.js';

const opened = (files: Readonly<Record<string, string>>, ...within: readonly string[]) => {
  const folder = folderOf(files);
  const shelf = new Shelf('en', within);
  shelf.addFolder(folder);
  const uri = (file: string): string => uriOfPath(join(folder, file));
  const books = (): readonly (readonly string[])[] => shelf.books.map(({ workspace }) => workspace.files);
  return { folder, shelf, uri, books };
};

describe('a shelf', () => {
  it('has a book for each folder, with what `check` finds in it', () => {
    const { books } = opened({
      'a.tag': '',
      'deep/b.tag': '',
      '.hidden/c.tag': '',
      'node_modules/d.tag': '',
      'e.txt': '',
    });
    expect(books()).toEqual([['a.tag', 'deep/b.tag']]);
  });

  it('has the books that are named instead, each file in the innermost', () => {
    const { books, shelf, uri } = opened({ 'a/1.tag': '', 'a/b/2.tag': '', 'c/3.tag': '' }, 'a', 'a/b');
    expect(books()).toEqual([['1.tag'], ['2.tag']]);
    expect(shelf.find(uri('a/b/2.tag'))?.file).toBe('2.tag');
    expect(shelf.find(uri('c/3.tag'))).toBeUndefined();
  });

  it('makes a book of a file elsewhere and those beside it', () => {
    const { shelf } = opened({});
    const other = folderOf({ 'a.tag': '', 'b.tag': '', 'deep/c.tag': '' });
    const { book, file } = shelf.bookFor(uriOfPath(join(other, 'a.tag')));
    expect([book.folder, file, book.workspace.files]).toEqual([other, 'a.tag', ['a.tag', 'b.tag']]);
  });

  it('takes what is open for what it is, wherever it belongs by now', () => {
    const { shelf } = opened({});
    const other = folderOf({ 'a.tag': '// disk\n', 'deep/b.tag': '' });
    const uri = uriOfPath(join(other, 'a.tag'));
    shelf.bookFor(uri).book.show(uri, 1, '// typed\n');
    shelf.addFolder(other);
    expect(shelf.find(uri)?.book.workspace.files).toEqual(['a.tag', 'deep/b.tag']);
    expect(shelf.find(uri)?.book.workspace.text('a.tag')).toBe('// typed\n');
    shelf.removeFolder(other);
    expect(shelf.find(uri)?.book.workspace.files).toEqual(['a.tag']);
    shelf.bookFor(uri).book.hide(uri);
    expect(shelf.find(uri)?.book.workspace.text('a.tag')).toBe('// disk\n');
  });

  it('says why a file was not read: a link may lead out of the book', () => {
    const outside = folderOf({ 'secret.tag': 'segment x = true\n' });
    const folder = folderOf({ 'a.tag': '' });
    symlinkSync(join(outside, 'secret.tag'), join(folder, 'secret.tag'));
    const shelf = new Shelf('en', []);
    shelf.addFolder(folder);
    const [book] = shelf.books;
    expect(book?.workspace.files).toEqual(['a.tag']);
    expect([...(book?.faults ?? [])]).toEqual([
      ['secret.tag', '`secret.tag` is a link that leads out of the folder of the book'],
    ]);
  });

  it('follows the disk: files, lists, whole folders', () => {
    const { folder, shelf, books } = opened({ 'a.tag': 'timezone "UTC"\nlist 城 from "c.csv"\n', 'deep/b.tag': '' });
    const [book] = shelf.books;
    if (book === undefined) throw new Error('there is a book');
    book.readNewLists();
    const revision = book.revision;
    shelf.fileChanged(join(folder, 'other.csv'), false);
    shelf.fileChanged(join(folder, '.git', 'x.tag'), false);
    shelf.rescan();
    expect(book.revision).toBe(revision);
    writeFileSync(join(folder, 'c.csv'), '北京\n');
    shelf.fileChanged(join(folder, 'c.csv'), false);
    expect(book.revision).toBe(revision + 1);
    expect(book.workspace.diagnostics('a.tag')).toEqual([]);

    mkdirSync(join(folder, 'new'));
    renameSync(join(folder, 'deep'), join(folder, 'new', 'deep'));
    shelf.rescan();
    expect(books()).toEqual([['a.tag', 'new/deep/b.tag']]);
    shelf.fileChanged(join(folder, 'a.tag'), true);
    rmSync(folder, { recursive: true });
    shelf.rescan();
    expect(books()).toEqual([[]]);
  });
});
