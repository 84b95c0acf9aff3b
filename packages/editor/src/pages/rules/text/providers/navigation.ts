import type { Location } from '@tagwright/dsl/service';
import type { languages } from 'monaco-editor/editor/editor.api';
import { offsetOf, rangeOf } from '../places.js';
import { ask, type Providing } from './asking.js';

const locationsOf = ({ models }: Providing, places: readonly Location[]): languages.Location[] =>
  places.flatMap(({ file, span }) => {
    const model = models.model(file);
    return model === undefined ? [] : [{ uri: model.uri, range: rangeOf(model, span) }];
  });

/** Where the thing under the cursor is declared. */
export const definitionProvider = (providing: Providing): languages.DefinitionProvider => ({
  provideDefinition: async (model, position, token) => {
    const offset = offsetOf(model, position);
    const found = await ask(providing, model, token, (path) => providing.worker.language.definition(path, offset));
    return found && locationsOf(providing, found);
  },
});

/** Every place of the book that speaks of it. */
export const referenceProvider = (providing: Providing): languages.ReferenceProvider => ({
  provideReferences: async (model, position, { includeDeclaration }, token) => {
    const offset = offsetOf(model, position);
    const found = await ask(providing, model, token, (path) => providing.worker.language.references(path, offset));
    return (
      found &&
      locationsOf(
        providing,
        found.filter(({ isDeclaration }) => includeDeclaration || !isDeclaration),
      )
    );
  },
});

/** The places of the file at hand that speak of it. */
export const highlightProvider = (providing: Providing): languages.DocumentHighlightProvider => ({
  provideDocumentHighlights: async (model, position, token) => {
    const offset = offsetOf(model, position);
    const own = providing.models.pathOf(model.uri);
    const found = await ask(providing, model, token, (path) => providing.worker.language.references(path, offset));
    const { Read, Write } = providing.monaco.languages.DocumentHighlightKind;
    return found
      ?.filter(({ file }) => file === own)
      .map(({ span, isDeclaration }) => ({ range: rangeOf(model, span), kind: isDeclaration ? Write : Read }));
  },
});
