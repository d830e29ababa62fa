// npm run generate: writes forms/generated, the TypeScript types of the answers of every form of the shipped packs.
import { join } from 'node:path';
import { checkNode, installPackages, productEnvironment, productNode, root, run } from './support.mjs';

checkNode();
installPackages();
process.exit(run(productNode(), [join(root, 'processes', 'generate', 'main.ts')], { env: productEnvironment(), shell: false }));
