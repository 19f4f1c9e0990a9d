import { describe, expect, test } from 'vitest';
import { corpuslint } from './command.ts';
import { scratchFolder } from '../set-up/scratch.ts';

describe('help', () => {
  test('of the program and of every command fits 80 columns and tells no default of a switch', async () => {
    const folder = scratchFolder();
    const { stdout: whole } = await corpuslint(folder, '--help');
    const list = whole.slice(whole.indexOf('\nCommands:'), whole.indexOf('\nExit codes'));
    const commands = [...list.matchAll(/^ {2}([a-z]+)\b/gm)].map(([, name]) => name);
    expect(commands).toEqual(expect.arrayContaining(['check', 'init', 'explain', 'completion']));
    for (const command of commands) {
      const { code, stdout } = await corpuslint(folder, 'help', ...(command === 'help' ? [] : [command]));
      expect(code).toBe(0);
      expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
      expect(stdout).not.toContain('default: false');
    }
  });

  test('names the check as a command of its own', async () => {
    const folder = scratchFolder({
      'a.txt': 'We saw the the ship come in on Monday, and it was late again.\n',
    });
    const { code, stdout } = await corpuslint(folder, 'check', 'a.txt', '--format', 'compact');
    expect(stdout).toContain('[repeated-word]');
    expect(code).toBe(0);
    expect(await corpuslint(folder, 'check', '--format', 'compact')).toMatchObject({ code, stdout });
  });
});
