import { useEffect, useRef } from 'react';
import type { DrawnDiagram } from '../../viewer/createViewer.ts';

/** Two drawings that move and zoom as one (同步视图) while `isTogether`. */
export function useBoth(left: DrawnDiagram | null, right: DrawnDiagram | null, isTogether: boolean): void {
  const together = useRef(isTogether);
  together.current = isTogether;
  useEffect(() => {
    if (!left || !right) return;
    let isFollowing = false;
    const follow = (from: DrawnDiagram, to: DrawnDiagram) => (): void => {
      if (isFollowing || !together.current) return;
      isFollowing = true;
      const { x, y, width, height } = from.canvas.viewbox();
      to.canvas.viewbox({ x, y, width, height });
      isFollowing = false;
    };
    left.on('canvas.viewbox.changed', follow(left, right));
    right.on('canvas.viewbox.changed', follow(right, left));
  }, [left, right]);
}
