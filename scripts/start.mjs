// npm start: install what is missing, build, work out the whole country, print it, serve the app.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages, must, requireNode, root, run } from './lib.mjs';

requireNode();
installPackages();
must('node', ['scripts/build.mjs', '--bare-tall']);
must('node', ['apps/cli/dist/veivalg.js', 'oversikt']);
console.log('Bygger usikkerheten og appen; første gang tar det et par minutter …');
must('node', ['scripts/build.mjs']);
const serve = process.env.CI !== 'true' && !process.argv.includes('--uten-app');
if (serve && existsSync(join(root, 'apps/web/dist/index.html')))
  process.exit(run('node', ['apps/cli/dist/veivalg.js', 'app', ...process.argv.slice(2)]));
