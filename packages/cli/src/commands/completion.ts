import { formatVersion, latestRelease, supportedBranches } from '@haplint/catalog';
import { PRESET_NAMES } from '@haplint/core';
import plugin from '@haplint/rules';
import type { Option } from 'commander';
import { FIX_TYPES, FORMATS, optionsOf } from '../arguments.js';
import type { CliIo } from '../io.js';
import { UsageError } from '../usage-error.js';

const USAGE = `usage: haplint completion bash|zsh|fish
  bash   eval "$(haplint completion bash)"       in ~/.bashrc
  zsh    eval "$(haplint completion zsh)"        in ~/.zshrc, after compinit
  fish   haplint completion fish | source        in ~/.config/fish/config.fish
`;

const SHELLS = { bash, zsh, fish } as const;

/** What a shell is told of an option. */
interface OptionWords {
  readonly names: readonly string[];
  readonly description: string;
  readonly takesValue: boolean;
  /** What the value may be; null for a path, or for anything where `isPath` is false. */
  readonly values: readonly string[] | null;
  readonly isPath: boolean;
}

interface CompletionWords {
  readonly options: readonly OptionWords[];
  readonly commands: readonly string[];
  readonly rules: readonly string[];
}

/** `haplint completion`: a script that completes options, their values, commands and rules. `commands` are the commands' names. */
export function printCompletion(args: readonly string[], io: CliIo, commands: readonly string[]): void {
  if (args.includes('--help') || args.includes('-h')) return void io.stdout.write(USAGE);
  const [shell, extra] = args;
  if (shell === undefined || extra !== undefined || !Object.hasOwn(SHELLS, shell)) {
    throw new UsageError('completion needs the name of one shell: haplint completion bash, zsh or fish');
  }
  const rules = Object.keys(plugin.rules ?? {}).sort();
  const words = { options: optionsOf(io).map((option) => optionWords(option, rules)), commands, rules };
  io.stdout.write(SHELLS[shell as keyof typeof SHELLS](words));
}

/** The values of options that take one of a few; those of `--rule` are only the beginning of one. */
function valuesOf(name: string | undefined, rules: readonly string[]): readonly string[] | null {
  switch (name) {
    case '--format':
      return FORMATS;
    case '--preset':
      return PRESET_NAMES;
    case '--fix-type':
      return FIX_TYPES;
    case '--report-unused-disable-directives-severity':
      return ['off', 'warn', 'error'];
    case '--target':
      return supportedBranches().flatMap((branch) => [
        branch,
        ...[latestRelease(branch)].flatMap((release) => (release ? [formatVersion(release)] : [])),
      ]);
    case '--rule':
    case '--suppress-rule':
      return rules;
    default:
      return null;
  }
}

function optionWords(option: Option, rules: readonly string[]): OptionWords {
  const values = valuesOf(option.long, rules);
  return {
    names: [option.short, option.long].filter((name) => name !== undefined && name !== null),
    description: option.description,
    takesValue: option.required,
    values,
    isPath: values === null && /<(file|path|dir)/.test(option.flags),
  };
}

function bash({ options, commands, rules }: CompletionWords): string {
  const names = options.flatMap((option) => option.names);
  const cases = options
    .filter(({ takesValue }) => takesValue)
    .map(({ names: own, values, isPath }) => {
      const reply =
        values !== null
          ? `COMPREPLY=($(compgen -W '${values.join(' ')}' -- "$word"))`
          : isPath
            ? 'COMPREPLY=($(compgen -f -- "$word"))'
            : 'COMPREPLY=()';
      return `    ${own.join('|')}) ${reply}; return ;;`;
    });
  return `# Completion of haplint for bash: eval "$(haplint completion bash)"
_haplint() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]}
  local IFS=$' \\t\\n'
  case $before in
${cases.join('\n')}
  esac
  case \${COMP_WORDS[1]}/$word in
    explain/[!-]*|explain/) ((COMP_CWORD > 1)) && { COMPREPLY=($(compgen -W '${rules.join(' ')}' -- "$word")); return; } ;;
    completion/[!-]*|completion/) ((COMP_CWORD > 1)) && { COMPREPLY=($(compgen -W 'bash zsh fish' -- "$word")); return; } ;;
  esac
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W '${names.join(' ')}' -- "$word"))
    return
  fi
  IFS=$'\\n'
  COMPREPLY=($(compgen -f -- "$word"))
  IFS=$' \\t\\n'
  ((COMP_CWORD == 1)) && COMPREPLY+=($(compgen -W '${commands.join(' ')}' -- "$word"))
  return 0
}
complete -o filenames -F _haplint haplint
`;
}

/** Quoted for a shell in which nothing but the quote itself ends a quoted text. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function zsh({ options, commands, rules }: CompletionWords): string {
  const escaped = (text: string) => text.replace(/[[\]:\\]/g, '\\$&');
  const specs = options.flatMap(({ names, description, takesValue, values, isPath }) =>
    names.map((name) => {
      const action = values !== null ? `(${values.join(' ')})` : isPath ? '_files' : ' ';
      return `    ${quoted(`*${name}[${escaped(description)}]${takesValue ? `:value:${action}` : ''}`)}`;
    }),
  );
  return `#compdef haplint
# Completion of haplint for zsh: eval "$(haplint completion zsh)"
_haplint() {
  case $words[2] in
    explain) if ((CURRENT > 2)); then compadd -- ${rules.join(' ')}; return; fi ;;
    completion) if ((CURRENT > 2)); then compadd -- bash zsh fish; return; fi ;;
  esac
  if ((CURRENT == 2)) && [[ $words[CURRENT] != -* ]]; then
    compadd -- ${commands.join(' ')}
  fi
  _arguments -S \\
${specs.join(' \\\n')} \\
    '*:file:_files'
}
if [[ $funcstack[1] == _haplint ]]; then _haplint "$@"; else compdef _haplint haplint; fi
`;
}

function fish({ options, commands, rules }: CompletionWords): string {
  const fishQuoted = (text: string) => `'${text.replace(/['\\]/g, '\\$&')}'`;
  const lines = options.map(({ names, description, takesValue, values, isPath }) => {
    const flags = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`)).join(' ');
    const value = !takesValue ? '' : values !== null ? ` -x -a ${fishQuoted(values.join(' '))}` : isPath ? ' -r -F' : ' -x';
    return `complete -c haplint ${flags}${value} -d ${fishQuoted(description)}`;
  });
  return `# Completion of haplint for fish: haplint completion fish | source
complete -c haplint -n __fish_is_first_arg -a ${fishQuoted(commands.join(' '))}
complete -c haplint -n '__fish_seen_subcommand_from explain' -a ${fishQuoted(rules.join(' '))}
complete -c haplint -n '__fish_seen_subcommand_from completion' -x -a 'bash zsh fish'
${lines.join('\n')}
`;
}
