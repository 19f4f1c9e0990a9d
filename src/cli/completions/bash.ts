// Completion for bash, from 3.2 on (that of macOS). Words are separated by line feeds, so that names of files keep
// their spaces.

import type { CommandWords, Value } from './words.ts';

/** The script: `source <(corpuslint completion bash)`. */
export function bashScript(commands: readonly CommandWords[]): string {
  const others = commands.slice(1);
  return `# Completion of corpuslint for bash. In ~/.bashrc: source <(corpuslint completion bash)
_corpuslint() {
  local IFS=$'\\n' current previous value command= word at glued=
  local -a line=()
  COMPREPLY=()
  # Bash breaks --format=json and mojibake:error at their signs (3.2 does not), and replaces what stands behind the last.
  for ((at = 1; at <= COMP_CWORD; at++)); do
    word=\${COMP_WORDS[at]}
    if (( \${#line[@]} )) && [[ -n $glued || $word == [=:]* ]]; then
      line[\${#line[@]}-1]+=$word
    else
      line+=("$word")
    fi
    glued=
    [[ $word == *[=:] ]] && glued=1
  done
  for word in "\${line[@]:0:\${#line[@]}-1}"; do
    case "$word" in
      ${others.map(({ name }) => name).join('|')}) command=$word; break ;;
    esac
  done
  value=\${line[\${#line[@]}-1]}
  previous=
  (( \${#line[@]} > 1 )) && previous=\${line[\${#line[@]}-2]}
  if [[ $value == --*=* ]]; then
    previous=\${value%%=*}
    value=\${value#*=}
  fi
  current=\${value##*[=:]}
  case "$previous" in
${valueCases(commands).join('\n')}
  esac
  if [[ $current == -* ]]; then
    case "$command" in
${commands.map(({ name, flags }) => `      ${name || "''"}) _corpuslint_words ${listOf(flags.flatMap(({ long, short }) => (short ? [long, short] : [long])))} ;;`).join('\n')}
    esac
    return
  fi
  case "$command" in
    '') _corpuslint_words ${listOf(others.map(({ name }) => name))} ;;
${others.flatMap(({ name, argument }) => (argument?.kind === 'words' ? [`    ${name}) _corpuslint_words ${listOf(argument.words)} ;;`] : [])).join('\n')}
  esac
  COMPREPLY+=($(compgen -f -- "$current"))
}

# Adds those of some words that begin as the word under the cursor does.
_corpuslint_words() {
  COMPREPLY+=($(compgen -W "$1" -- "$current"))
}

# The same behind the last comma of a list.
_corpuslint_list() {
  local before=
  [[ $current == *,* ]] && before="\${current%,*},"
  COMPREPLY+=($(compgen -P "$before" -W "$1" -- "\${current##*,}"))
}

complete -o filenames -F _corpuslint corpuslint
`;
}

/** One branch for all flags whose values are completed alike. */
function valueCases(commands: readonly CommandWords[]): string[] {
  const flagsByAction = new Map<string, Set<string>>();
  for (const { long, value } of commands.flatMap(({ flags }) => flags)) {
    if (value === undefined) continue;
    const action = actionFor(value);
    flagsByAction.set(action, (flagsByAction.get(action) ?? new Set()).add(long));
  }
  return [...flagsByAction].map(([action, flags]) => `    ${[...flags].join('|')}) ${action}; return ;;`);
}

function actionFor(value: Value): string {
  switch (value.kind) {
    case 'words': {
      const { next } = value;
      const first = `${value.isList ? '_corpuslint_list' : '_corpuslint_words'} ${listOf(value.words)}`;
      if (next === undefined) return first;
      const second = `*${next.sign}*${next.sign}*) ;; *${next.sign}*) ${actionFor(next.value)} ;;`;
      return `case "$value" in ${second} *) ${first} ;; esac`;
    }
    case 'file':
      return 'COMPREPLY+=($(compgen -f -- "$current"))';
    case 'ref':
      return `_corpuslint_words "$(git for-each-ref --format='%(refname:short)' 2>/dev/null)"`;
    case 'anything':
      return ':';
  }
}

function listOf(words: readonly string[]): string {
  return `$'${words.join('\\n')}'`;
}
