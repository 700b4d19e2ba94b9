// Loads the thawed interpreter: a WebAssembly module that already holds Python with the planner imported.

/**
 * @param {WebAssembly.Module} module
 * @param {number} door  address of the Python function `planner.bridge.handle` in the module's memory
 * @param {(memory: WebAssembly.Memory) => void} [seen]  for tests and measurements
 * @returns {Promise<(text: string) => string>}
 */
export async function thaw(module, door, seen) {
  const env = {
    emscripten_date_now: () => Date.now(),
    emscripten_get_now: () => performance.now(),
    emscripten_resize_heap(/** @type {number} */ bytes) {
      const size = python.memory.buffer.byteLength;
      const wanted = Math.max(bytes >>> 0, size * 1.1) - size;
      try {
        python.memory.grow(Math.ceil(wanted / 65536));
        return 1;
      } catch {
        return 0;
      }
    },
  };
  const wasi_snapshot_preview1 = {
    clock_time_get(/** @type {number} */ clock, /** @type {bigint} */ _precision, /** @type {number} */ at) {
      const now = clock ? performance.now() : Date.now();
      new DataView(python.memory.buffer).setBigUint64(at >>> 0, BigInt(Math.round(now * 1e6)), true);
      return 0;
    },
    random_get(/** @type {number} */ at, /** @type {number} */ length) {
      crypto.getRandomValues(new Uint8Array(python.memory.buffer, at >>> 0, length));
      return 0;
    },
  };
  const { exports } = await WebAssembly.instantiate(module, { env, wasi_snapshot_preview1 });
  const python = /** @type {any} */ (exports);
  seen?.(python.memory);
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();

  return (text) => {
    const bytes = encoder.encode(text);
    const copy = python.malloc(bytes.length + 4);
    new Uint8Array(python.memory.buffer).set(bytes, copy);
    const argument = python.PyUnicode_FromStringAndSize(copy, bytes.length);
    const answer = python.PyObject_CallOneArg(door, argument);
    python.Py_DecRef(argument);
    if (!answer) throw new Error("Python raised an error");
    const start = python.PyUnicode_AsUTF8AndSize(answer, copy) >>> 0;
    const length = new DataView(python.memory.buffer).getUint32(copy, true);
    const result = decoder.decode(new Uint8Array(python.memory.buffer, start, length));
    python.free(copy);
    python.Py_DecRef(answer);
    return result;
  };
}
