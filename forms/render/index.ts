export { AnswersView } from './AnswersView.tsx';
export {
  type CodeFetcher,
  type CodeItem,
  type CodePage,
  type CodeQuery,
  type CodeSource,
  CodesProvider,
  createCodeSource,
  loadNamed,
  pathOf,
  titleOf,
  useCodes,
  useCodesOf,
} from './codes.ts';
export { checkAnswers, type FieldError } from './check.ts';
export { ErrorList, focusField } from './ErrorList.tsx';
export { GeneratedForm, type GeneratedFormProps } from './GeneratedForm.tsx';
export { type FormErrors, useFormErrors } from './useFormErrors.ts';
