// npm run -s banjian -- <command>: the command line, run by Node 24.
import { join } from 'node:path';
import { checkNode, installPackages, productEnvironment, productNode, root, run } from './support.mjs';

checkNode();
installPackages();
process.exit(
  run(productNode(), [join(root, 'server', 'cli', 'main.ts'), ...process.argv.slice(2)], {
    cwd: process.env.INIT_CWD ?? root,
    env: productEnvironment(),
    shell: false,
  }),
);
