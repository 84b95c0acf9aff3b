import { describe, expect, it } from 'vitest';
import { PlainBuffer } from './buffer.js';

const at = (start: number, end = start) => ({ start, end });

describe('a buffer without an editor', () => {
  it('makes edits of one text together, as one step of undoing', () => {
    const buffer = new PlainBuffer('R>90d and M>3');
    buffer.apply([
      { span: at(2, 4), text: '60' },
      { span: at(10, 11), text: 'F' },
    ]);
    expect(buffer.text).toBe('R>60d and F>3');
    buffer.undo();
    expect(buffer.text).toBe('R>90d and M>3');
    buffer.redo();
    expect(buffer.text).toBe('R>60d and F>3');
  });

  it('forgets what was undone once something else is written', () => {
    const buffer = new PlainBuffer('a');
    buffer.apply([{ span: at(1), text: 'b' }]);
    buffer.undo();
    expect([buffer.canUndo, buffer.canRedo]).toEqual([false, true]);
    buffer.apply([{ span: at(1), text: 'c' }]);
    expect([buffer.canUndo, buffer.canRedo]).toEqual([true, false]);
    buffer.redo();
    expect(buffer.text).toBe('ac');
  });

  it('takes an edit that changes nothing for none', () => {
    const buffer = new PlainBuffer('abc');
    let told = 0;
    buffer.subscribe(() => told++);
    buffer.apply([{ span: at(0, 1), text: 'a' }]);
    expect([told, buffer.revision, buffer.canUndo]).toEqual([0, 0, false]);
  });

  it('tells of each change, undoing included, until nobody listens', () => {
    const buffer = new PlainBuffer('');
    let told = 0;
    const leave = buffer.subscribe(() => told++);
    buffer.apply([{ span: at(0), text: 'a' }]);
    buffer.undo();
    buffer.redo();
    leave();
    buffer.undo();
    expect([told, buffer.revision]).toEqual([3, 4]);
  });

  it('undoes hundreds of steps, and no more than it keeps', () => {
    const buffer = new PlainBuffer('');
    for (let step = 0; step < 600; step++) buffer.apply([{ span: at(0, buffer.text.length), text: String(step) }]);
    while (buffer.canUndo) buffer.undo();
    expect(buffer.text).toBe('99');
  });
});
