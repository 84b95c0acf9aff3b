/** What is asked of a thing that never changes, again and again, such as of a plan: worked out once, for as long as there is that thing. */
export const remembered = <Thing extends object, Result>(
  work: (thing: Thing) => Result,
): ((thing: Thing) => Result) => {
  const known = new WeakMap<Thing, { readonly result: Result }>();
  return (thing) => {
    const found = known.get(thing) ?? { result: work(thing) };
    known.set(thing, found);
    return found.result;
  };
};
