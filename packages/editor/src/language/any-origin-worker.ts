/** Scripts of the page's own that import a worker's, by its address; there are two workers, so they are kept. */
const own = new Map<string, string>();

/**
 * A worker from a module of the app, wherever the page is from. A browser starts none from a file of another origin, but one of
 * the page's own may import it, as the page itself does: that one is a line long, and made here.
 *
 * Where it is used it goes by the name of the browser's `Worker`, for that is what the build looks for.
 */
export class AnyOriginWorker extends Worker {
  constructor(address: URL, options: WorkerOptions) {
    super(address.origin === window.location.origin ? address : importing(address.href), options);
  }
}

const importing = (address: string): string => {
  let made = own.get(address);
  if (made === undefined) {
    made = URL.createObjectURL(new Blob([`import ${JSON.stringify(address)};`], { type: 'text/javascript' }));
    own.set(address, made);
  }
  return made;
};
