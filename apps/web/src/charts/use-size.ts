import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** Size of an element, followed as it changes. Unit: CSS pixels. */
export const useSize = <T extends HTMLElement>(
  startWidth: number,
): [RefObject<T | null>, { readonly width: number; readonly height: number }] => {
  const ref = useRef<T>(null);
  const [size, setSize] = useState({ width: startWidth, height: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = (): void => {
      const width = Math.max(200, Math.round(element.clientWidth));
      const height = Math.round(element.clientHeight);
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, size];
};
