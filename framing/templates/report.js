"use strict";
// The page is whole without this script: it shows sentences where a number stands, and filters.
const root = document.documentElement;
root.classList.add("js");
const at = (id) => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};
const unfold = (element) => {
  for (let box = element.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
};

// Sentences: a number names the list of its cell, or with data-sum the lists of several: table, row, outlet, kinds.
const lists = new Map(all(".refs").map((list) => [list.id, list]));
const listsOf = (number) => {
  if (!number.dataset.sum) return [lists.get(number.hash.slice(1))].filter(Boolean);
  const [table, row, outlet, kinds] = number.dataset.sum.split(" ");
  return [...lists].filter(([id]) => {
    if (!id.startsWith(table + "-")) return false;
    const [i, j, kind] = id.slice(table.length + 1).split("-");
    return (row === "*" || row === i) && (outlet === "*" || outlet === j) && (kinds === "*" || kinds.includes(kind));
  }).map(([, list]) => list);
};
const passage = (link) => {
  const place = at(link.hash.slice(1));
  const first = place.closest(".s");
  const every = link.dataset.last ? all(".s", first.closest(".framing-article")) : [first];
  const last = link.dataset.last ? every.indexOf(at(link.dataset.last)) : 0;
  const shown = every.slice(every.indexOf(first), last + 1).map((sentence) => {
    const copy = sentence.cloneNode(true);
    for (const mark of all("mark", copy)) {
      const own = mark.id === place.id || mark.dataset.of === place.id;
      for (const small of all(":scope > small", mark)) small.remove();
      if (own) mark.className = "this";
      else mark.replaceWith(...mark.childNodes);
    }
    for (const element of [copy, ...all("[id]", copy)]) element.removeAttribute("id");
    return copy;
  });
  const around = place.closest(".framing-indirect, .framing-direct");
  const plain = at("main").dataset.voices === "none" ? "" : "Unattributed";
  const voice = place.dataset.voice || (around ? around.title : plain);
  const said = link.title || (place.matches("mark") ? [place.title, voice].filter(Boolean).join(". ") : "");
  const source = make("a", { href: "#" + place.id, textContent: first.closest("[data-cite]").dataset.cite });
  return make("li", {}, ...shown.flatMap((sentence) => [sentence, " "]),
    make("span", { className: "said" }, said ? said + ". " : "", make("cite", {}, source)));
};
let panels = 0;
const close = (number) => {
  at(number.getAttribute("aria-controls"))?.remove();
  number.removeAttribute("aria-controls");
  number.setAttribute("aria-expanded", "false");
};
const panel = (number) => {
  const found = listsOf(number);
  const box = make("div", { className: "panel" });
  const shut = make("button", { type: "button", textContent: "Close" });
  shut.addEventListener("click", () => { close(number); number.focus(); });
  const heading = found.length === 1 ? found[0].querySelector("b").textContent : number.dataset.what || "Sentences";
  box.append(make("p", { className: "head" }, make("b", { textContent: heading + ": " + number.textContent }), " ", shut));
  for (const list of found) {
    if (found.length > 1) box.append(make("p", { className: "of", textContent: list.querySelector("b").textContent }));
    box.append(make("ol", { className: "framing-evidence" }, ...all("a", list).map(passage)));
    const rest = list.querySelector("i");
    if (rest) box.append(make("p", { className: "note", textContent: rest.textContent }));
  }
  return box;
};
const open = (number) => {
  const row = number.closest("tr");
  let box = panel(number);
  if (row) {
    for (const other of all('[aria-expanded="true"]', row)) close(other);
    const columns = [...row.cells].reduce((n, cell) => n + cell.colSpan, 0);
    box = make("tr", { className: "opened-row" }, make("td", { colSpan: columns }, box));
    row.after(box);
  } else {
    const block = number.closest("p, li");
    for (const other of all('[aria-expanded="true"]', block)) close(other);
    block.after(box);
  }
  box.id = "panel-" + ++panels;
  number.setAttribute("aria-controls", box.id);
  number.setAttribute("aria-expanded", "true");
};
for (const number of all("a.num")) {
  number.setAttribute("role", "button");
  number.setAttribute("aria-expanded", "false");
}
document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (!link) return;
  if (link.matches(".num")) {
    event.preventDefault();
    if (link.getAttribute("aria-expanded") === "true") close(link);
    else open(link);
  } else if (at(link.hash.slice(1))) unfold(at(link.hash.slice(1)));
});
document.addEventListener("keydown", (event) => {
  if (event.key === " " && event.target.matches("a.num")) {
    event.preventDefault();
    event.target.click();
  }
});
if (location.hash && at(location.hash.slice(1))) unfold(at(location.hash.slice(1)));

// On a narrow screen the contents are folded, and fold again when one of them was chosen.
const contents = document.querySelector("#contents > details");
const narrow = matchMedia("(max-width: 63.99rem)");
const fold = () => { contents.open = !narrow.matches; };
narrow.addEventListener("change", fold);
contents.addEventListener("click", (event) => { if (narrow.matches && event.target.closest("a")) contents.open = false; });
fold();

// Filters: by outlet, by referent and by whose word. The counts are those of the rows "All of these".
const filter = at("filter");
const [outlet, referent, kind] = all("select", filter);
for (const row of all(".grid tbody tr")) {  // its cells are those of their column
  const heads = row.closest("table").tHead.rows[1].cells;
  for (const [i, cell] of [...row.cells].slice(1).entries()) Object.assign(cell.dataset, heads[i].dataset);
}
const groups = all(".trios th[scope=colgroup]");
for (const head of groups) head.dataset.span = head.colSpan;
const filtered = all("[data-o],[data-r],[data-k]");
const totals = all(".labels tr.all [data-k]");
const show = () => {
  for (const number of all('[aria-expanded="true"]')) if (number.matches("a.num")) close(number);
  const wanted = [["o", outlet.value], ["r", referent.value], ["k", kind.value]].filter(([, value]) => value !== "");
  for (const element of filtered) {
    element.hidden = wanted.some(([name, value]) => name in element.dataset && element.dataset[name] !== value);
  }
  for (const head of groups) head.colSpan = kind.value ? 1 : head.dataset.span;
  for (const chapter of all("section[data-chapter]")) {
    const parts = all("[data-r]", chapter);
    chapter.hidden = referent.value !== "" && parts.length > 0 && parts.every((part) => part.hidden);
  }
  for (const few of all("details.few")) few.open = referent.value !== "" && all("[data-r]", few).some((part) => !part.hidden);
  const counts = new Map();
  for (const cell of totals) {
    const name = cell.closest("[data-chapter]").dataset.chapter;
    const [here, every] = counts.get(name) || [0, 0];
    const n = Number(cell.textContent.replaceAll(",", ""));
    const seen = !cell.hidden && !cell.closest("[data-r][hidden]");
    counts.set(name, [here + (seen ? n : 0), every + n]);
  }
  const lines = [...counts].map(([name, [here, every]]) => `${name}: ${here.toLocaleString("en")} of ${every.toLocaleString("en")}`);
  filter.querySelector("[role=status]").textContent = wanted.length
    ? `Mentions shown. ${lines.join("; ")}. The opening and the figures are of all.` : "";
  boxes.forEach(measure);
};

// A box that is wider than the screen says so, and only such a box is a stop of the keyboard; boxes that nobody has
// come to yet need not be measured.
const boxes = new Set();
const measure = (box) => {
  const wide = box.scrollWidth > box.clientWidth + 1;
  box.classList.toggle("wide", wide);
  box.tabIndex = wide ? 0 : -1;
};
const near = new IntersectionObserver((entries) => {
  for (const { target } of entries.filter((entry) => entry.isIntersecting)) {
    boxes.add(target);
    measure(target);
  }
});
for (const box of all(".scroll")) near.observe(box);
for (const select of [outlet, referent, kind]) select.addEventListener("change", show);
addEventListener("resize", () => boxes.forEach(measure));
filter.hidden = false;
