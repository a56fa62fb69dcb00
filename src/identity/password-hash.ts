import { hash, verify } from '@node-rs/argon2';

/** The package's `Algorithm.Argon2id`; its enum cannot be imported into isolated modules. */
const ARGON2ID = 2;

/** RFC 9106 asks for more memory than a small server has; these are the figures of the OWASP sheet. Memory in KiB. */
const STRONG = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Weak on purpose and therefore recognisable: a hash with these figures can only come from a demonstration. */
const DEMO = { algorithm: ARGON2ID, memoryCost: 4_096, timeCost: 1, parallelism: 1 } as const;

const DEMO_MARK = '$m=4096,t=1,p=1$';

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), STRONG);
}

/** For the well-known passwords of a demonstration: quick, and found again by `isDemoHash`. */
export function hashDemoPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), DEMO);
}

export function isDemoHash(passwordHash: string): boolean {
  return passwordHash.includes(DEMO_MARK);
}

let unknown: Promise<string> | undefined;

/** Whether the password fits. Without a hash it takes as long and says no, so that nobody learns which accounts exist. */
export async function passwordFits(passwordHash: string | undefined, password: string): Promise<boolean> {
  unknown ??= hashPassword('nobody has this password');
  const fits = await verify(passwordHash ?? (await unknown), password.normalize('NFC'));
  return fits && passwordHash !== undefined;
}
