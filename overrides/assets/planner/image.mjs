// Loads the thawed interpreter: a WebAssembly module that already holds Python with the planner imported.
// `door` is the address of `planner.bridge.handle` in the module's memory; `seen` is for tests and measurements.
/** @param {WebAssembly.Module} module @param {number} door @param {(memory: WebAssembly.Memory) => void} [seen] */
export async function thaw(module, door, seen) {
  const python = /** @type {any} */ ((await WebAssembly.instantiate(module)).exports);
  const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];
  seen?.(python.memory);
  return (/** @type {string} */ text) => {
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
