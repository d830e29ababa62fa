export { AnswersView } from './AnswersView.tsx';
export { checkAnswers, type FieldError } from './check.ts';
export { ErrorList, focusField } from './ErrorList.tsx';
export { GeneratedForm, type GeneratedFormProps } from './GeneratedForm.tsx';
export { type FormErrors, useFormErrors } from './useFormErrors.ts';
