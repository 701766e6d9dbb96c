/** Is told of every way in and out, and of every attempt that failed; what it throws stops the answer, so that nothing goes unrecorded. */
export interface SignInObserver {
  signedIn(userId: string, address: string): Promise<void>;
  signedOut(userId: string, address: string): Promise<void>;
  /** The password was wrong; the address may belong to nobody. */
  refused(email: string, address: string): Promise<void>;
  passwordChanged(userId: string, address: string): Promise<void>;
}
