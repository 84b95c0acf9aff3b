import { Page } from '../../ui/page.js';
import { useWords } from '../../words/index.js';

export function RulesPage() {
  const words = useWords('shell');
  return <Page title={words.pages.rules}>{undefined}</Page>;
}
