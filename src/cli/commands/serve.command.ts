import type { Command } from 'commander';
import type { DemoOptions } from '../../demo/serve-demo.js';

// The server's modules are loaded when they are asked for: every other command starts in a fraction of the time.
export function addServe(program: Command): void {
  program.command('serve').description('start the server on the database of the settings').action(async () => (await import('../serve.js')).serve());
  program
    .command('demo')
    .description('start a demonstration server with people of its own, and walk one case of each workflow through it')
    .option('--root <folder>', 'folder that holds rules/ and workflows/', '.')
    .option('--fresh', 'forget the demonstration that was there before')
    .option('--month [share]', 'play a month of all companies first, or this share of its cases, where nothing has been played yet')
    .action(async (options: DemoOptions) => (await import('../../demo/serve-demo.js')).serveDemo(options));
}
