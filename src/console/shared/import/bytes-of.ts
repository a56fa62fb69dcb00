/** A request whose body is the file as it is. */
export function bytesOf(file: File) {
  return { headers: { 'content-type': 'application/octet-stream' }, body: file as unknown as string, bodySerializer: (body: string) => body };
}
