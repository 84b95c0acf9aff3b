/** The folder of the built app, for a server to serve at its root; undefined where it is not built (`npm run build`). */
export declare const appFolder: () => string | undefined;
