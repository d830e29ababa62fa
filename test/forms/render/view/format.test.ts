import { describe, expect, it } from 'vitest';
import { formatDateTime, inHalls } from '#forms/render/view/format.ts';

describe('moments of answers', () => {
  it('should be shown and edited by the clock of the halls, whatever offset they are kept with', () => {
    expect(formatDateTime('2026-11-20T09:30:00+08:00')).toBe('2026-11-20 09:30');
    expect(formatDateTime('2026-11-19T18:30:00Z')).toBe('2026-11-20 02:30');
    expect(inHalls('2026-11-19T18:30:15.250-05:00')).toBe('2026-11-20T07:30');
  });

  it('should be left as they are where they are none', () => {
    expect(formatDateTime('下周一')).toBe('下周一');
    expect(formatDateTime('2026-13-40T09:30:00Z')).toBe('2026-13-40 09:30');
  });
});
