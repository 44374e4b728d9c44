import { IGNORED_BY_DEFAULT_SERVER } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { argumentProblemOf, parametersIn, parameterWords } from '@haplint/core/internal';
import type { Directive, Word } from '@haplint/parser';
import { isHttpAbove } from '../proxy-mode.js';
import { directivesOf } from '../selectors.js';

const SERVER_LINES = directivesOf(['server', 'server-template', 'default-server']);

/** Those that stand for a version of TLS; a `default-server` takes the lowest and the highest one. */
const VERSION_SWITCH = /^no-(sslv3|tlsv1\d)$/;

/** Parameters of servers that HAProxy prints an alert about, and then goes on without: nobody sees it in a log of thousands of lines (src/server.c `srv_parse_kw`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'parameters of servers that HAProxy complains about and then goes on without', preset: 'recommended' },
    severity: 'warn',
    reach: 'section',
    oncePer: 'form',
    messages: {
      version:
        'Ignored "{{ name }}": on a "default-server" line, HAProxy prints an alert and goes on without it. Write "ssl-min-ver" or "ssl-max-ver" here, or move it to the servers.',
      default: 'Ignored "{{ name }}": on a "default-server" line, HAProxy prints an alert and goes on without it. Move it to the servers.',
      layer7:
        'Ignored "observe layer7": the mode is not http where the line stands, so HAProxy prints an alert and observes nothing. Set "mode http" above it, or observe layer4.',
    },
  },
  create({ model, report, looksFurther }) {
    return {
      [SERVER_LINES](line: Directive) {
        const given = parameterWords(line, model);
        if (given === null || argumentProblemOf(line, model) !== null) return;
        const isDefault = model.valueOf(line.keyword) === 'default-server';
        for (const { word, name, values } of parametersIn(given.words, given.kind, (each) => model.valueOf(each))) {
          if (name === null) return; // nobody knows which words are parameters behind it
          if (isDefault && IGNORED_BY_DEFAULT_SERVER.has(name)) {
            report({ node: word, messageId: VERSION_SWITCH.test(name) ? 'version' : 'default', data: { name } });
          } else if (name === 'observe' && isLayer7(values) && !mayBeInHttp(line)) {
            report({ node: word, messageId: 'layer7' });
          }
        }
      },
    };

    function isLayer7([mode]: readonly Word[]): boolean {
      return mode !== undefined && model.valueOf(mode) === 'layer7';
    }

    function mayBeInHttp(line: Directive): boolean {
      looksFurther?.(); // at where the line with the mode is
      const section = model.sectionOf(line);
      return section === null || isHttpAbove(line, section, model) !== false;
    }
  },
});
