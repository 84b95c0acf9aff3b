import { Page } from '../../ui/page.js';
import { useWords } from '../../words/index.js';

export function TestsPage() {
  const words = useWords('shell');
  return <Page title={words.pages.tests}>{undefined}</Page>;
}
