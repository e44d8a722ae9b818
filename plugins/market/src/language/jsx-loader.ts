interface LoaderContext {
  getOptions(): { readonly runtime: string };
}

/** As the compiler writes it, and as it stands in a module that names it itself. */
const REACT = /from ["']react\/jsx-runtime["']/;

/** Bundler loader over our own compiled modules: they make their elements with another `jsx`. */
export default function jsxLoader(this: LoaderContext, code: string): string {
  return code.replace(REACT, () => `from ${JSON.stringify(this.getOptions().runtime)}`);
}
