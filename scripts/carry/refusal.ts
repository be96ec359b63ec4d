/** Something that a person can put right: its message is a sentence for him. */
export class Refusal extends Error {}
