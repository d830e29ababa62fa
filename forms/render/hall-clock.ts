import dayjs, { type Dayjs, type PluginFunc } from 'dayjs';
import { inHalls } from './view/format.ts';

/**
 * Date and time pickers hold the clock of the halls as if it were the browser's (选择器时间). What they take for today and now is asked of `tz`
 * where moments have one: so it is given in the zone of the halls too, wherever the browser stands.
 */
const hallClock: PluginFunc = (_options, { prototype }) => {
  Object.assign(prototype, {
    tz(this: Dayjs): Dayjs {
      return dayjs(inHalls(this.toISOString())).second(this.second());
    },
  });
};

/** Lets every picker of the page take today and now from the clock of the halls (北京时间). */
export const keepHallClock = (): void => void dayjs.extend(hallClock);
