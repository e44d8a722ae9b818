export const cells: readonly { readonly name: string }[];
