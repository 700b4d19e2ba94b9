/** Made by `scripts/site/assemble.py`. */
export const facts: Facts;
