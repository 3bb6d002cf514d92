import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Nearer to the end than this counts as being there. */
const near = 80;

/**
 * Keeps a scrolling frame at its end while its content grows, unless one has scrolled away.
 * `own` grows when the reader says something, which always brings the end back.
 */
export function useStickToEnd(content: unknown, own: number) {
  const frame = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const lastOwn = useRef(own);
  const [behind, setBehind] = useState(false);

  const toEnd = useCallback(() => {
    frame.current?.scrollTo({ top: frame.current.scrollHeight });
    atEnd.current = true;
    setBehind(false);
  }, []);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const onScroll = () => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < near;
      if (atEnd.current) setBehind(false);
    };
    // A phone's keyboard or a growing composer shrinks the frame: the end stays in view.
    const resized = new ResizeObserver(() => {
      if (atEnd.current) toEnd();
    });
    element.addEventListener('scroll', onScroll, { passive: true });
    resized.observe(element);
    return () => {
      element.removeEventListener('scroll', onScroll);
      resized.disconnect();
    };
  }, [toEnd]);

  useLayoutEffect(() => {
    const said = own > lastOwn.current;
    lastOwn.current = own;
    if (atEnd.current || said) toEnd();
    else setBehind(true);
  }, [content, own, toEnd]);

  return { frame, behind, toEnd };
}
