// Stock Pyodide: loadPyodide, loadPackage of the three wheels, the first plan.
const started = (async () => {
  const { loadPyodide } = await import(new URL("stock/pyodide.mjs", location.href).href);
  const python = await loadPyodide({ indexURL: new URL("stock/", location.href).href });
  await python.loadPackage("planner", { messageCallback: () => undefined });
  return python.pyimport("planner.bridge").handle;
})();
onmessage = async ({ data }) => postMessage({ id: data.id, text: (await started)(data.text) });
