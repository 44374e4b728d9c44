/** Nothing is loaded and nothing is run: the page is a picture and how it looks. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** The colours of the theme, for the variables that the picture is drawn with (packages/core/src/graph). */
const STYLE = `body { padding: 0; }
body svg.hg {
  --hg-page: var(--vscode-editor-background); --hg-card: var(--vscode-editor-background);
  --hg-text: var(--vscode-editor-foreground); --hg-dim: var(--vscode-descriptionForeground);
  --hg-line: color-mix(in srgb, var(--vscode-editor-foreground) 45%, transparent);
  --hg-link: var(--vscode-textLink-foreground);
  --hg-front: var(--vscode-charts-blue); --hg-front-card: color-mix(in srgb, var(--vscode-charts-blue) 10%, var(--vscode-editor-background));
  --hg-back: var(--vscode-charts-green); --hg-back-card: color-mix(in srgb, var(--vscode-charts-green) 10%, var(--vscode-editor-background));
  --hg-error: var(--vscode-editorError-foreground); --hg-warning: var(--vscode-editorWarning-foreground);
}`;

/** The page that shows a graph, given as an SVG document; null where there is none to show. */
export function graphPage(svg: string | null): string {
  const shown = svg === null ? '<p>haplint does not check this file.</p>' : svg.replace(/^<\?xml[^>]*\?>\s*/, '');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<style>${STYLE}</style>
</head>
<body>
${shown}
</body>
</html>`;
}
