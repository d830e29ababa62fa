import type { EventDefinition, Expression } from './definition.ts';
import { readValue } from './expressions.ts';
import { readCycle, readDuration, readMoment } from './iso8601.ts';
import { type BpmnNode, bjText, nodeOf } from './node.ts';
import { type Reading, refuse } from './reading.ts';

const timerKinds = [
  ['timeDate', 'date', readMoment],
  ['timeDuration', 'duration', readDuration],
  ['timeCycle', 'cycle', readCycle],
] as const;

/** Timer (定时): exactly one of date, duration, cycle; a literal value is checked now, a FEEL one when it runs. */
export function readTimer(node: BpmnNode, definition: BpmnNode, reading: Reading): EventDefinition | undefined {
  const drawn = timerKinds.filter(([property]) => nodeOf(definition, property));
  if (bjText(definition, 'follows') !== undefined) return readFollowing(node, definition, drawn.length > 0, reading);
  const [first] = drawn;
  if (!first || drawn.length > 1) {
    refuse(reading, node, 'timer-malformed', {
      zh: '{} 的定时要写明日期、时长、循环三者之一。',
      en: '{} must have exactly one of date, duration and cycle.',
    });
    return undefined;
  }
  const [property, kind, read] = first;
  const value = readValue(definition, property, reading);
  if (!value) return undefined;
  const literal = literalOf(value);
  const checked = literal === undefined ? undefined : read(literal);
  if (checked && !checked.ok) {
    refuse(reading, node, 'timer-malformed', { zh: `{} 的定时设置：${checked.message.zh}`, en: `The timer of {}: ${checked.message.en}` });
    return undefined;
  }
  return {
    type: 'timer',
    kind,
    value,
    working: readWorking(node, definition, reading),
    stopsWithClock: readStops(node, definition, reading),
  };
}

/** A timer that follows the limit of its task (随步骤时限): it has no time of its own and stands on the boundary of a task with a limit. */
function readFollowing(node: BpmnNode, definition: BpmnNode, isTimed: boolean, reading: Reading): EventDefinition | undefined {
  const task = nodeOf(node, 'attachedToRef');
  if (bjText(definition, 'follows') === 'limit' && !isTimed && task && bjText(task, 'limit') !== undefined)
    return { type: 'timer', kind: 'duration', value: { text: '', feel: false }, working: true, stopsWithClock: true, follows: 'limit' };
  refuse(reading, node, 'timer-malformed', {
    zh: '{} 的 follows 只能是 limit，且须画在有步骤时限的人工任务边界上，不再写日期、时长、循环。',
    en: '{} can only follow "limit", on the boundary of a user task with a limit, and has no date, duration or cycle of its own.',
  });
  return undefined;
}

/** The text of a value that is the same on every run: plain text, or FEEL that is nothing but a string. */
function literalOf({ text, feel }: Expression): string | undefined {
  return feel ? /^"([^"\\]*)"$/.exec(text)?.[1] : text;
}

function readWorking(node: BpmnNode, definition: BpmnNode, reading: Reading): boolean {
  const calendar = bjText(definition, 'calendar');
  if (calendar !== undefined && calendar !== 'working') {
    refuse(reading, node, 'timer-malformed', {
      zh: `{} 的日历 “${calendar}” 不认识，只能是 working。`,
      en: `{} has the unknown calendar "${calendar}"; only working is known.`,
    });
  }
  return calendar === 'working';
}

function readStops(node: BpmnNode, definition: BpmnNode, reading: Reading): boolean {
  const stops = bjText(definition, 'stopsWithClock');
  if (stops !== undefined && stops !== 'true' && stops !== 'false') {
    refuse(reading, node, 'timer-malformed', {
      zh: `{} 的 stopsWithClock 值 “${stops}” 不认识，只能是 true 或 false。`,
      en: `{} has the stopsWithClock "${stops}"; only true and false are known.`,
    });
  }
  return stops === 'true';
}
