/** Every object below a part of a plan, itself included. */
export const everyPart = (root: unknown): readonly object[] => {
  const found: object[] = [];
  const visit = (part: unknown): void => {
    if (part === null || typeof part !== 'object') return;
    found.push(part);
    for (const inner of Object.values(part)) visit(inner);
  };
  visit(root);
  return found;
};
