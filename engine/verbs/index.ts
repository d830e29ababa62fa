export type * from './jump-targets.ts';
export { jumpTargets } from './jump-targets.ts';
export type { CancelledTask, ReturnPreview, ReturnTarget } from './preview-return.ts';
export { previewReturn } from './preview-return.ts';
export type { Obstacle, TakeBackPreview } from './preview-take-back.ts';
export { previewTakeBack } from './preview-take-back.ts';
