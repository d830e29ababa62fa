import type { WidgetProps } from '@rjsf/utils';
import type { Values } from '../../schema/types.ts';
import { Code, Levels } from './later.tsx';
import { Line } from './lines.tsx';

/** Shipped lists of several levels. */
const ofLevels = new Set(['division', 'industry']);

/** A line, or a picker where the field holds a code and names no widget. */
export function CodedLine(props: WidgetProps) {
  const list = (props.schema as Values)['x-codes'];
  if (typeof list !== 'string') return <Line {...props} />;
  return ofLevels.has(list) ? <Levels {...props} /> : <Code {...props} />;
}
