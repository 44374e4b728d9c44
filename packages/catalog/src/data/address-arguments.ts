/** An argument that is an address, and what may follow its host. */
export interface AddressArgument {
  readonly keyword: string;
  /** The kinds of section that the keyword stands in. */
  readonly sections: readonly string[];
  /** Index among the words behind the keyword. */
  readonly index: number;
  /** Several addresses, separated by commas. */
  readonly isList?: boolean;
  readonly port: { readonly required?: boolean; readonly range?: boolean; readonly offset?: boolean };
}

/**
 * Where addresses stand, with the PA_O_PORT_* flags they are read by: src/cfgparse.c `str2listener`, src/server.c
 * `_srv_parse_init`, src/cfgparse-listen.c.
 */
export const ADDRESS_ARGUMENTS: readonly AddressArgument[] = [
  {
    keyword: 'bind',
    sections: ['frontend', 'listen'],
    index: 0,
    isList: true,
    port: { required: true, range: true },
  },
  {
    keyword: 'server',
    sections: ['backend', 'listen'],
    index: 1,
    port: { offset: true },
  },
  { keyword: 'server-template', sections: ['backend', 'listen'], index: 2, port: { offset: true } },
  { keyword: 'dispatch', sections: ['backend', 'listen'], index: 0, port: { required: true } },
];
