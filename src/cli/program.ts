// The commands and what they do when the arguments are wrong: one line, with the nearest right name.

import { existsSync } from 'node:fs';
import { type Argument, Command, CommanderError, Help, type HelpConfiguration } from 'commander';
import { UsageError } from '../model/errors.ts';
import { nearest } from '../text/nearest.ts';
import { version } from '../version.ts';
import { refuseForeignFlags } from './flags/command-flags.ts';
import { type CheckFlags, checkFlags } from './flags/flags.ts';
import { addCommands, type Ended } from './subcommands.ts';

const examples = `
Exit codes: 0 no error found, 1 errors found, 2 could not do the job.
Examples:
  corpuslint seeds
  corpuslint "archive/**/*.txt" --format json --output findings.json
  corpuslint explain near-duplicate-article
`;

/** Runs the command that the arguments name. Resolves to the exit code. Throws UsageError for wrong arguments. */
export async function runProgram(args: readonly string[]): Promise<number> {
  let exitCode = 0;
  const ended: Ended = (code) => {
    exitCode = code;
  };
  const program = describeProgram();
  addFlags(program);
  program.hook('preAction', refuseForeignFlags);
  program.action(async (paths: string[], flags: CheckFlags) => {
    if (!flags.staged) refuseMistypedCommand(paths, program);
    const { checkCommand } = await import('./commands/check.ts');
    ended(await checkCommand(paths, flags));
  });
  addCommands(program, ended);
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version end the program in commander's way: they have printed all there is to say.
    if (error.exitCode === 0) return 0;
    if (error.code === 'commander.help') throw unknownCommandError(program.args[1], program);
    const { flagFor } = await import('../text/names-elsewhere.ts');
    throw new UsageError(oneLine(error.message, program, flagFor));
  }
  return exitCode;
}

function describeProgram(): Command {
  return new Command('corpuslint')
    .description(
      'Keeps text corpora clean: finds duplicated, nearly duplicated, left-over and contradictory text.',
    )
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .configureHelp(help)
    .argument('[paths...]', 'files, folders and patterns; the current folder by default')
    .exitOverride()
    .configureOutput({ writeErr: () => {}, outputError: () => {} })
    .showSuggestionAfterError(true)
    .addHelpText('after', examples);
}

const help: HelpConfiguration = {
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
};

function addFlags(program: Command): void {
  for (const { heading, options } of checkFlags()) {
    program.optionsGroup(heading);
    for (const option of options) program.addOption(option);
  }
  program.optionsGroup('About corpuslint:');
}

/** A mistyped command would pass for a path at which nothing stands. */
function refuseMistypedCommand([first = '']: readonly string[], program: Command): void {
  if (!/^[a-z]+$/i.test(first) || existsSync(first)) return;
  const near = nearestCommand(first, program);
  if (near === undefined) return;
  throw new UsageError(`No such file, folder or command: "${first}". Did you mean corpuslint ${near}?`);
}

/** Commander itself has no words for an unknown command behind `help`. */
function unknownCommandError(given: string, program: Command): UsageError {
  const near = nearestCommand(given, program);
  const hint = near === undefined ? 'See corpuslint --help.' : `Did you mean corpuslint help ${near}?`;
  return new UsageError(`There is no command "${given}". ${hint}`);
}

function nearestCommand(given: string, program: Command): string | undefined {
  // Commander keeps the command "help" to itself.
  const names = [...program.commands.map((command) => command.name()), 'help'];
  return nearest(given, names, 1).at(0);
}

function argumentTerm(argument: Argument): string {
  return `<${argument.name()}${argument.variadic ? '...' : ''}>`;
}

/** "error: unknown option '--fromat'\n(Did you mean --format?)" as one sentence. */
function oneLine(
  message: string,
  { args, commands }: Command,
  flagFor: (flag: string) => string | undefined,
): string {
  const text = message
    .replace(/^error: /, '')
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim();
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  const [, flag = ''] = /^Unknown option '--([^'=]*)/.exec(sentence) ?? [];
  const here = flagFor(flag);
  if (here !== undefined) return `Unknown option '--${flag}'. Did you mean ${here}?`;
  // Commander names what there is, and not what was meant.
  const [, given, allowed] =
    /(?:value|argument) '([^']*)' is invalid.* Allowed choices are (.+)\.$/.exec(sentence) ?? [];
  const [near] = allowed === undefined ? [] : nearest(given, allowed.split(', '), 1);
  if (near !== undefined) return `${sentence} Did you mean ${near}?`;
  if (/[.?)]$/.test(sentence)) return sentence;
  const command = commands.find((each) => each.name() === args[0]);
  return `${sentence}. See corpuslint ${command === undefined ? '--help' : `help ${command.name()}`}.`;
}
