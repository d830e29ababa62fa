import type { Pack } from '#processes/types.ts';
import { promisedCourses } from './promised.ts';
import type { Course } from './types.ts';

/** Courses (办件经过) by kind of pack and name. */
export const courses: Readonly<Partial<Record<Pack['head']['kind'], Readonly<Record<string, Course>>>>> = {
  promised: promisedCourses,
};
