import { Page } from '../../ui/page.js';
import { useWords } from '../../words/index.js';

export function PublishPage() {
  const words = useWords('shell');
  return <Page title={words.pages.publish}>{undefined}</Page>;
}
