// Starts Python as the notebooks do, and says how far it came.
self.onmessage = async ({ data }) => {
  const said = (step) => self.postMessage({ step });
  try {
    said("loading Python");
    const { loadPyodide } = await import(data.address);
    const python = await loadPyodide();
    said("loading packages");
    await python.loadPackage(data.names);
    for (const wheel of data.wheels) {
      await python.runPythonAsync(`import micropip\nawait micropip.install(${JSON.stringify(wheel)}, deps=False)`);
    }
    said("counting words");
    const count = await python.runPythonAsync(`
import framing
mentions = framing.find_mentions(framing.read_corpus("harbour-strike"), framing.read_lexicon("harbour-strike"))
len(framing.naming(mentions))
`);
    self.postMessage({ done: count });
  } catch (error) {
    self.postMessage({ failed: String(error.message || error).split("\n").slice(-3).join(" ").slice(-300) });
  }
};
