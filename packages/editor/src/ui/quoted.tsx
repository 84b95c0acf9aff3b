import { Written } from './written.js';

/** A sentence of the server, in which `words of the book` stand between backticks. */
export const Quoted = ({ text }: { readonly text: string }) => (
  <>{text.split('`').map((part, index) => (index % 2 === 1 ? <Written key={index} text={part} /> : part))}</>
);
