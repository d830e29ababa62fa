// npm run bench:scale: measures what a million open cases cost (about 10 minutes, 8 GB of disk); `-- --write` keeps the figures in docs/benchmarks.md.
import { join } from 'node:path';
import { checkNode, installPackages, productEnvironment, productNode, root, run } from './support.mjs';

checkNode();
installPackages();
process.exit(
  run(productNode(), [join(root, 'test', 'bench', 'scale', 'main.ts'), ...process.argv.slice(2)], {
    env: productEnvironment(),
    shell: false,
  }),
);
