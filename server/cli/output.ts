import type { Problem, Text } from '#engine/problem.ts';

/** Exit codes of the command line (model: HTTP and CLI). */
export const exitCodes = { done: 0, failed: 1, refused: 2 } as const;

/** Write one line to standard output. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Write a value as one line of JSON. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value));
}

/** Refuse the input: one sentence in each language on standard error, exit code 2. */
export function refuse(message: Text): void {
  process.stderr.write(`${message.zh}\n${message.en}\n`);
  process.exitCode = exitCodes.refused;
}

/** Write problems, one per line with where they are; returns true when any is an error. */
export function printProblems(problems: readonly Problem[], json: boolean): boolean {
  const failed = problems.some(one => one.severity === 'error');
  if (json) printJson({ ok: !failed, problems });
  else for (const one of problems) print(formatProblem(one));
  return failed;
}

function formatProblem(one: Problem): string {
  const where = [one.file, one.element ?? one.pointer].filter(Boolean).join(' ');
  const label = one.severity === 'error' ? '错误 error' : '警告 warning';
  return `${label}  ${where ? `${where}  ` : ''}[${one.code}]\n  ${one.message.zh}\n  ${one.message.en}`;
}
