import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** Width of an element, followed as it changes. Unit: CSS pixels. */
export const useWidth = <T extends HTMLElement>(start: number): [RefObject<T | null>, number] => {
  const ref = useRef<T>(null);
  const [width, setWidth] = useState(start);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = (): void => setWidth(Math.max(200, Math.round(element.clientWidth)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
};
