import { issuesOf, withIssues } from '../../process/properties.ts';
import type { Broken, FindMend } from './types.ts';

/** Issues the one document of the pack whose title fits; with none, or several, a person chooses. */
const issuing =
  (fits: RegExp, not = /^$/): FindMend =>
  ({ problem, parts, editor }: Broken) => {
    const element = editor && problem.element ? editor.find(problem.element) : undefined;
    const fitting = Object.entries(parts.documents).filter(([, { title }]) => fits.test(title.zh) && !not.test(title.zh));
    const [one, ...more] = fitting;
    if (!element || !one || more.length > 0) return null;
    const [document, { title }] = one;
    return {
      kind: 'process',
      label: { zh: `出具「${title.zh}」`, en: `Issue "${title.en}"` },
      apply: canvas => {
        const found = canvas.find(element.id);
        if (found) canvas.apply(found, withIssues(found.businessObject, [...issuesOf(found.businessObject), document], canvas.factory));
      },
    };
  };

/** The acts of refusing differ by what they refuse. */
const refusing: FindMend = broken => {
  const act = broken.editor?.find(broken.problem.element ?? '')?.businessObject.get('bj:act');
  return act === 'decline' ? issuing(/不予受理/)(broken) : issuing(/不予(办理|许可|行政许可|批准)/)(broken);
};

/** Mends of acts that want a document (文书修复). */
export const documentMends: Readonly<Record<string, FindMend>> = {
  'refusal-without-document': refusing,
  'acceptance-without-document': issuing(/受理/, /不予/),
  'supplement-without-document': issuing(/补正|一次性告知/),
  'grant-without-document': issuing(/准予|许可决定|办理结果/, /不予/),
  'extension-without-document': issuing(/延期|延长/),
  'pause-without-notice': issuing(/特别程序/),
};
