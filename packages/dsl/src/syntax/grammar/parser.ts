import type { CstNode, IParserErrorMessageProvider, IRecognitionException, IToken } from 'chevrotain';
import { DeclarationRules } from './declaration-rules.js';
import { expectations } from './expectations.js';

/** A piece of a file that is parsed by itself. */
export type Unit =
  | 'timezone' | 'customerHead' | 'eventHead' | 'list' | 'metric' | 'tag' | 'segment'
  | 'testHead' | 'testStep' | 'field' | 'cases' | 'description' | 'expression'; // prettier-ignore

export interface Parsed {
  /** Undefined where nothing could be made of the tokens. */
  readonly cst: CstNode | undefined;
  readonly errors: readonly IRecognitionException[];
}

class RuleParser extends DeclarationRules {
  constructor(errorMessageProvider: IParserErrorMessageProvider, validated: boolean) {
    super(errorMessageProvider, validated);
    this.performSelfAnalysis();
  }

  parse(unit: Unit, tokens: readonly IToken[]): Parsed {
    this.input = [...tokens];
    this.inWhere = false;
    this.group = { start: -1, end: -1 };
    const cst = this[unit]() as CstNode | undefined;
    return { cst, errors: this.errors };
  }
}

/** A faulty grammar makes its constructor throw, if it is validated: by a test, so that loading need not. */
export const validateGrammar = (): void => void new RuleParser(expectations, true);

const parser = new RuleParser(expectations, false);

/** Parses the tokens of one unit; the tree of a broken one has what could be read. */
export const parseUnit = (unit: Unit, tokens: readonly IToken[]): Parsed => parser.parse(unit, tokens);
