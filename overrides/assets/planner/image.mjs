// Loads the thawed interpreter: a WebAssembly module that already holds Python with the planner imported.

/**
 * @param {WebAssembly.Module} module @param {number} door  address of the Python function `planner.bridge.handle`
 * @returns {Promise<(text: string) => string>}
 */
export async function thaw(module, door) {
  throw new Error("no image yet");
}
