import { useRest } from '../../ui/rest.js';
import { Library } from './library/index.js';
import { TagPage } from './tag/index.js';

/** The tag library, and behind it the page of one tag: `/tags/RFM评级`. */
export function TagsPage() {
  const name = useRest('/tags');
  return name === undefined ? <Library /> : <TagPage key={name} name={name} />;
}
