import { isDeepStrictEqual } from 'node:util';
import { type CaseRow, renewTexts, type SnapshotTexts } from '../execute/snapshot.ts';
import type { Bundle } from './bundle.ts';

/** Equal values, and the stored text is exactly what its value would be written as: any changed byte shows, another order of keys does not. */
export function sameText(stored: string, derived: string): boolean {
  if (stored === derived) return true;
  try {
    const value: unknown = JSON.parse(stored);
    return JSON.stringify(value) === stored && isDeepStrictEqual(value, JSON.parse(derived));
  } catch {
    return false;
  }
}

/** The snapshot texts of a stream's head; those of a case that an older version wrote as this version would write them (升级). */
export function storedTexts({ ref, head, answers }: Bundle): SnapshotTexts {
  const texts = { snapshot: String(head!.snapshot), private: String(head!.private) };
  return (ref.stream === 'case' ? renewTexts(head as unknown as CaseRow, answers) : undefined) ?? texts;
}
