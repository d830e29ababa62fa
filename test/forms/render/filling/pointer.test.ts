// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { afterPress, watchPresses } from '#forms/render/filling/pointer.ts';

const press = (type: string) => document.dispatchEvent(new Event(type));

describe('what is drawn while something is pressed', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    watchPresses();
  });
  afterEach(() => {
    press('pointerup');
    vi.runAllTimers();
    vi.useRealTimers();
  });

  it('should be drawn at once when nothing is pressed', () => {
    const act = vi.fn();
    afterPress(act);
    expect(act).toHaveBeenCalledTimes(1);
  });

  it('should wait for the release and the click it makes', () => {
    const act = vi.fn();
    press('pointerdown');
    afterPress(act);
    vi.advanceTimersByTime(100);
    expect(act).not.toHaveBeenCalled();
    press('pointerup');
    expect(act).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(act).toHaveBeenCalledTimes(1);
    vi.runAllTimers();
    expect(act).toHaveBeenCalledTimes(1);
  });

  it('should not wait for ever for a release nobody tells of', () => {
    const act = vi.fn();
    press('pointerdown');
    afterPress(act);
    vi.advanceTimersByTime(500);
    expect(act).toHaveBeenCalledTimes(1);
  });
});
