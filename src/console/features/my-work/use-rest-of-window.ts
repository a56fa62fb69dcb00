import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

const LEAST_PX = 320;
/** The head of the table, and what stands under it. */
const AROUND_PX = 120;

/** How tall a list may be so that it ends where the window does. */
export function useRestOfWindow(): { readonly frame: RefObject<HTMLDivElement | null>; readonly height: number } {
  const frame = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(LEAST_PX);
  useLayoutEffect(() => {
    const measure = (): void => setHeight(Math.max(LEAST_PX, window.innerHeight - (frame.current?.getBoundingClientRect().top ?? 0) - window.scrollY - AROUND_PX));
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  return { frame, height };
}
