/** Ends a `switch` over a closed union: the compiler lists every place to edit when the union grows. */
export const unreachable = (value: never): never => {
  throw new Error(`unexpected ${JSON.stringify(value)}`);
};
