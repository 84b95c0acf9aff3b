import { type DragEvent, useRef, useState } from 'react';

/** What takes part in dragging: a handle that is taken, and the places where it can be let go. */
export interface Dragging {
  /** Of the handle of one. */
  handleOf(key: string): { readonly draggable: true; onDragStart(event: DragEvent): void; onDragEnd(): void };
  /** Of the place of one, which takes those that `canTake` lets. */
  placeOf(key: string): { onDragOver(event: DragEvent): void; onDragLeave(): void; onDrop(event: DragEvent): void };
  /** Where it would go if it were let go now. */
  readonly over: string | undefined;
}

/** Lets things with keys be dragged to the places of others. The keyboard does the same by steps. */
export const useDragging = (
  canTake: (dragged: string, place: string) => boolean,
  drop: (dragged: string, place: string) => void,
): Dragging => {
  const dragged = useRef<string>(undefined);
  const [over, setOver] = useState<string>();
  const end = (): void => {
    dragged.current = undefined;
    setOver(undefined);
  };
  const takes = (place: string): boolean => dragged.current !== undefined && canTake(dragged.current, place);
  return {
    handleOf: (key) => ({
      draggable: true,
      onDragStart: (event) => {
        event.stopPropagation();
        event.dataTransfer.effectAllowed = 'move';
        // Without any data some browsers begin nothing.
        event.dataTransfer.setData('text/plain', '');
        dragged.current = key;
      },
      onDragEnd: end,
    }),
    placeOf: (key) => ({
      onDragOver: (event) => {
        if (!takes(key)) return;
        event.preventDefault();
        event.stopPropagation();
        setOver(key);
      },
      onDragLeave: () => setOver((before) => (before === key ? undefined : before)),
      onDrop: (event) => {
        if (!takes(key)) return;
        event.preventDefault();
        event.stopPropagation();
        const taken = dragged.current ?? '';
        end();
        drop(taken, key);
      },
    }),
    over,
  };
};
