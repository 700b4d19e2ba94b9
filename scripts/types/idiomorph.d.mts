/** The one function of idiomorph that the page uses; the build puts the library beside the page's modules. */
export const Idiomorph: { morph(old: Element, fresh: DocumentFragment, options: object): void };
