/** Every node of a kind below a part of a book. Books are plain JSON, so that a walk needs no knowledge of the kinds. */
export function nodesOf<N extends { readonly kind: string }>(part: unknown, kind: N['kind']): N[] {
  const found: N[] = [];
  walk(part, (node) => {
    if ((node as { kind?: unknown }).kind === kind) found.push(node as N);
  });
  return found;
}

/** Visits every object below a part of a book, the part itself first. */
export function walk(part: unknown, visit: (node: object) => void): void {
  if (typeof part !== 'object' || part === null) return;
  visit(part);
  for (const child of Object.values(part)) walk(child, visit);
}
