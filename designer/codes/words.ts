import type { Text } from '#engine/problem.ts';
import { useText } from '../ui/preferences.tsx';
import type { Fault } from './paste.ts';

/** Says in a sentence what is wrong with an entry (字典项问题). */
export function useFault(): (fault: Fault) => string {
  const { say, pick } = useText();
  return ({ key, values = {} }) => {
    const words = Object.entries(values).map(([name, value]) => [name, isText(value) ? pick(value) : value] as const);
    return say(key, Object.fromEntries(words));
  };
}

const isText = (value: string | number | Text): value is Text => typeof value === 'object';
