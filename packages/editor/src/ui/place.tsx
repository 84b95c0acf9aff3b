import { createContext, use, useEffect } from 'react';

/** Where an app is: the whole of a page, or a part of somebody else's. */
export interface Place {
  /** The element that it was mounted in. */
  readonly element: HTMLElement;
  /** Where it shows what lies over the page: menus, dialogs, hints. */
  readonly over: HTMLElement;
  /** Whether the page is nothing but the app; else its language, its keys and its address are not the app's. */
  readonly isWholePage: boolean;
  /** What is done when the app is taken away. */
  readonly endings: Set<() => void>;
}

const Where = createContext<Place | undefined>(undefined);

export const PlaceProvider = Where.Provider;

export const usePlace = (): Place => {
  const place = use(Where);
  if (place === undefined) throw new Error('the place of the app is asked for outside of it');
  return place;
};

/** Whether something happened to the app, and not to the page around it: keys that nobody holds the focus for are the page's. */
export const isWithin = ({ element, over, isWholePage }: Place, target: EventTarget | null): boolean =>
  isWholePage || (target instanceof Node && (element.contains(target) || over.contains(target)));

/** Does something once, when the app is taken away and draws nothing any more. */
export const useAtEnd = (task: () => void): void => {
  const { endings } = usePlace();
  useEffect(() => void endings.add(task), [endings, task]);
};
