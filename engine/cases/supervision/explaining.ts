import { holdersOf } from '../notices.ts';
import { matchesAny } from '../principals.ts';
import type { CaseState } from '../state.ts';

/** true: somebody with these principals answers for the case's limits (承办人、收件窗口): has a task of it, registered it, or is the window of its unit. */
export function answersForCase({ tasks, openedBy, service }: CaseState, principals: readonly string[]): boolean {
  const holders = Object.values(tasks).flatMap(holdersOf);
  const windows = [`window-staff@${service.unit}`, `window-supervisor@${service.unit}`];
  return matchesAny([...holders, `person:${openedBy}`, ...windows], principals);
}
