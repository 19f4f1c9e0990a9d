// `corpuslint completion bash|zsh|fish`: prints a script that completes commands, flags and their values.

import type { Command } from 'commander';
import type { Rule } from '../../define/index.ts';
import { bashScript } from '../completions/bash.ts';
import { fishScript } from '../completions/fish.ts';
import { completionWords, type Shell } from '../completions/words.ts';
import { zshScript } from '../completions/zsh.ts';

const writers = { bash: bashScript, zsh: zshScript, fish: fishScript };

/** Prints the script for a shell. */
export function completionCommand(shell: Shell, program: Command, rules: readonly Rule[]): void {
  const words = completionWords(
    program,
    rules.map(({ id }) => id),
  );
  process.stdout.write(writers[shell](words));
}
