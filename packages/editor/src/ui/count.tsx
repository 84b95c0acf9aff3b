import { useWords } from '../words/index.js';
import { useNumbers } from './numbers.js';

/** A count as the server tells it: small ones may be held back. */
export type Counted = number | { readonly below: number };

/** What a count is in words: 1,203, 不足 5, 约 1,203. `margin` above 0 says that it was estimated. */
export const useCountText = (): ((count: Counted, margin?: number) => string) => {
  const words = useWords('shell');
  const numbers = useNumbers();
  return (count, margin = 0) => {
    if (typeof count !== 'number') return words.fewerThan(numbers.whole(count.below));
    return margin > 0 ? words.about(numbers.whole(count)) : numbers.whole(count);
  };
};

/** So many customers: `1,203 人`. */
export const Count = ({ count, margin = 0 }: { count: Counted; margin?: number }) => {
  const words = useWords('shell');
  const text = useCountText();
  return <>{count === 1 && margin === 0 ? words.oneCustomer : words.customers(text(count, margin))}</>;
};
