export * from './milestones.ts';
export * from './rules.ts';
