import type { Page } from 'playwright-core';
import type { Viewport } from './page.harness.js';

/** What a picture shows: an address, and what is done there first. */
export interface Scene {
  readonly name: string;
  readonly path: string;
  readonly viewport?: Viewport;
  readonly prepare?: (page: Page) => Promise<void>;
  /** Leaves the shop as it was. */
  readonly after?: (page: Page) => Promise<void>;
}

/** A draft that moves people from one value of a tag to another. */
const writeDraft = async (page: Page): Promise<void> => {
  const told = await page.evaluate(async () => {
    const { files, version } = await (await fetch('/v1/book')).json();
    const edited = files.map(({ path, text }: { path: string; text: string }) => ({
      path,
      text: path === 'rfm.tag' ? text.replace('最大单 >= 2000', '最大单 >= 1500') : text,
    }));
    const answer = await fetch('/v1/book/draft', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ base: version, files: edited }),
    });
    return answer.ok ? undefined : await answer.text();
  });
  if (told !== undefined) throw new Error(told);
  await page.reload();
  await page.locator('main .ant-collapse-item').first().waitFor();
};

const dropDraft = async (page: Page): Promise<void> => {
  await page.evaluate(() => fetch('/v1/book/draft', { method: 'DELETE' }));
};

export const SCENES: readonly Scene[] = [
  {
    name: 'rules',
    path: '/rules?file=rfm.tag&rule=tag:RFM评级',
    viewport: { width: 1280, height: 800 },
    // The text comes after the rest, and its counts after the text.
    prepare: (page) => page.locator('.tw-count').first().waitFor(),
  },
  { name: 'start', path: '/start' },
  { name: 'tags', path: '/tags' },
  { name: 'tag', path: '/tags/RFM评级' },
  { name: 'customers', path: '/customers' },
  { name: 'customer', path: '/customers/c0000012' },
  { name: 'segments', path: '/segments' },
  { name: 'segment', path: '/segments/segment/七月寿星' },
  { name: 'members', path: '/segments/segment/七月寿星?tab=members' },
  { name: 'tests', path: '/tests' },
  { name: 'publish', path: '/publish', prepare: writeDraft, after: dropDraft },
  { name: 'history', path: '/publish?tab=history' },
  { name: 'data', path: '/data' },
  { name: 'import', path: '/data?tab=import' },
];
