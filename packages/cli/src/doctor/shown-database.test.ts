import { expect, it } from 'vitest';
import { shownDatabase } from './shown-database.js';

it('shows addresses of servers without their passwords, and files as they are', () => {
  expect(shownDatabase('postgres://wang:s%40cret@db.example:5432/shop?sslmode=require')).toBe(
    'postgres://wang:***@db.example:5432/shop?sslmode=require',
  );
  expect(shownDatabase('postgresql://db.example/shop?user=wang&password=s3cret')).toBe(
    'postgresql://db.example/shop?user=wang&password=***',
  );
  expect(shownDatabase('postgres://wang@db.example/shop')).toBe('postgres://wang@db.example/shop');
  // What cannot be taken apart may hold one anywhere.
  expect(shownDatabase('postgres://wang:s3/cret#@db.example:x/shop')).toBe('postgres://…');
  expect(shownDatabase('data/shop.db')).toBe('data/shop.db');
});
