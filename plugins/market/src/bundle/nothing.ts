// Stands for a module of the classic theme that does nothing on this site: see lean-client.ts.
export {};
