import { Command, CommanderError } from 'commander';
import { deadlineCommand } from './commands/deadline.ts';
import { lintCommand } from './commands/lint.ts';
import { rebuildCommand } from './commands/rebuild.ts';
import { releaseCommand } from './commands/release.ts';
import { runCommand } from './commands/run.ts';
import { serveCommand } from './commands/serve.ts';
import { verifyCommand } from './commands/verify.ts';
import { exitCodes } from './output.ts';

/** The command line of Banjian (命令行). Exit codes: 0 done, 1 ran and failed or problems found, 2 input refused. */
const program = new Command('banjian')
  .description('办件：政务服务中心低代码办件平台\nBanjian: a low-code workflow platform for government service centres')
  .version('0.1.0')
  .showHelpAfterError('（用 --help 查看用法 / use --help to see the usage）')
  .addHelpText('after', '\nExit codes: 0 done, 1 ran and failed or problems found, 2 input refused.')
  .exitOverride();

for (const command of [serveCommand, lintCommand, runCommand, deadlineCommand, releaseCommand, verifyCommand, rebuildCommand]) {
  program.addCommand(command().exitOverride().showHelpAfterError());
}

try {
  await program.parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.refused;
  else {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = exitCodes.failed;
  }
}
