interface ImportMeta {
  /** The texts of the files of a pattern, by path: put in when a test is bundled, so that workerd has them. */
  glob: (
    pattern: string,
    options: { query: '?raw'; import: 'default'; eager: true },
  ) => Readonly<Record<string, string>>
}
