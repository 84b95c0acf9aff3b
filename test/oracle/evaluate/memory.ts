import type { Subject } from './judge.js';

/** Answers by question and customer; questions about an event are asked once, and not remembered. */
export class Memory<K, V> {
  #answers: Map<K, Map<string, V>> | undefined;

  recall(question: K, subject: Subject, work: () => V): V {
    if (subject.event) return work();
    const { id } = subject.customer;
    const answers = this.#of(question);
    const known = answers.get(id);
    if (known !== undefined || answers.has(id)) return known as V;
    const answer = work();
    answers.set(id, answer);
    return answer;
  }

  #of(question: K): Map<string, V> {
    this.#answers ??= new Map();
    let answers = this.#answers.get(question);
    if (answers === undefined) this.#answers.set(question, (answers = new Map()));
    return answers;
  }
}
