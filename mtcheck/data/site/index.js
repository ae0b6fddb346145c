const table = document.getElementById("pages");
const rows = [...table.tBodies[0].rows];
const valueOf = (row, at) => {
  const cell = row.cells[at];
  return cell.dataset.value ?? cell.textContent;
};
const compare = (one, other) => {
  const first = Number(one), second = Number(other);
  if (one !== "" && other !== "" && !Number.isNaN(first) && !Number.isNaN(second)) return first - second;
  return one.localeCompare(other);
};
for (const button of table.tHead.querySelectorAll("button")) {
  button.addEventListener("click", () => {
    const head = button.parentElement;
    const isUp = head.getAttribute("aria-sort") !== "ascending";
    for (const each of head.parentElement.cells) each.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
    const keyed = rows.map((row) => [valueOf(row, head.cellIndex), row]);
    keyed.sort(([one], [other]) => (isUp ? compare(one, other) : compare(other, one)));
    table.tBodies[0].append(...keyed.map(([, row]) => row));
  });
}
const filter = document.getElementById("filter");
const shown = document.getElementById("shown");
filter.addEventListener("input", () => {
  const wanted = filter.value.toLowerCase();
  let count = 0;
  for (const row of rows) {
    row.hidden = !row.textContent.toLowerCase().includes(wanted);
    count += !row.hidden;
  }
  shown.textContent = wanted ? `${count} of ${rows.length}` : "";
});
document.getElementById("tools").hidden = false;
