"use strict";
// The page is whole without this script: it opens what a number links to, and shows one outlet alone.
document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  const target = link && document.getElementById(link.getAttribute("href").slice(1));
  if (!target) return;
  for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
});
const filter = document.getElementById("filter");
const choice = filter.querySelector("select");
const show = () => {
  for (const element of document.querySelectorAll("[data-outlet]")) {
    element.hidden = choice.value !== "" && element.dataset.outlet !== choice.value;
  }
  filter.querySelector("[role=status]").textContent =
    choice.value === "" ? "" : "The opening and the figures are of all outlets.";
};
choice.addEventListener("change", show);
filter.hidden = choice.options.length < 3;
show();
