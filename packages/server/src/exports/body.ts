import type { Piece } from './reading.js';

export interface BodyOptions {
  /** Told once, however it ended, how many customers went out. */
  readonly onEnd: (customers: number, outcome: 'whole' | 'cut' | 'failed') => void;
  /** Told what went wrong on the way. */
  readonly onFault: (thrown: unknown) => void;
  /** For so long (ms) whoever takes the file may take nothing; a minute if left out. */
  readonly patienceMs?: number;
}

const PATIENCE = 60_000;

/**
 * A file on its way out: the next piece is read when the one before has been taken, and none any more when nobody takes
 * them, or nobody did for too long, for as long the database keeps what it was.
 */
export const bodyOf = (pieces: AsyncGenerator<Piece>, options: BodyOptions): ReadableStream<Uint8Array> => {
  const { onEnd, onFault, patienceMs = PATIENCE } = options;
  const encoder = new TextEncoder();
  let customers = 0;
  let isOver = false;
  let patience: NodeJS.Timeout | undefined;
  const end = async (outcome: Parameters<BodyOptions['onEnd']>[1]): Promise<void> => {
    clearTimeout(patience);
    if (isOver) return;
    isOver = true;
    onEnd(customers, outcome);
    await pieces.return(undefined);
  };
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        clearTimeout(patience);
        try {
          const { done, value } = await pieces.next();
          if (isOver) return;
          if (done === true) {
            controller.close();
            await end('whole');
            return;
          }
          customers += value.customers;
          controller.enqueue(encoder.encode(value.text));
          patience = setTimeout(() => {
            controller.error(new Error('nobody took what is exported'));
            void end('cut');
          }, patienceMs).unref();
        } catch (thrown) {
          onFault(thrown);
          controller.error(thrown);
          await end('failed');
        }
      },
      cancel: () => end('cut'),
    },
    { highWaterMark: 1 },
  );
};
