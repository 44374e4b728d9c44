import { EOF } from 'chevrotain';
import { CallRules, endOf } from './call-rules.js';
import { type CallParts, Converter, SampleExpression, SampleFetch } from './nodes.js';
import { Commas, Name } from './tokens.js';

/** What a chain of converters has brought, and the index behind it. */
export interface ConverterChain {
  readonly converters: readonly Converter[];
  readonly to: number;
}

/** The rules for sample expressions, shared by the grammars that contain them. */
export abstract class SampleExpressionRules extends CallRules {
  /** `fetch(args),converter(args),...`, from the index `from` on. */
  protected readonly sampleExpression = this.RULE('sampleExpression', (from: number): SampleExpression => {
    let parts: CallParts | null = null;
    this.OPTION(() => {
      parts = this.SUBRULE(this.call);
    });
    const fetch = this.ACTION(() => {
      if (parts === null) this.report('missing-fetch', from, from, from + 1);
      return new SampleFetch(null, this.source, parts ?? { nameFrom: from, nameTo: from, args: null, to: from });
    });
    const chain = this.SUBRULE(this.furtherConverters, { ARGS: [parts === null ? from : (parts as CallParts).to] });
    return this.ACTION(() => new SampleExpression(null, this.source.offsetAt(chain.to), fetch, chain.converters));
  });

  /** `,converter(args),...`. Commas that end the text are no mistake; commas before anything else but a name are. */
  protected readonly furtherConverters = this.RULE('furtherConverters', (from: number): ConverterChain => {
    const converters: Converter[] = [];
    let to = from;
    this.MANY(() => {
      const commas = this.CONSUME(Commas);
      let named = false;
      this.OPTION(() => {
        const parts = this.SUBRULE(this.call);
        named = true;
        this.ACTION(() => {
          converters.push(new Converter(null, this.source, parts));
          to = parts.to;
        });
      });
      this.ACTION(() => {
        if (named) return;
        to = endOf(commas);
        const next = this.LA(1);
        if (next.tokenType !== EOF) this.report('missing-converter', commas.startOffset, to, next.startOffset + 1);
      });
    });
    return { converters, to };
  });

  /** A name with or without arguments. */
  protected readonly call = this.RULE('call', (): CallParts => {
    const name = this.CONSUME(Name);
    let list: Pick<CallParts, 'args' | 'to'> | null = null;
    this.OPTION(() => {
      list = this.SUBRULE(this.argumentList);
    });
    return this.ACTION(() => {
      const nameTo = endOf(name);
      return { nameFrom: name.startOffset, nameTo, ...(list ?? { args: null, to: nameTo }) };
    });
  });
}
