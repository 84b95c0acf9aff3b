import { Page } from '../../ui/page.js';
import { useWords } from '../../words/index.js';

export function TagsPage() {
  const words = useWords('shell');
  return <Page title={words.pages.tags}>{undefined}</Page>;
}
