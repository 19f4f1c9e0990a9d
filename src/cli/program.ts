// The commands and what they do when the arguments are wrong: one line, with the nearest right name.

import { Argument, Command, CommanderError, Help, Option } from 'commander';
import { rules } from '../../rules/index.ts';
import { UsageError } from '../model/errors.ts';
import { version } from '../version.ts';
import type { ApplyFlags } from './commands/apply.ts';
import type { ConfigType } from './starter/starter-config.ts';
import type { IndexAction } from './commands/index-on-disk.ts';
import type { ReviewFlags } from './commands/review.ts';
import type { Shell } from './completions/words.ts';
import { type CheckFlags, checkFlags } from './flags.ts';

/** Runs the command that the arguments name. Resolves to the exit code. Throws UsageError for wrong arguments. */
export async function runProgram(args: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = new Command('corpuslint')
    .description(
      'Keeps text corpora clean: finds duplicated, nearly duplicated, left-over and contradictory text.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .configureHelp({
      // Commander's 40 leaves lines unwrapped in a narrow terminal.
      minWidthToWrap: 20,
      // Optional arguments stand in the help of the command itself.
      subcommandTerm: (command) =>
        [
          command.name(),
          ...command.registeredArguments.filter(({ required }) => required).map(argumentTerm),
        ].join(' '),
      optionDescription: (option) =>
        option.isBoolean() ? option.description : new Help().optionDescription(option),
    })
    .argument('[paths...]', 'files, folders and patterns; the current folder by default')
    .exitOverride()
    .configureOutput({ writeErr: () => {}, outputError: () => {} })
    .showSuggestionAfterError(true)
    .addHelpText(
      'after',
      '\nExit codes: 0 no error found, 1 errors found, 2 could not do the job.\n' +
        'Examples:\n  corpuslint seeds\n  corpuslint "archive/**/*.txt" --format json --output findings.json\n' +
        '  corpuslint explain near-duplicate-article\n',
    );
  for (const { heading, options } of checkFlags()) {
    program.optionsGroup(heading);
    for (const option of options) program.addOption(option);
  }
  program.optionsGroup('About corpuslint:');
  program.action(async (paths: string[], flags: CheckFlags) => {
    const { checkCommand } = await import('./commands/check.ts');
    exitCode = await checkCommand(paths, flags);
  });
  program
    .command('check')
    .description('check and report: what is done without a command')
    .argument('[paths...]', 'files, folders and patterns; the current folder by default')
    .addHelpText('after', '\nThe flags stand in corpuslint --help.')
    .action(async (paths: string[]) => {
      const { checkCommand } = await import('./commands/check.ts');
      exitCode = await checkCommand(paths, program.opts<CheckFlags>());
    });
  program
    .command('init')
    .description('measure a corpus and write a configuration for it')
    .argument('[paths...]', 'what belongs to the corpus; the current folder by default')
    .addOption(
      new Option('--type <type>', 'language of the configuration').choices(['yaml', 'ts']).default('yaml'),
    )
    .action(async (paths: string[], own: { readonly type: ConfigType }) => {
      const { initCommand } = await import('./commands/init.ts');
      const commands = program.commands.map((command) => command.name());
      exitCode = await initCommand(paths, { ...program.opts<CheckFlags>(), ...own, commands });
    });
  program
    .command('rules')
    .description('list all rules')
    .action(async () => {
      const { rulesCommand } = await import('./commands/rules.ts');
      await rulesCommand(program.opts<CheckFlags>());
    });
  program
    .command('explain')
    .description('explain a rule with examples, or a finding with all its evidence and what to do about it')
    .argument('<rule|finding-id>', 'id of a rule, or of a finding as reports print it (#a1b2c3d4)')
    .argument('[paths...]', 'what was checked; the current folder by default')
    .action(async (id: string, paths: string[]) => {
      const { explainCommand } = await import('./commands/explain.ts');
      await explainCommand(id, paths, program.opts<CheckFlags>());
    });
  program
    .command('diff')
    .description('show both places of a finding side by side, word by word')
    .argument('<finding-id>', 'id of a finding as reports print it (#a1b2c3d4)')
    .argument('[paths...]', 'what was checked; the current folder by default')
    .option('--whole', 'show lines that are the same as well')
    .action(async (id: string, paths: string[], own: { readonly whole?: boolean }) => {
      const { diffCommand } = await import('./commands/diff.ts');
      await diffCommand(id, paths, { ...program.opts<CheckFlags>(), whole: own.whole === true });
    });
  program
    .command('ignore')
    .description('ignore findings from now on, for a reason')
    .argument('<finding-id...>', 'ids of findings as reports print them (#a1b2c3d4)')
    .requiredOption('--reason <text>', 'why the findings stay as they are')
    .option('--expires <day>', 'report them again from this day on, such as 2027-01-31')
    .action(async (ids: string[], own: { readonly reason: string; readonly expires?: string }) => {
      const { ignoreCommand } = await import('./commands/ignore.ts');
      exitCode = await ignoreCommand(ids, program.opts<CheckFlags>(), own);
    });
  program
    .command('baseline')
    .description('write all findings to the baseline: they are known from then on and fail no run')
    .argument('[paths...]', 'what to check; the whole corpus by default')
    .option('--prune', 'only take out what is gone and refresh what changed; add nothing')
    .action(async (paths: string[], own: { readonly prune?: boolean }) => {
      const { baselineCommand } = await import('./commands/baseline.ts');
      exitCode = await baselineCommand(paths, program.opts<CheckFlags>(), own.prune === true);
    });
  program
    .command('review')
    .description(
      'decide class by class, in the browser or with --tui in the terminal; goes on where it was left',
    )
    .argument('[paths...]', 'files, folders and patterns; the current folder by default')
    .option('--tui', 'in the terminal', false)
    .option('--decisions <file>', 'where decisions are kept', 'corpuslint-decisions.jsonl')
    .addHelpText(
      'after',
      '\nTakes the flags of the check. Decisions go to the ignore file, the baseline and\na plan for corpuslint apply.',
    )
    .action(async (paths: string[], own: ReviewFlags) => {
      const { reviewCommand } = await import('./commands/review.ts');
      exitCode = await reviewCommand(paths, program.opts<CheckFlags>(), own);
    });
  program
    .command('report')
    .description('write the findings as one HTML page: texts side by side, plots, filter and search')
    .argument('[paths...]', 'files, folders and patterns; the current folder by default')
    .addHelpText(
      'after',
      '\nWrites to --output <file>, or to corpuslint-report.html. Takes the flags of the\ncheck.',
    )
    .action(async (paths: string[]) => {
      const { reportCommand } = await import('./commands/report.ts');
      exitCode = await reportCommand(paths, program.opts<CheckFlags>());
    });
  program
    .command('apply')
    .description('make the fixes of a plan that --plan wrote, or take them back with an undo file')
    .argument('<plan>', 'the plan, or an undo file')
    .option('--dry-run', 'say what would be changed, and write nothing', false)
    .action(async (plan: string, own: Pick<ApplyFlags, 'dryRun'>) => {
      const { applyCommand } = await import('./commands/apply.ts');
      exitCode = await applyCommand(plan, { ...own, yes: program.opts<CheckFlags>().yes });
    });
  program
    .command('index')
    .description('the index on disk: say what it holds (status), check it (verify), or delete it (clean)')
    .addArgument(new Argument('<action>', 'what to do').choices(['status', 'verify', 'clean']))
    .action(async (action: IndexAction) => {
      const { indexCommand } = await import('./commands/index-on-disk.ts');
      exitCode = await indexCommand(action, program.opts<CheckFlags>());
    });
  program
    .command('watch')
    .description('check again whenever files change, and say what is new and what is gone')
    .argument('[paths...]', 'files, folders and patterns; the current folder by default')
    .action(async (paths: string[]) => {
      const { watchCommand } = await import('./commands/watch.ts');
      exitCode = await watchCommand(paths, program.opts<CheckFlags>());
    });
  program
    .command('lsp')
    .description('serve an editor: diagnostics and actions by the language server protocol')
    .option('--stdio', 'over standard input and output, which is the only way')
    .action(async () => {
      const { lspCommand } = await import('./commands/lsp.ts');
      await lspCommand();
    });
  program
    .command('completion')
    .description('print a script that completes commands, flags and ids of rules in a shell')
    .addArgument(new Argument('<shell>', 'for which shell').choices(['bash', 'zsh', 'fish']))
    .action(async (shell: Shell) => {
      const { completionCommand } = await import('./commands/completion.ts');
      completionCommand(shell, program, rules);
    });
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version end the program in commander's way: they have printed all there is to say.
    if (error.exitCode === 0) return 0;
    throw new UsageError(oneLine(error.message));
  }
  return exitCode;
}

function argumentTerm(argument: Argument): string {
  return `<${argument.name()}${argument.variadic ? '...' : ''}>`;
}

/** "error: unknown option '--fromat'\n(Did you mean --format?)" as one sentence. */
function oneLine(message: string): string {
  const text = message
    .replace(/^error: /, '')
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim();
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?)]$/.test(sentence) ? sentence : `${sentence}. See corpuslint --help.`;
}
