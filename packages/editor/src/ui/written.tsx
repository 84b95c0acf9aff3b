import './written.css';

/** A piece of a rule, in the words of the book. */
export const Written = ({ text }: { readonly text: string }) => <code className="tw-written">{text}</code>;
