import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Drawing } from './draw.ts';
import type { Walk } from './walk.ts';

/**
 * What bpmn-engine said before (已比对结果): one mark for a model, the steps taken on it and all that our engine completed on them, and whether it agreed. Where
 * all three are what they were, and bpmn-engine is of the same version, it would say the same again and is not asked a second time: a change of our engine, of
 * a model or of the oracle gives another mark, and then it is. `npm test` asks it about one model in eight all the same, `npm run conformance` and
 * `npm run test:long` about every one (`ORACLE=live`).
 */
const file = new URL('said.txt', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('../../node_modules/bpmn-engine/package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};
const head = `bpmn-engine ${version}`;
const [yes, no] = ['+', '-'] as const;

const before = new Map<string, boolean>();
if (process.env.ORACLE !== 'live' && existsSync(file)) {
  const [first, ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  if (first === head) for (const line of lines) before.set(line.slice(1), line.startsWith(yes));
}
const now = new Map<string, boolean>();

/** Mark of a walk: 16 hexadecimal digits of the SHA-256 of everything the comparison looks at. */
export function markOf({ xml, data, kinds }: Drawing, { steps, completed, status }: Walk): string {
  return createHash('sha256')
    .update(JSON.stringify([xml, data, kinds, steps, completed, status]))
    .digest('hex')
    .slice(0, 16);
}

/** Did bpmn-engine agree when it was asked about this? undefined: it never was. */
export const agreedBefore = (mark: string): boolean | undefined => before.get(mark);

/** What bpmn-engine said just now. */
export function remember(mark: string, agrees: boolean): void {
  now.set(mark, agrees);
}

/** Writes down everything said in this process. */
export function writeSaid(): void {
  const lines = [...now].sort(([a], [b]) => (a < b ? -1 : 1)).map(([mark, agrees]) => (agrees ? yes : no) + mark);
  writeFileSync(file, `${[head, ...lines].join('\n')}\n`);
}
