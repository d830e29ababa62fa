import type { Execution } from '../../execution/execution.ts';
import type { CaseCommand, CaseCommandType } from '../commands.ts';
import type { Rejection } from '../context.ts';

/** A command of one type. */
export type CommandOf<T extends CaseCommandType> = Extract<CaseCommand, { type: T }>;

/**
 * Decides one command on the working copy: emits what follows from it and queues the steps that go on by themselves,
 * or returns why it is refused (what was emitted is then dropped).
 */
export type CommandHandler<T extends CaseCommandType> = (execution: Execution, command: CommandOf<T>) => Rejection | undefined;
