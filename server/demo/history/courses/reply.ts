import { handOver } from './deliver.ts';
import { by, complete, rating, say } from './steps.ts';
import type { Course, Scene, Step } from './types.ts';

const explained: Step = complete('explaining', { explanation: '已当面说明相关规定和不能办理的原因。', result: 'clear' });

function replying({ random }: Scene, days = 0): Step {
  return complete(
    'replying',
    {
      ground: say(random, 'prohibited', 'notMet', 'noLicence'),
      conclusion: '不予办理。',
      reason: say(random, '拟设地点在学校周边，属于禁止设立的范围。', '该活动无须许可，可以自行开展。', '不符合法律规定的条件。'),
      basis: '《中华人民共和国行政许可法》第三十二条第一款',
      written: true,
    },
    days,
  );
}

/** Explained on the spot, answered in writing the same day, signed for (书面答复). */
const written: Course = scene => [explained, replying(scene), complete('signing', handOver(scene, 'pickup')), ...rating(scene)];

/** The written answer comes late. */
const late: Course = scene => [explained, replying(scene, 3), complete('signing', handOver(scene, 'post'), 1), ...rating(scene, 2)];

/** Too complex for the spot: it becomes a promised case (转承诺件). */
const complex: Course = () => [
  complete('explaining', { explanation: '情况复杂，需要核查后答复。', result: 'complex', suggestedItem: '食品经营许可（新办）' }),
  by('window-staff', { do: 'take-up', kind: 'promised' }),
];

/** Courses of reply cases (答复件经过). */
export const replyCourses = { written, late, complex } as const satisfies Record<string, Course>;
