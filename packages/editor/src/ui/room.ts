import { useLayoutEffect, useState } from 'react';
import { usePlace } from './place.js';

/** From so many px on the list of rules has a place beside what is written, and pages are named in the navigation. */
export const ROOM_FOR_TWO = 992;
/** From so many px on what rules do to customers has a place beside them, too. */
export const ROOM_FOR_THREE = 1200;

/** Whether the app is at least so many px wide. The window says nothing of that where the app is a part of a page. */
export const useRoom = (atLeast: number): boolean => {
  const { element } = usePlace();
  const [isThere, setThere] = useState(() => element.clientWidth >= atLeast);
  useLayoutEffect(() => {
    const look = (): void => {
      // What is hidden for a while has no width, and is as wide as before when it is shown again.
      if (element.clientWidth > 0) setThere(element.clientWidth >= atLeast);
    };
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element, atLeast]);
  return isThere;
};
