import type { Text } from '../problem.ts';

/** Why a decision cannot be made (无法决策). Thrown inside this folder only; `evaluate` turns it into a value. */
export class DecisionFault extends Error {
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}

/** Where in a decision something stands: its name, the rule from 1, the column as people call it. */
export interface Spot {
  readonly decision: string;
  readonly rule?: number;
  readonly column?: string;
}

/** The place as the beginning of a sentence. */
export function spotText({ decision, rule, column }: Spot): Text {
  const zh = [
    `决策「${decision}」`,
    ...(rule === undefined ? [] : [`第 ${rule} 条规则`]),
    ...(column === undefined ? [] : [`「${column}」列`]),
  ];
  const en = [
    `decision "${decision}"`,
    ...(rule === undefined ? [] : [`rule ${rule}`]),
    ...(column === undefined ? [] : [`column "${column}"`]),
  ];
  return { zh: zh.join(''), en: en.join(', ') };
}

/** A fault at a place; the sentences follow the place. */
export function faultAt(spot: Spot, { zh, en }: Text): DecisionFault {
  const place = spotText(spot);
  return new DecisionFault({ zh: `${place.zh}：${zh}`, en: `In ${place.en}: ${en}` });
}

/** A value as a sentence shows it, cut to a readable length. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value ?? null);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
