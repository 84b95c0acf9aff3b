import { pinyin } from 'pinyin-pro';
import type { Pinyin } from './nearest.js';

/** How Chinese text sounds, without tones: 消费 is `xiaofei`, in short `xf`. Other characters stay as they are. */
export const pinyinOf: Pinyin = (text) => {
  const syllables = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
  return {
    full: syllables.join('').toLowerCase(),
    initials: syllables
      .map((syllable) => syllable.charAt(0))
      .join('')
      .toLowerCase(),
  };
};
