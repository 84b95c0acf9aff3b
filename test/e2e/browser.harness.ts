import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const INSTALL = 'apt-get install --yes chromium fontconfig fonts-noto-cjk';

/** The system's Chromium, without a window. Throws, and says what to install, where it or a font for Chinese is missing. */
export const launchBrowser = async (): Promise<Browser> => {
  const executablePath = chromiumPath();
  requireChineseFont();
  return chromium.launch({
    executablePath,
    args: [
      // Root has no sandbox to offer.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      // Containers have little shared memory.
      '--disable-dev-shm-usage',
      // The same glyphs, pixel by pixel, on every machine.
      '--font-render-hinting=none',
      '--disable-lcd-text',
      '--force-color-profile=srgb',
    ],
  });
};

const chromiumPath = (): string => {
  const { TAGWRIGHT_CHROMIUM: named, PATH = '' } = process.env;
  const wanted = named === undefined || named === '' ? NAMES : [named];
  const found = wanted
    .flatMap((name) => (isAbsolute(name) ? [name] : PATH.split(delimiter).map((folder) => join(folder, name))))
    .find(isExecutable);
  if (found !== undefined) return found;
  throw new Error(
    `the app is tested in a real browser, and none is here (${wanted.join(', ')}): ${INSTALL}, or name one: TAGWRIGHT_CHROMIUM=/path/to/chromium`,
  );
};

const isExecutable = (path: string): boolean => {
  if (!existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Without one Chromium draws boxes, and every width is another. */
const requireChineseFont = (): void => {
  let fonts = '';
  try {
    fonts = execFileSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  } catch {
    // No fontconfig, no fonts.
  }
  if (fonts.trim() === '') throw new Error(`no font for Chinese is here, so a browser would draw boxes: ${INSTALL}`);
};
