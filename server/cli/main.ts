import { Command, CommanderError } from 'commander';
import { deadlineCommand } from './commands/deadline.ts';
import { lintCommand } from './commands/lint.ts';
import { rebuildCommand } from './commands/rebuild.ts';
import { releaseCommand } from './commands/release.ts';
import { runCommand } from './commands/run.ts';
import { serveCommand } from './commands/serve.ts';
import { simulateCommand } from './commands/simulate.ts';
import { verifyCommand } from './commands/verify.ts';
import { explainFailure, explainUsage } from './errors.ts';
import { exitCodes, refuse } from './output.ts';

/** The command line of Banjian (命令行). A command loads what it needs when it runs. Exit codes: 0 done, 1 ran and failed or problems found, 2 input refused. */
const program = new Command('banjian')
  .description('办件：政务服务中心低代码办件平台\nBanjian: a low-code workflow platform for government service centres')
  .version('0.1.0')
  .addHelpText(
    'after',
    '\n退出码 Exit codes: 0 完成 done, 1 运行失败或发现问题 ran and failed or problems found, 2 输入被拒绝 input refused.',
  );

const commands = [
  serveCommand,
  lintCommand,
  runCommand,
  simulateCommand,
  deadlineCommand,
  releaseCommand,
  verifyCommand,
  rebuildCommand,
].map(make => make());
for (const command of commands) program.addCommand(command);
for (const command of [program, ...commands]) {
  command.exitOverride().configureOutput({ outputError: () => {} });
}

// A reader that has seen enough (`| head`) closes the pipe; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? exitCodes.done : exitCodes.failed));

try {
  await program.parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError) {
    const usage = explainUsage(error);
    if (usage) refuse(usage);
    else process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.refused;
  } else {
    process.stderr.write(`${explainFailure(error)}\n`);
    process.exitCode = exitCodes.failed;
  }
}
