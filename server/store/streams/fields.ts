import type { Rejection } from '#engine/cases/context.ts';
import type { Text } from '#engine/problem.ts';
import type { StreamEvent, StreamInput } from '../types.ts';

/** Result of a stream decision. */
export type StreamDecision =
  | { ok: true; events: readonly StreamEvent[]; result?: Record<string, unknown> }
  | { ok: false; rejection: Rejection };

/** Accept with one event. */
export function accepted(event: StreamEvent, result?: Record<string, unknown>): StreamDecision {
  return { ok: true, events: [event], result };
}

/** Refuse a stream command. */
export function refused(code: string, message: Text): StreamDecision {
  return { ok: false, rejection: { code, message } };
}

/** Refusal of a command type the stream does not know. */
export function unknownCommand(input: StreamInput): StreamDecision {
  return refused('command-unknown', { zh: `没有名为 ${input.type} 的指令。`, en: `Expected a known command, but ${input.type} is none.` });
}

/** Text field of a body, or the given default. Bodies were checked by the route; a wrong kind here is a programming error. */
export function textField(body: Readonly<Record<string, unknown>>, name: string, otherwise?: string): string {
  const value = body[name] ?? otherwise;
  if (typeof value !== 'string') throw new Error(`Expected the field ${name} to be a text, but it was ${typeof value}.`);
  return value;
}
