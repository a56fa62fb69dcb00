import { AwsClient } from 'aws4fetch';
import { FilesUnreachableError, type FileStore } from '../engine/ports/attachment-store.js';

export interface S3Settings {
  /** Address of the bucket, with a folder where files are to lie in one: `https://s3.example.com/bucket/folder`. */
  readonly url: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const WAIT_MS_MAX = 30_000;
const RETRIES = 3;
const RETRY_AFTER_SECONDS = 5;

/** Keeps each file under its hash in a bucket of an S3-compatible store: `<address>/<company>/<first two digits>/<hash>`. For several servers. */
export function s3Store({ url, ...credentials }: S3Settings): FileStore {
  const client = new AwsClient({ ...credentials, service: 's3', retries: RETRIES });
  const addressOf = (company: string, file: string): string => [url.replace(/\/+$/, ''), ...[company, file.slice(0, 2), file].map(encodeURIComponent)].join('/');
  const ask = async (method: 'GET' | 'PUT', company: string, file: string, body?: Uint8Array<ArrayBuffer>): Promise<Response> => {
    try {
      return await client.fetch(addressOf(company, file), { method, signal: AbortSignal.timeout(WAIT_MS_MAX), ...(body && { body }) });
    } catch (error) {
      throw new FilesUnreachableError(RETRY_AFTER_SECONDS, error);
    }
  };
  return {
    async put(company, file, bytes) {
      const response = await ask('PUT', company, file, new Uint8Array(bytes));
      if (!response.ok) throw await refusal(response, 'take');
      await response.body?.cancel();
    },
    async get(company, file) {
      const response = await ask('GET', company, file);
      if (response.ok) return new Uint8Array(await response.arrayBuffer());
      if (response.status === 404 && (await codeOf(response.clone())) === 'NoSuchKey') return undefined;
      throw await refusal(response, 'give');
    },
  };
}

/** The words of the store go to the log; they may name the bucket. */
async function refusal(response: Response, what: 'take' | 'give'): Promise<Error> {
  const { status } = response;
  const reason = new Error(`Expected the file store to ${what} a file, but it answered ${status} ${await codeOf(response)}.`);
  return status >= 500 || status === 429 ? new FilesUnreachableError(RETRY_AFTER_SECONDS, reason) : reason;
}

/** The code in an answer such as `<Error><Code>NoSuchKey</Code>…`. */
async function codeOf(response: Response): Promise<string> {
  return /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1] ?? '';
}
