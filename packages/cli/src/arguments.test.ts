import { formatVersion } from '@haplint/catalog';
import { describe, expect, it } from 'vitest';
import { type CliOptions, parseArguments } from './arguments.js';
import type { CliIo } from './io.js';

const io: CliIo = {
  stdin: (async function* () {})(),
  stdout: { write: () => true },
  stderr: { write: () => true },
  cwd: '/',
  env: {},
};

function parse(...args: string[]): CliOptions {
  const options = parseArguments(args, io);
  if ('text' in options) throw new Error('text was asked for');
  return options;
}

function mistake(...args: string[]): string {
  try {
    parseArguments(args, io);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

describe('parseArguments', () => {
  it('has defaults', () => {
    expect(parse('a.cfg')).toEqual({
      paths: ['a.cfg'],
      configurationFiles: [],
      targets: [],
      detect: true,
      haproxy: null,
      preset: null,
      configFile: null,
      useConfigFiles: true,
      rules: [],
      inlineConfig: true,
      stdinFilename: null,
      template: null,
      fragment: false,
      fix: false,
      fixDryRun: false,
      unsafeFixes: false,
      fixTypes: null,
      adoption: {
        suppressAll: false,
        suppressRules: [],
        pruneSuppressions: false,
        suppressionsLocation: null,
        passOnUnprunedSuppressions: false,
        printConfig: null,
        stats: false,
        watch: false,
        cache: false,
        cacheLocation: null,
      },
      format: 'stylish',
      outputFile: null,
      quiet: false,
      maxWarnings: Number.POSITIVE_INFINITY,
      color: null,
      timeout: null,
    });
  });

  it('takes targets one by one and together', () => {
    expect(parse('--target', '3.0.3', '--target', '2.8.1, 3.5-dev1').targets.map(formatVersion)).toEqual(['3.0.3', '2.8.1', '3.5-dev1']);
  });

  it('takes a release newer than those it knows of', () => {
    expect(parse('--target', '3.0.999').targets.map(formatVersion)).toEqual(['3.0.999']);
  });

  it('keeps the order of -f and takes -fPATH', () => {
    expect(parse('-f', 'b', '-fa', '-f', '-').configurationFiles).toEqual(['b', 'a', '-']);
  });

  it('reads no configuration file with --preset and with --no-config', () => {
    expect(parse('--preset', 'check').useConfigFiles).toBe(false);
    expect(parse('--no-config').useConfigFiles).toBe(false);
    expect(parse('--config', 'x.json')).toMatchObject({ configFile: 'x.json', useConfigFiles: true });
  });

  it('takes paths that begin with a dash after --', () => {
    expect(parse('--', '--odd.cfg').paths).toEqual(['--odd.cfg']);
  });

  it('reads --max-warnings', () => {
    expect(parse('--max-warnings', '0').maxWarnings).toBe(0);
    expect(parse('--max-warnings', '-1').maxWarnings).toBe(Number.POSITIVE_INFINITY);
  });

  it.each([
    [['--formt', 'json'], "unknown option '--formt' (did you mean --format?); see haplint --help"],
    [['--zzz'], "unknown option '--zzz'; see haplint --help"],
    [['--target'], "option '--target <versions>' argument missing; see haplint --help"],
    [
      ['--target', 'banana'],
      '--target: "banana" is no version of HAProxy; expected a branch ("3.0"), a release ("3.0.3") or a development version ("3.5-dev5")',
    ],
    [
      ['--target', 'v3.0.3'],
      '--target: "v3.0.3" is no version of HAProxy; expected a branch ("3.0"), a release ("3.0.3") or a development version ("3.5-dev5"); did you mean "3.0.3"?',
    ],
    [
      ['--target', '3.0.11-1+deb13u3'],
      '--target: "3.0.11-1+deb13u3" is no version of HAProxy; expected a branch ("3.0"), a release ("3.0.3") or a development version ("3.5-dev5"); did you mean "3.0.11"?',
    ],
    [
      ['--target', '3.0,'],
      '--target: "" is no version of HAProxy; expected a branch ("3.0"), a release ("3.0.3") or a development version ("3.5-dev5")',
    ],
    [['--target', '9.1'], '--target: "9.1" is of no branch of HAProxy that haplint knows; known are 2.0 to 3.5'],
    [['--target', '1.8.30'], '--target: "1.8.30" is of no branch of HAProxy that haplint knows; known are 2.0 to 3.5'],
    [['--format', ''], '--format is empty; is a variable of the shell not set?'],
    [['--preset', 'recomended'], '--preset recomended: there is no such preset; did you mean recommended?'],
    [['--timeout', '0'], '--timeout 0: a number of seconds is needed, more than 0 and at most 86400'],
    [['--timeout', '5', '--watch', 'a.cfg'], '--timeout is for a single run, so it cannot be used with --watch'],
    [['--max-warnings', 'few'], '--max-warnings few: a whole number is needed, 0 or more'],
    [
      ['--preset', 'check', '--config', 'x'],
      '--preset runs a preset alone and reads no configuration file, so it cannot be used with --config',
    ],
    [['--stdin-filename', 'a.cfg'], '--stdin-filename names standard input, which is not read; give "-" as the file'],
    [['--fix', '-'], '--fix cannot mend standard input, for there is no file to write; name the file instead of "-"'],
    [['a.cfg', ''], 'one of the paths is empty; is a variable of the shell not set?'],
    [
      ['-f', 'a.cfg', 'b.cfg'],
      '"b.cfg" is not part of the configuration that -f names; put -f in front of each of its files (haplint -f a.cfg -f b.cfg), or check it in a run of its own',
    ],
  ])('says what is wrong with %j', (args, message) => {
    expect(mistake(...args)).toBe(message);
  });
});
