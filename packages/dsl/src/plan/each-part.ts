/**
 * Visits what an object of a plan holds, with the key of each, or a list, in its order. A plan is walked several times over while it is made: to
 * list the parts first would take more memory than the plan does.
 */
export const eachPart = (whole: object, visit: (part: unknown, key?: string) => void): void => {
  if (Array.isArray(whole)) {
    for (let at = 0; at < whole.length; at += 1) visit(whole[at]);
    return;
  }
  // Parts of plans are plain objects, which inherit nothing.
  for (const key in whole) visit((whole as Readonly<Record<string, unknown>>)[key], key);
};
