/**
 * What a page of another site imports from the server: `https://tags.shop.example/embed.js`. The app is drawn once its styles are
 * there, which come with its own page and not with a script.
 */
import { type EditorOptions, type MountedEditor, mountOnce } from './mount.js';

export type { EditorOptions, MountedEditor } from './mount.js';

/** The files of styles of all that is imported here, from where this file is: the build writes them in. */
declare const TAGWRIGHT_STYLES: readonly string[];

const addStyle = (address: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', crossOrigin: '', href: address });
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => reject(new Error(`the styles of the app cannot be loaded: ${address}`)));
    document.head.append(link);
  });

const styled = Promise.all(TAGWRIGHT_STYLES.map((path) => addStyle(new URL(path, import.meta.url).href)));

/** Shows the app in an element, which should have a height. */
export const mountEditor = (element: HTMLElement, options: EditorOptions = {}): MountedEditor =>
  mountOnce(styled, element, options);
