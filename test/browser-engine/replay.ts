import { readBpmn } from '#engine/bpmn/read.ts';
import type { CaseCommand } from '#engine/cases/commands.ts';
import type { Context, ReleaseDefinition } from '#engine/cases/context.ts';
import { decide } from '#engine/cases/decide.ts';
import type { Entry } from '#engine/cases/events.ts';
import { evolveEntry } from '#engine/cases/fold.ts';
import type { CaseState } from '#engine/cases/state.ts';
import { compileDecisions } from '#engine/decisions/index.ts';
import { createExpressions } from '#engine/expressions/index.ts';
import { drawNumbers } from '#engine/simulation/numbers.ts';
import { compileRelease } from '#processes/compile.ts';
import type { ReleaseContent } from '#processes/types.ts';

/** A release as text and data (发布版的文本): a drawn model with its decisions, or what a pack publishes. */
export type ReleaseText =
  | {
      readonly head: Omit<ReleaseDefinition, 'process' | 'decisions' | 'expressions'>;
      readonly bpmn: string;
      readonly decisions: Readonly<Record<string, string>>;
    }
  | { readonly content: string; readonly release: ReleaseContent };

/** Cases of one model (录制的办件): what they stand on, and the accepted commands of each. */
export interface Recording {
  readonly context: Pick<Context, 'organisation' | 'calendar'>;
  readonly releases: readonly ReleaseText[];
  readonly runs: readonly (readonly CaseCommand[])[];
}

/** SHA-256 of the text of all events of each case (各办件事件文本的散列), decided again from the first command on; a refusal fails. */
export async function replay({ context, releases, runs }: Recording): Promise<string[]> {
  const compiled = await Promise.all(releases.map(compile));
  const byContent = new Map(compiled.map(release => [release.content, release]));
  const hashes: string[] = [];
  for (const commands of runs) hashes.push(await hash(decideAll(commands, { ...context, release: content => byContent.get(content) })));
  return hashes;
}

async function compile(text: ReleaseText): Promise<ReleaseDefinition> {
  if ('release' in text) {
    const { release, problems } = await compileRelease(text.content, text.release);
    if (!release) throw new Error(JSON.stringify(problems));
    return release;
  }
  const { definition, problems } = await readBpmn(text.bpmn);
  if (!definition) throw new Error(JSON.stringify(problems));
  const { decisions } = await compileDecisions(text.decisions);
  return { ...text.head, process: definition, decisions, expressions: createExpressions() };
}

function decideAll(commands: readonly CaseCommand[], context: Omit<Context, 'now'>): string {
  const series = new Map<string, number>();
  let state: CaseState | null = null;
  let text = '';
  for (const command of commands) {
    const { recordedAt, effectiveAt = recordedAt } = command;
    const decision = decide(state, command, { ...context, now: recordedAt });
    if (!decision.ok) throw new Error(`${command.type}: ${decision.rejection.message.en}`);
    text += `${JSON.stringify(decision.events)}\n`;
    const events = drawNumbers(decision.events, series);
    const head = { seq: (state?.seq ?? 0) + 1, command: command.id, commandType: command.type, actor: command.actor.account };
    const entry: Entry = { ...head, recordedAt, effectiveAt, events };
    state = evolveEntry(state, entry);
  }
  return text;
}

async function hash(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
