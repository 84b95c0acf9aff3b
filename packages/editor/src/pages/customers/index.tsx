import { useRest } from '../../ui/rest.js';
import { Profile } from './profile/index.js';
import { Search } from './search/index.js';

/** Everybody, and behind it the profile of one customer: `/customers/c1`. */
export function CustomersPage() {
  const id = useRest('/customers');
  return id === undefined ? <Search /> : <Profile key={id} id={id} />;
}
