import type { Pack } from '#processes/types.ts';
import { escalatedCourses } from './escalated.ts';
import { firstContactCourses } from './first-contact.ts';
import { instantCourses } from './instant.ts';
import { jointCourses } from './joint.ts';
import { promisedCourses } from './promised.ts';
import { replyCourses } from './reply.ts';
import type { Course } from './types.ts';

/** Courses (办件经过) by kind of pack and name. */
export const courses: Readonly<Partial<Record<Pack['head']['kind'], Readonly<Record<string, Course>>>>> = {
  promised: promisedCourses,
  instant: instantCourses,
  joint: jointCourses,
  escalated: escalatedCourses,
  reply: replyCourses,
  'first-contact': firstContactCourses,
};
