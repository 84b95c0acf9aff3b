import type { editor } from 'monaco-editor/editor/editor.api';
import type { FoundProblem } from '../../../language/index.js';
import type { Monaco } from './load.js';
import type { Models } from './models.js';
import { rangeOf } from './places.js';

/** A problem as Monaco underlines it. */
export const markerOf = (
  model: editor.ITextModel,
  { code, level, span, message, related }: FoundProblem,
  models: Models,
  monaco: Monaco,
): editor.IMarkerData => ({
  ...rangeOf(model, span),
  code,
  message,
  severity: severityOf(level, monaco),
  relatedInformation: related.flatMap(({ file, span: place }) => {
    const other = models.model(file);
    if (other === undefined) return [];
    const range = rangeOf(other, place);
    return [{ resource: other.uri, ...range, message: other.getLineContent(range.startLineNumber).trim() }];
  }),
});

const severityOf = (level: FoundProblem['level'], { MarkerSeverity }: Monaco) => {
  switch (level) {
    case 'error':
      return MarkerSeverity.Error;
    case 'warning':
      return MarkerSeverity.Warning;
    case 'hint':
      return MarkerSeverity.Info;
  }
};
