export { TEMPLATE_LANGUAGES, type TemplateLanguage, templateLanguageOf } from './languages.js';
export { filledIn, type TemplateExpression } from './mask.js';
export { TemplateReading } from './template-reading.js';
