// Passwords are hashed as the sign-in library does it: scrypt, about 80 ms of CPU.
export { hashPassword, verifyPassword } from 'better-auth/crypto'
