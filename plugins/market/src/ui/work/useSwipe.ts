import { type PointerEvent, useRef } from 'react';
import { type Point, swipeOf } from './swipe.js';

/** Things that take a sideways finger themselves. */
const OWN = 'video, input, summary, dialog, iframe';

/** Handlers for the part of the screen that a finger may push sideways. Never the only way. */
export function useSwipe(go: (by: 1 | -1) => void) {
  const from = useRef<Point & { id: number }>(undefined);
  const end = () => {
    from.current = undefined;
  };
  return {
    onPointerDown(event: PointerEvent) {
      // A mouse that is dragged marks text; a second finger zooms.
      if (event.pointerType === 'mouse' || !event.isPrimary || isTaken(event.target)) return end();
      from.current = {
        id: event.pointerId,
        x: event.clientX,
        y: event.clientY,
        at: event.timeStamp,
      };
    },
    onPointerUp(event: PointerEvent) {
      const start = from.current;
      end();
      if (start?.id !== event.pointerId) return;
      const to = { x: event.clientX, y: event.clientY, at: event.timeStamp };
      const way = swipeOf(start, to, window.innerWidth);
      if (way) go(way === 'next' ? 1 : -1);
    },
    // The browser took the finger for scrolling.
    onPointerCancel: end,
  };
}

function isTaken(target: EventTarget): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest(OWN)) return true;
  for (let box: Element | null = target; box && box !== document.body; box = box.parentElement) {
    const { overflowX } = getComputedStyle(box);
    if (box.scrollWidth > box.clientWidth && (overflowX === 'auto' || overflowX === 'scroll'))
      return true;
  }
  return false;
}
