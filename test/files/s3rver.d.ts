declare module 's3rver' {
  /** An S3-compatible server for tests; only what they use of it. */
  class S3rver {
    constructor(options: { port: number; address: string; silent: boolean; directory: string; configureBuckets: readonly { name: string; configs: readonly unknown[] }[] });
    run(): Promise<{ port: number }>;
    close(): Promise<void>;
  }
  export = S3rver;
}
