import { afterEach, describe, expect, it, vi } from 'vitest';
import { type KeptLocally, keptLocally, latestOf } from './keep.js';

const files = [{ path: 'a.tag', text: 'x' }];
const server = { base: 1, files, savedAt: '2026-09-01T00:00:00Z' };
const local = (after: string | undefined, isUnsent: boolean): KeptLocally => ({ base: 1, files, after, isUnsent });

describe('latestOf', () => {
  it('is what this browser has not sent yet, whatever the clocks say', () => {
    const own = local('2020-01-01T00:00:00Z', true);
    expect(latestOf(own, server)).toBe(own);
    const first = local(undefined, true);
    expect(latestOf(first, undefined)).toBe(first);
  });

  it('is what the server has, where somebody went on elsewhere', () => {
    expect(latestOf(local('2026-08-31T00:00:00Z', false), server)).toBe(server);
    expect(latestOf(undefined, server)).toBe(server);
  });

  it('is gone where it was sent, and thrown away elsewhere', () => {
    expect(latestOf(local('2026-08-31T00:00:00Z', false), undefined)).toBeUndefined();
  });
});

describe('what is kept in the browser', () => {
  afterEach(() => vi.unstubAllGlobals());
  const left = (text: string): KeptLocally | undefined => {
    vi.stubGlobal('localStorage', { getItem: () => text });
    return keptLocally('k1');
  };

  it('is gone on from where it is a draft, and no other', () => {
    const draft = local(undefined, true);
    expect(left(JSON.stringify(draft))).toEqual({ base: 1, files, isUnsent: true });
    for (const text of ['', '7', 'null', '{', '{"base":1}', '{"base":1,"files":[{"path":"a.tag"}]}'])
      expect(left(text)).toBeUndefined();
  });
});
