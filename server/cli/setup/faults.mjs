// npm run faults: makes seeded faults in the shipped packs and tells which the checks find; `-- --seed 7 --count 200`.
import { join } from 'node:path';
import { checkNode, installPackages, productEnvironment, productNode, root, run } from './support.mjs';

checkNode();
installPackages();
process.exit(
  run(productNode(), [join(root, 'test', 'support', 'faults', 'main.ts'), ...process.argv.slice(2)], {
    env: productEnvironment(),
    shell: false,
  }),
);
