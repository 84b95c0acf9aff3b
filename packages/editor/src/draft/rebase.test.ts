import { describe, expect, it } from 'vitest';
import { rebased, settledText } from './rebase.js';

const file = (text: string, path = 'a.tag') => ({ path, text });
const base = [file('one\ntwo\nthree\nfour\nfive\n')];

describe('rebased', () => {
  it('takes over what only one of the two changed', () => {
    const mine = [file('ONE\ntwo\nthree\nfour\nfive\n')];
    const theirs = [file('one\ntwo\nthree\nfour\nFIVE\n'), file('new\n', 'b.tag')];
    expect(rebased(base, mine, theirs)).toEqual({
      files: [file('ONE\ntwo\nthree\nfour\nFIVE\n'), file('new\n', 'b.tag')],
      conflicts: [],
    });
  });

  it('keeps the draft where both changed the same lines, and says so', () => {
    const mine = [file('one\nmine\nthree\nfour\nfive\n')];
    const theirs = [file('one\ntheirs\nthree\nfour\nfive\n')];
    expect(rebased(base, mine, theirs)).toEqual({
      files: mine,
      conflicts: [{ path: 'a.tag', mine: mine[0]?.text, theirs: theirs[0]?.text }],
    });
  });

  it('is no conflict where both did the same', () => {
    const same = [file('one\nsame\n')];
    expect(rebased(base, same, same)).toEqual({ files: same, conflicts: [] });
  });

  it('lets a file go that one of the two took away, unless the other changed it', () => {
    expect(rebased(base, [], base)).toEqual({ files: [], conflicts: [] });
    expect(rebased(base, base, [])).toEqual({ files: [], conflicts: [] });
    const changed = [file('changed\n')];
    expect(rebased(base, changed, []).conflicts).toEqual([{ path: 'a.tag', mine: 'changed\n', theirs: undefined }]);
    expect(rebased(base, [], changed)).toEqual({
      files: changed,
      conflicts: [{ path: 'a.tag', mine: undefined, theirs: 'changed\n' }],
    });
  });
});

describe('a conflict', () => {
  const mine = [file('one\nmine\nthree\nfour\nfive\n')];
  const theirs = [file('one\ntheirs\nthree\nfour\nFIVE\n')];
  const { files, conflicts } = rebased(base, mine, theirs);
  const [conflict] = conflicts;
  const settledAs = (whose: 'mine' | 'theirs', now: string | undefined) =>
    conflict === undefined ? expect.unreachable() : settledText(conflict, now, whose);

  it('takes over the lines of the others that nobody fights over', () => {
    expect(files).toEqual([file('one\nmine\nthree\nfour\nFIVE\n')]);
    expect(conflict?.theirs).toBe('one\ntheirs\nthree\nfour\nFIVE\n');
  });

  it('is settled for one side, and what was written since stays', () => {
    const now = 'zero\none\nmine\nthree\nfour\nFIVE\n';
    expect(settledAs('mine', now)).toBe(now);
    expect(settledAs('theirs', now)).toBe('zero\none\ntheirs\nthree\nfour\nFIVE\n');
    expect(settledAs('theirs', undefined)).toBe('one\ntheirs\nthree\nfour\nFIVE\n');
  });

  it('over a file that one of the two took away leaves it, or none', () => {
    const removed = { path: 'a.tag', mine: undefined, theirs: 'theirs\n' };
    expect(settledText(removed, 'theirs\n', 'mine')).toBeUndefined();
    expect(settledText(removed, 'theirs\n', 'theirs')).toBe('theirs\n');
    const kept = { path: 'a.tag', mine: 'mine\n', theirs: undefined };
    expect(settledText(kept, 'mine, later\n', 'mine')).toBe('mine, later\n');
    expect(settledText(kept, 'mine, later\n', 'theirs')).toBeUndefined();
  });
});
