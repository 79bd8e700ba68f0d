import { Command } from 'commander';
import { loadConfig } from '../config/load-config.ts';
import { checkPack } from './check-pack.ts';
import { evaluate } from './evaluate.ts';
import { explainRefusal } from './explain-refusal.ts';

const program = new Command('frontdesk').description('What an operator does beside the running front desk.');

const pack = program.command('pack').description('the clinic’s own data: hours, rules, replies');
pack
  .command('check')
  .description('check every file of the pack and prove its examples')
  .option('--pack <folder>', 'another pack than the configured one')
  .action(async (options: { readonly pack?: string }) => {
    await checkPack(options.pack ?? loadConfig().config.packDir);
  });

program
  .command('eval')
  .description('read labelled messages and write what the rules say of each; nothing leaves this machine')
  .requiredOption('--cases <file>', 'JSON lines: id, text, and optionally age, sex, lang, turns')
  .requiredOption('--out <file>', 'JSON lines: id, level, crisis, intent, rules, micros')
  .option('--pack <folder>', 'another pack than the configured one')
  .action(async (options: { readonly cases: string; readonly out: string; readonly pack?: string }) => {
    await evaluate({ ...options, pack: options.pack ?? loadConfig().config.packDir });
  });

try {
  await program.parseAsync();
} catch (error) {
  console.error(explainRefusal(error));
  process.exitCode = 1;
}
