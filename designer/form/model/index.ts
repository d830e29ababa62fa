export { addField } from './add.ts';
export { blankForm } from './blank.ts';
export { copyField, isInCondition, mayHold, moveField, type Place, type Placed, placeOf, removeField, withField } from './fields.ts';
export { fieldAt, fieldsOf, type Holder, holderAt, type Inside, insideOf, namesIn, requiredOf } from './holder.ts';
export { layoutOf, readingOrderOf, sectionsOf, withLayout } from './layout.ts';
export {
  addPage,
  addSection,
  movePage,
  moveSection,
  pageOfSection,
  removePage,
  removeSection,
  sectionOfField,
  withPage,
  withSection,
} from './pages.ts';
export { selectionOf } from './problems.ts';
export { nameFault, renameField } from './rename.ts';
export { isSamePath, isWithin, readsOf, type Rule, type RuleKeyword, ruleKeywords, rulesOf, rulesReading } from './rules.ts';
