"use strict";
// Web servers that say nothing of it let a browser keep a page for days. So the first page asks which version of the
// course is there, and when it has changed loads anew what may have, before anybody opens a notebook.
const KNOWN = "framing course";

async function refresh() {
  const answer = await fetch("framing-site.json", { cache: "no-store" });
  const { version, changing } = await answer.json();
  const before = localStorage.getItem(KNOWN);
  if (before && before !== version) {
    document.body.inert = true;
    await Promise.all(changing.map((file) => fetch(file, { cache: "reload" })));
  }
  localStorage.setItem(KNOWN, version);
  if (before && before !== version) location.reload();
}

refresh().catch(() => { document.body.inert = false; });
