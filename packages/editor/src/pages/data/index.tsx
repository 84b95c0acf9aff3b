import { Page } from '../../ui/page.js';
import { useWords } from '../../words/index.js';

export function DataPage() {
  const words = useWords('shell');
  return <Page title={words.pages.data}>{undefined}</Page>;
}
