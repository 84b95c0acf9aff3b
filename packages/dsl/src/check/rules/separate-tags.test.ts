import { describe, it } from 'vitest';
import { expectMarks } from '../harness.js';

describe('tags of single metrics', () => {
  it('are needless beside the one that combines them', () => {
    expectMarks(`
  tag 新 { 新 when R <= 30d  旧 otherwise }
  //  ^^ separate-tags
  tag 勤 { 勤 when F >= 3 }
  //  ^^ separate-tags
  tag 肥 { 肥 when M >= top20% }
  //  ^^ separate-tags
  tag 客群 { 好 when R <= 30d and F >= 3 and M >= top20% }
  tag 其他 { 好 when R <= 30d and vip }
`);
  });

  it('may stand alone', () => {
    expectMarks(`
  tag 新 { 新 when R <= 30d }
  tag 客群 { 好 when R <= 30d and F >= 3 }
`);
  });
});
