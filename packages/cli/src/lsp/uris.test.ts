import { expect, it } from 'vitest';
import { pathOfUri, uriOfPath } from './uris.js';

it('goes from paths to URIs and back, also where clients escape more', () => {
  const path = '/规则 book/a#b.tag';
  expect(pathOfUri(uriOfPath(path))).toBe(path);
  expect(pathOfUri('file:///%E8%A7%84%E5%88%99%20book/a%23b%2Etag')).toBe(path);
});

it('knows no path of what is no file', () => {
  for (const uri of ['untitled:Untitled-1', 'git:/a.tag', 'file:///%ff', 'file://host/a.tag', ''])
    expect(pathOfUri(uri)).toBeUndefined();
});
