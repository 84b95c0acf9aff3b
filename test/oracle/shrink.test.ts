import { describe, expect, it } from 'vitest';
import { Dice, nodesOf, randomBook, randomFacts, type DidCondition } from './index.js';
import { shrink, type Question } from './shrink.js';

/** A question with a `did` somewhere, and an event. */
function bigQuestion(): Question {
  for (let seed = 1; ; seed += 1) {
    const dice = new Dice(seed);
    const book = randomBook(dice);
    const facts = randomFacts(dice, book, 0);
    const question = { book, facts, nows: [0, 1, 2] };
    if (asksForEvents(question)) return question;
  }
}

function asksForEvents({ book, facts }: Question): boolean {
  return nodesOf<DidCondition>(book, 'did').length > 0 && facts.events.length > 0;
}

describe('shrinking', () => {
  it('ends at something that still fails and has nothing to spare', async () => {
    const small = await shrink(bigQuestion(), asksForEvents, () => false);
    expect(asksForEvents(small)).toBe(true);
    expect(small.nows).toHaveLength(1);
    expect(small.facts.events).toHaveLength(1);
    expect(nodesOf(small.book, 'did')).toHaveLength(1);
    expect(small.book.metrics).toEqual([]);
  });

  it('gives back what it was given when the time is up', async () => {
    const question = bigQuestion();
    expect(
      await shrink(
        question,
        () => true,
        () => true,
      ),
    ).toBe(question);
  });
});
