import { isTyping, useKeys } from './keys.ts';

/** A list whose rows `j` and `k` walk and `Enter` opens (行快捷键). */
export interface RowKeys {
  readonly count: number;
  readonly index: number;
  readonly onMove: (index: number) => void;
  readonly onOpen: (index: number) => void;
}

const isControl = (): boolean => isTyping(document.activeElement) || document.activeElement?.closest('button, a') != null;

/** `j k` walk rows, `Enter` opens the current one. */
export function useRowKeys({ count, index, onMove, onOpen }: RowKeys): void {
  const move = (step: number) => count > 0 && onMove(Math.min(count - 1, Math.max(0, index + step)));
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: () => (isControl() || index < 0 ? false : onOpen(index)),
  });
}
