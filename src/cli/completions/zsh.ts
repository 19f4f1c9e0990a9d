// Completion for zsh, by its own _arguments.

import type { CommandWords, FlagWords, Value } from './words.ts';

/** The script: a file `_corpuslint` in a folder of $fpath, or `source <(corpuslint completion zsh)`. */
export function zshScript(commands: readonly CommandWords[]): string {
  const [program, ...others] = commands;
  return `#compdef corpuslint
# Completion of corpuslint for zsh. In ~/.zshrc, after compinit: source <(corpuslint completion zsh)
_corpuslint_refs() {
  local -a refs
  refs=(\${(f)"$(git for-each-ref --format='%(refname:short)' 2>/dev/null)"})
  compadd -a refs
}

# Some words, and what may follow one of them behind a sign: the sign, the words, the action.
_corpuslint_then() {
  if compset -P "*$1"; then shift 2; "$@"; else compadd -S "$1" -q -- \${=2}; fi
}

_corpuslint() {
  local -a commands=(
${others.map(({ name, description }) => `    ${quote(`${name}:${description}`)}`).join('\n')}
  )
  case \${words[(r)(${others.map(({ name }) => name).join('|')})]} in
${others.map(branchOf).join('\n')}
    *)
      _arguments -S \\
${program.flags.map((flag) => `        ${specOf(flag)} \\`).join('\n')}
        '*: :{ _describe command commands; _files }'
      ;;
  esac
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _corpuslint "$@"; else compdef _corpuslint corpuslint; fi
`;
}

function branchOf({ name, flags, argument }: CommandWords): string {
  return `    ${name})
      _arguments -S \\
${flags.map((flag) => `        ${specOf(flag)} \\`).join('\n')}
        '1: :()' ${quote(`*: :${argument === undefined ? '_files' : actionFor(argument)}`)}
      ;;`;
}

function specOf({ long, description, value }: FlagWords): string {
  const text = description.replaceAll(/[[\]\\:]/g, '\\$&');
  return quote(value === undefined ? `${long}[${text}]` : `*${long}=[${text}]: :${actionFor(value)}`);
}

function actionFor(value: Value): string {
  switch (value.kind) {
    case 'words':
      if (value.next !== undefined) {
        // The blank keeps options of _arguments out of the call.
        return ` _corpuslint_then ${sign(value.next.sign)} "${value.words.join(' ')}" ${behind(value.next.value)}`;
      }
      return value.isList ? `_sequence compadd - ${value.words.join(' ')}` : `(${value.words.join(' ')})`;
    case 'file':
      return '_files';
    case 'ref':
      return '_corpuslint_refs';
    case 'anything':
      return ' ';
  }
}

/** A colon would end the action. */
function sign(text: ':' | '='): string {
  return text === ':' ? '"\\:"' : '"="';
}

function behind(value: Value): string {
  return value.kind === 'words' ? `compadd -- ${value.words.join(' ')}` : actionFor(value);
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
