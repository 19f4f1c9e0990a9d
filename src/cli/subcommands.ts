// The commands beside the check, in the order of the help. What a command does is loaded when it is called.

import { Argument, type Command, Option } from 'commander';
import { rules } from '../../rules/index.ts';
import type { ApplyFlags } from './commands/apply.ts';
import type { IndexAction } from './commands/index-on-disk.ts';
import type { ReviewFlags } from './commands/review.ts';
import type { Shell } from './completions/words.ts';
import { type CheckFlags, someName } from './flags/flags.ts';
import type { ConfigType } from './starter/starter-config.ts';

/** Told the exit code of the command that ran; a command that does not tell has done its job. */
export type Ended = (exitCode: number) => void;

/** Adds all commands to the program, whose flags they take as well. */
export function addCommands(program: Command, ended: Ended): void {
  addCheck(program, ended);
  addInit(program, ended);
  addRules(program);
  addExplain(program);
  addDiff(program);
  addIgnore(program, ended);
  addBaseline(program, ended);
  addReview(program, ended);
  addReport(program, ended);
  addApply(program, ended);
  addIndexOnDisk(program, ended);
  addWatch(program, ended);
  addEditorServer(program);
  addCompletion(program);
}

function addCheck(program: Command, ended: Ended): void {
  program
    .command('check')
    .description('check and report: what is done without a command')
    .argument('[paths...]', 'files, folders and patterns; the current folder by default')
    .addHelpText('after', '\nThe flags stand in corpuslint --help.')
    .action(async (paths: string[]) => {
      const { checkCommand } = await import('./commands/check.ts');
      ended(await checkCommand(paths, program.opts<CheckFlags>()));
    });
}

function addInit(program: Command, ended: Ended): void {
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
      ended(await initCommand(paths, { ...program.opts<CheckFlags>(), ...own, commands }));
    });
}

function addRules(program: Command): void {
  program
    .command('rules')
    .description('list all rules')
    .action(async () => {
      const { rulesCommand } = await import('./commands/rules.ts');
      await rulesCommand(program.opts<CheckFlags>());
    });
}

function addExplain(program: Command): void {
  program
    .command('explain')
    .description('explain a rule with examples, or a finding with all its evidence and what to do about it')
    .argument('<rule|finding-id>', 'id of a rule, or of a finding as reports print it (#a1b2c3d4)')
    .argument('[paths...]', 'what was checked; the current folder by default')
    .action(async (id: string, paths: string[]) => {
      const { explainCommand } = await import('./commands/explain.ts');
      await explainCommand(id, paths, program.opts<CheckFlags>());
    });
}

function addDiff(program: Command): void {
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
}

function addIgnore(program: Command, ended: Ended): void {
  program
    .command('ignore')
    .description('ignore findings from now on, for a reason')
    .argument('<finding-id...>', 'ids of findings as reports print them (#a1b2c3d4)')
    .requiredOption('--reason <text>', 'why the findings stay as they are')
    .option('--expires <day>', 'report them again from this day on, such as 2027-01-31')
    .action(async (ids: string[], own: { readonly reason: string; readonly expires?: string }) => {
      const { ignoreCommand } = await import('./commands/ignore.ts');
      ended(await ignoreCommand(ids, program.opts<CheckFlags>(), own));
    });
}

function addBaseline(program: Command, ended: Ended): void {
  program
    .command('baseline')
    .description('write all findings to the baseline: they are known from then on and fail no run')
    .argument('[paths...]', 'what to check; the whole corpus by default')
    .option('--prune', 'only take out what is gone and refresh what changed; add nothing')
    .action(async (paths: string[], own: { readonly prune?: boolean }) => {
      const { baselineCommand } = await import('./commands/baseline.ts');
      ended(await baselineCommand(paths, program.opts<CheckFlags>(), own.prune === true));
    });
}

function addReview(program: Command, ended: Ended): void {
  program
    .command('review')
    .description(
      'decide class by class, in the browser or with --tui in the terminal; goes on where it was left',
    )
    .argument('[paths...]', 'files, folders and patterns; the current folder by default')
    .option('--tui', 'in the terminal', false)
    .option('--decisions <file>', 'where decisions are kept', someName, 'corpuslint-decisions.jsonl')
    .addHelpText(
      'after',
      '\nTakes the flags of the check. Decisions go to the ignore file, the baseline and\na plan for corpuslint apply.',
    )
    .action(async (paths: string[], own: ReviewFlags) => {
      const { reviewCommand } = await import('./commands/review.ts');
      ended(await reviewCommand(paths, program.opts<CheckFlags>(), own));
    });
}

function addReport(program: Command, ended: Ended): void {
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
      ended(await reportCommand(paths, program.opts<CheckFlags>()));
    });
}

function addApply(program: Command, ended: Ended): void {
  program
    .command('apply')
    .description('make the fixes of a plan that --plan wrote, or take them back with an undo file')
    .argument('<plan>', 'the plan, or an undo file')
    .option('--dry-run', 'say what would be changed, and write nothing', false)
    .action(async (plan: string, own: Pick<ApplyFlags, 'dryRun'>) => {
      const { applyCommand } = await import('./commands/apply.ts');
      ended(await applyCommand(plan, { ...own, yes: program.opts<CheckFlags>().yes }));
    });
}

function addIndexOnDisk(program: Command, ended: Ended): void {
  program
    .command('index')
    .description('the index on disk: say what it holds (status), check it (verify), or delete it (clean)')
    .addArgument(new Argument('<action>', 'what to do').choices(['status', 'verify', 'clean']))
    .action(async (action: IndexAction) => {
      const { indexCommand } = await import('./commands/index-on-disk.ts');
      ended(await indexCommand(action, program.opts<CheckFlags>()));
    });
}

function addWatch(program: Command, ended: Ended): void {
  program
    .command('watch')
    .description('check again whenever files change, and say what is new and what is gone')
    .argument('[paths...]', 'files, folders and patterns; the current folder by default')
    .action(async (paths: string[]) => {
      const { watchCommand } = await import('./commands/watch.ts');
      ended(await watchCommand(paths, program.opts<CheckFlags>()));
    });
}

function addEditorServer(program: Command): void {
  program
    .command('lsp')
    .description('serve an editor: diagnostics and actions by the language server protocol')
    .option('--stdio', 'over standard input and output, which is the only way')
    .action(async () => {
      const { lspCommand } = await import('./commands/lsp.ts');
      await lspCommand();
    });
}

function addCompletion(program: Command): void {
  program
    .command('completion')
    .description('print a script that completes commands, flags and ids of rules in a shell')
    .addArgument(new Argument('<shell>', 'for which shell').choices(['bash', 'zsh', 'fish']))
    .action(async (shell: Shell) => {
      const { completionCommand } = await import('./commands/completion.ts');
      completionCommand(shell, program, rules);
    });
}
