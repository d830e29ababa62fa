// npm start: install what is missing, build the browser apps when stale, then serve with Node 24.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildApps, checkNode, exitCodeOf, installPackages, productEnvironment, productNode, root } from './support.mjs';

checkNode();
installPackages();
buildApps();
const child = spawn(productNode(), [join(root, 'server', 'cli', 'main.ts'), 'serve', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: productEnvironment(),
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(exitCodeOf(code, signal)));
