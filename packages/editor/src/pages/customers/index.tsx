import { Page } from '../../ui/page.js';
import { useWords } from '../../words/index.js';

export function CustomersPage() {
  const words = useWords('shell');
  return <Page title={words.pages.customers}>{undefined}</Page>;
}
