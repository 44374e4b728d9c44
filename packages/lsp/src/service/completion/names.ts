import type { ConfigSection, Model } from '@haplint/core';
import { ProxySection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';

/** A name that the configuration gives to something, and where. */
export interface KnownName {
  readonly name: string;
  /** Where it is from, for the list. */
  readonly detail: string;
}

/**
 * The names that a configuration gives, each kind looked up when it is first asked for. The symbol index knows them too, with
 * every place, but completion is asked after each key, when reading every line of a large configuration again takes too long.
 */
export class ConfigurationNames {
  static readonly #known = new WeakMap<Model, ConfigurationNames>();
  readonly #model: Model;
  #variables: readonly KnownName[] | null = null;
  #environment: readonly string[] | null = null;
  #tables: readonly KnownName[] | null = null;

  private constructor(model: Model) {
    this.#model = model;
  }

  /** The names of a configuration. */
  static of(model: Model): ConfigurationNames {
    const known = ConfigurationNames.#known.get(model) ?? new ConfigurationNames(model);
    ConfigurationNames.#known.set(model, known);
    return known;
  }

  /** The proxies of a side. */
  proxies(side: 'frontend' | 'backend'): readonly KnownName[] {
    return this.#titles(this.#model.proxies.filter((proxy) => proxy.hasSide(side)));
  }

  /** The sections of a kind that have a name. */
  sections(kind: string): readonly KnownName[] {
    const sections = this.#model.sectionsOfKind(kind).filter(({ name }) => kind !== 'defaults' || name?.value !== 'from');
    return this.#titles(sections);
  }

  /** The ACLs that a section can use: its own, and those of the `defaults` it is made of. */
  acls(section: ConfigSection | null): readonly KnownName[] {
    return this.#ownAndInherited(section).flatMap((one) =>
      one.lines.flatMap(({ keyword, args: [name, ...words] }) =>
        keyword.value === 'acl' && name ? { name: name.shown, detail: words.map(({ raw }) => raw).join(' ') } : [],
      ),
    );
  }

  /** The servers of a section, as `server` lines and the like name them. */
  servers(section: ConfigSection | null): readonly KnownName[] {
    return (section?.lines ?? []).flatMap(({ keyword, args: [name, address] }) =>
      keyword.value === 'server' && name ? { name: name.shown, detail: address?.raw ?? '' } : [],
    );
  }

  /** The servers of all backends, as `backend/server`. */
  qualifiedServers(): readonly KnownName[] {
    return this.#model.proxies.flatMap((proxy) =>
      proxy.hasSide('backend') && proxy.name
        ? this.servers(proxy).map(({ name, detail }) => ({ name: `${proxy.name?.shown}/${name}`, detail }))
        : [],
    );
  }

  /** The stick tables: proxies that have one, and those of peers sections as `peers/table`. */
  tables(): readonly KnownName[] {
    this.#tables ??= this.#model.sections.flatMap((section) => {
      const title = section.name?.shown;
      if (title === undefined) return [];
      if (section instanceof ProxySection) {
        const table = section.lines.find(({ keyword }) => keyword.value === 'stick-table');
        return table ? [{ name: title, detail: textOf(table) }] : [];
      }
      if (section.kind !== 'peers') return [];
      return section.lines.flatMap((line) =>
        line.keyword.value === 'table' && line.args[0] ? { name: `${title}/${line.args[0].shown}`, detail: textOf(line) } : [],
      );
    });
    return this.#tables;
  }

  /** The names of the filters of a section that are of some kinds; `behind`: the parameter that names them, if not the first word. */
  filters(section: ConfigSection | null, kinds: readonly string[], behind: string | null): readonly KnownName[] {
    return (section?.lines ?? []).flatMap(({ keyword, args }) => {
      const [kind, ...words] = args.map(({ shown }) => shown);
      if (keyword.value !== 'filter' || kind === undefined || !kinds.includes(kind)) return [];
      const name = behind === null ? words[0] : words[words.indexOf(behind) + 1];
      return name === undefined ? [] : { name, detail: `filter ${kind}` };
    });
  }

  /** The users and the groups of all userlists. */
  members(kind: 'user' | 'group'): readonly KnownName[] {
    return this.#model
      .sectionsOfKind('userlist')
      .flatMap((list) =>
        list.lines.flatMap(({ keyword, args: [name] }) =>
          keyword.value === kind && name ? { name: name.shown, detail: `userlist ${list.name?.shown ?? ''}` } : [],
        ),
      );
  }

  /** The variables that are set or read anywhere. */
  variables(): readonly KnownName[] {
    this.#variables ??= this.#found(/var(?:-fmt)?\(((?:proc|p?(?:sess|txn|req|res)|check)\.[\w.]+)/g).map((name) => ({
      name,
      detail: 'variable',
    }));
    return this.#variables;
  }

  /** The environment variables that are used anywhere. */
  environment(): readonly string[] {
    this.#environment ??= this.#found(/\$\{?([A-Za-z_]\w*)/g);
    return this.#environment;
  }

  #found(pattern: RegExp): string[] {
    const found = new Set<string>();
    for (const { text } of this.#model.files) for (const match of text.matchAll(pattern)) found.add(match[1] as string);
    return [...found].sort();
  }

  #ownAndInherited(section: ConfigSection | null): readonly ConfigSection[] {
    if (section === null) return [];
    return section instanceof ProxySection ? section.inLine : [section];
  }

  #titles(sections: readonly ConfigSection[]): readonly KnownName[] {
    return sections.flatMap(({ name, kind }) => (name ? { name: name.shown, detail: kind } : []));
  }
}

function textOf({ words }: Directive): string {
  return words.map(({ raw }) => raw).join(' ');
}
