export { bareContent, bareRelease } from './bare.ts';
export { type Coverage, coverageOf, type Share } from './coverage.ts';
export { advanceTo, type Due, listDue } from './due.ts';
export { drawNumbers } from './numbers.ts';
export { type GoldenOutcome, type GoldenReport, type GoldenRun, simulatePack } from './report.ts';
export { runScenario, type ScenarioResult, type ScenarioRun } from './scenario.ts';
export { runScript, type ScriptLine, type ScriptResult, type ScriptRun } from './script.ts';
export { contextOf, createSession, type GivenCommand, giveCommand, machine, type Session, type SessionStart } from './session.ts';
export { checkSteps, type ScriptStep } from './steps.ts';
