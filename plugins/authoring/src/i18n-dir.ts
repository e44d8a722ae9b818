/** Docusaurus' folder of translations. Apart from the market's own name for it: a check that finds nothing new loads no market. */
export const I18N_DIR = 'i18n';
