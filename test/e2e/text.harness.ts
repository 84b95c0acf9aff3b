import type { CDPSession, Locator, Page } from 'playwright-core';
import { bookOf, SHOP_BOOK } from './shop.harness.js';

/** The file in which the tests write. */
export const FILE = 'rules.tag';
export const FILE_PATH = `/rules?file=${FILE}`;

/** What a browser holds of drafts that the server may not have. */
export const keptInBrowser = (page: Page): Promise<string> =>
  page.evaluate(() =>
    Object.entries(localStorage)
      .filter(([key]) => key.startsWith('tagwright.draft.'))
      .map(([, value]) => String(value))
      .join('\n'),
  );

/** Occupies the worker that knows the language, for so long (ms): what is asked of it waits. */
export const occupyWorker = (page: Page, forLong: number): void => {
  for (const worker of page.workers().filter((each) => !each.url().includes('monaco')))
    void worker.evaluate((ms) => {
      const end = performance.now() + ms;
      while (performance.now() < end);
    }, forLong);
};

/** The example shop's catalog and metrics, and a file in which somebody begins to write. */
export const BEGUN_BOOK = [
  ...bookOf(SHOP_BOOK).filter(({ path }) => ['catalog.tag', 'cities.csv', 'metrics.tag'].includes(path)),
  { path: FILE, text: '// 运营同事写在这里。\n' },
];

/** The text editor of a rules page, as somebody uses it who types. */
export class TextOnScreen {
  readonly surface: Locator;
  readonly lines: Locator;
  readonly errors: Locator;
  readonly lenses: Locator;

  /** @param within Which app of a page with several: a selector of what it stands in. */
  constructor(
    readonly page: Page,
    within = 'body',
  ) {
    this.surface = page.locator(`${within} .tw-text-surface`);
    this.lines = this.surface.locator('.view-lines');
    this.errors = this.surface.locator('.squiggly-error');
    this.lenses = this.surface.locator('.tw-lens');
  }

  /** Puts the caret behind everything. */
  async goToEnd(): Promise<void> {
    await this.lines.click();
    await this.page.keyboard.press('Control+End');
  }

  /** Types as an input method commits, piece by piece; Monaco suggests nothing that is then taken by mistake. */
  async type(text: string): Promise<void> {
    for (const piece of text.split(/(?<=[\n\s])/)) await this.page.keyboard.insertText(piece);
    await this.page.keyboard.press('Escape');
  }

  /** What the lines in sight say; Monaco draws blanks as no-break spaces. */
  async text(): Promise<string> {
    const drawn = await this.lines.locator('.view-line').allTextContents();
    return drawn.join('\n').replaceAll('\u00a0', ' ');
  }
}

/** An input method: letters are composed first, then what they stand for is taken. */
export class InputMethod {
  constructor(readonly session: CDPSession) {}

  static async at(page: Page): Promise<InputMethod> {
    return new InputMethod(await page.context().newCDPSession(page));
  }

  async compose(letters: string): Promise<void> {
    for (let end = 1; end <= letters.length; end += 1)
      await this.session.send('Input.imeSetComposition', {
        text: letters.slice(0, end),
        selectionStart: end,
        selectionEnd: end,
      });
  }

  async commit(text: string): Promise<void> {
    await this.session.send('Input.insertText', { text });
  }
}
