import type { Command } from 'commander';
import { serve } from '../serve.js';
import { serveDemo } from '../../demo/serve-demo.js';

export function addServe(program: Command): void {
  program.command('serve').description('start the server on the database of the settings').action(serve);
  program
    .command('demo')
    .description('start a demonstration server with people of its own, and walk one case of each workflow through it')
    .option('--root <folder>', 'folder that holds rules/ and workflows/', '.')
    .option('--fresh', 'forget the demonstration that was there before')
    .action(serveDemo);
}
