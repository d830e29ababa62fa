export { MonthGrids } from './MonthGrids.tsx';
export { weekdayWords } from './words.ts';
export { type DayCell, type DayTone, dayAfter, type Month, monthsOf, stepTo, weekdayOf } from './months.ts';
