"use strict";
const LONGEST = 240; // seconds
const settings = JSON.parse(document.getElementById("settings").textContent);
const verdict = document.getElementById("verdict");
const list = document.getElementById("checks");
const again = document.getElementById("again");

function shown(title) {
  const item = document.createElement("li");
  item.innerHTML = "<span></span>: <span class=state></span> <span class=remedy></span>";
  const [name, state, remedy] = item.children;
  name.textContent = title;
  list.append(item);
  return (word, said = "") => {
    state.textContent = word;
    remedy.textContent = said;
    item.dataset.state = word;
  };
}

const CHECKS = [
  ["A browser that can run Python", true, async () =>
    typeof WebAssembly === "object" && typeof Worker === "function" && typeof Promise.allSettled === "function"
      ? "" : "It is too old, or WebAssembly is switched off. Take a current Firefox, Chrome, Edge or Safari."],
  ["Memory", true, async () => {
    try {
      new WebAssembly.Memory({ initial: 6400 }); // 400 MB
    } catch {
      return "The browser gives this page less than 400 MB. Close other tabs and programs, and test again.";
    }
    return "";
  }],
  ["Files for notebooks", false, async () => {
    if (!window.isSecureContext) {
      return "This address begins with http:// and leads to another computer, so the browser gives notebooks no files: " +
        "the example runs, your teacher's texts cannot be read, and answers are lost on reload. Ask for an address that " +
        "begins with https://.";
    }
    try {
      const worker = await navigator.serviceWorker.register("check-service.js", { scope: "check-scope/" });
      await worker.unregister();
    } catch {
      return "The browser allows no service worker, as in a private window: texts cannot be read from notebooks, and " +
        "answers are lost on reload. Open an ordinary window, or allow cookies and site data for this address.";
    }
    return "";
  }],
  ["Room to keep answers", false, async () => {
    const remedy = "The browser keeps nothing for this address: answers are lost when you leave. Open an ordinary " +
      "window, allow site data, or free some space on the device.";
    try {
      await new Promise((resolve, reject) => {
        const opening = indexedDB.open("framing check", 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore("kept");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction("kept", "readwrite");
          writing.objectStore("kept").put("x".repeat(1e6), "answer");
          writing.oncomplete = () => { opening.result.close(); indexedDB.deleteDatabase("framing check"); resolve(); };
          writing.onerror = () => reject(writing.error);
        };
      });
    } catch {
      return remedy;
    }
    return "";
  }],
];

function startPython(report) {
  return new Promise((resolve) => {
    const began = performance.now();
    const seconds = () => Math.round((performance.now() - began) / 1000);
    const full = (file) => new URL(file, location.href).href;
    let worker;
    let step = "starting";
    const clock = setInterval(() => report("...", `${step}, ${seconds()} s`), 1000);
    const end = (remedy) => {
      clearInterval(clock);
      clearTimeout(alarm);
      if (worker) worker.terminate();
      resolve([remedy, seconds()]);
    };
    const alarm = setTimeout(() => end(
      `It took longer than ${LONGEST} seconds (${step}). The network or the device is too slow for the class.`), LONGEST * 1000);
    const why = (error) => `${step} failed: ${error}. ${navigator.onLine ? "" : "This device is offline. "}` +
      "A network that blocks downloads does this too: try another one, or another browser.";
    try {
      worker = new Worker(full("check-python.js"), { type: "module" });
    } catch (error) {
      end(why(error));
      return;
    }
    worker.onerror = (event) => end(why(event.message || "the worker does not start"));
    worker.onmessage = ({ data }) => {
      if (data.step) step = data.step;
      if (data.failed) end(why(data.failed));
      if (data.done) end("");
    };
    worker.postMessage({
      address: full(settings.address), names: settings.names, wheels: settings.wheels.map((name) => full(`pypi/${name}`)),
    });
  });
}

async function test() {
  again.hidden = true;
  list.replaceChildren();
  verdict.textContent = "Testing. Leave this page open.";
  let runs = true;
  let keeps = true;
  for (const [title, needed, ask] of CHECKS) {
    const report = shown(title);
    const remedy = await ask();
    report(remedy ? "no" : "yes", remedy);
    if (remedy && needed) runs = false;
    if (remedy && !needed) keeps = false;
  }
  const report = shown("Python starts and counts");
  if (runs) {
    const [remedy, seconds] = await startPython(report);
    report(remedy ? "no" : "yes", remedy || `${seconds} seconds`);
    runs = remedy === "";
  } else {
    report("not tried", "");
  }
  verdict.textContent = !runs
    ? "This device does not run the notebooks. What is missing stands below; the report and the worksheet work."
    : keeps ? "This device runs the notebooks." : "This device runs the notebooks, but keeps nothing: read below.";
  document.body.dataset.verdict = !runs ? "no" : keeps ? "yes" : "partly";
  again.hidden = false;
}

again.addEventListener("click", test);
test();
