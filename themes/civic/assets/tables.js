// A filter above long tables, and headings that sort them. Nothing of it is there without scripts, and a table stays as printed until
// somebody uses it. The words are those of templates/parts/tables.html, whose `.table-tools` stands right before its table.

const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const heads_part = ({ cells }) => cells.length === 1 && cells[0].scope === "rowgroup";

// The rows of a table, each with those that share a cell with it, and below which row that heads a part of the table.
function entries_of(table) {
    const entries = [];
    for (const body of table.tBodies) {
        let heading, end = 0;
        [...body.rows].forEach((row, at) => {
            if (heads_part(row)) heading = row;
            else if (at >= end) entries.push({ body, heading, rows: [row] });
            else entries.at(-1).rows.push(row);
            end = Math.max(end, at + 1, ...[...row.cells].map(({ rowSpan }) => at + rowSpan));
        });
    }
    return entries;
}

// By what a cell is sorted: a day, a number, words, or nothing where nothing is known. What was before does not count.
function value_of(cell, is_number) {
    if (!cell || cell.dataset.order) return cell?.dataset.order;
    const copy = cell.cloneNode(true);
    for (const aside of copy.querySelectorAll("del, .hidden, .unknown, .none")) aside.remove();
    const text = copy.textContent.trim();
    if (!is_number) return text || undefined;
    const number = /-?\d[\d,]*(\.\d+)?/.exec(text.replaceAll("−", "-"))?.[0];
    return number && Number(number.replaceAll(",", ""));
}

function equip(tools) {
    const table = tools.nextElementSibling.querySelector("table");
    const entries = entries_of(table), headings = [...table.tHead.rows[0].cells];
    const input = tools.querySelector("input"), said = tools.querySelector("[role=status]");
    let sorted, order;

    function show() {
        const words = plain(input.value).match(/\S+/g) ?? [];
        let all = 0, shown = 0;
        for (const { heading } of entries) if (heading) heading.hidden = true;
        for (const entry of entries) {
            const { rows, heading } = entry;
            const text = () => entry.text ??= plain([heading, ...rows].map((row) => row?.textContent).join(" "));
            const hidden = !words.every((word) => text().includes(word));
            for (const row of rows) row.hidden = hidden;
            all += rows.length;
            if (hidden) continue;
            shown += rows.length;
            if (heading && !order) heading.hidden = false; // sorted, rows stand without their parts
        }
        const say = tools.dataset, how = say[shown === all ? "all" : "some"] + (say[order] ?? "");
        said.textContent = how.replace("{shown}", shown).replace("{all}", all).replace("{column}", sorted?.textContent.trim());
    }

    function sort(heading, column) {
        order = sorted !== heading || !order ? "ascending" : order === "ascending" ? "descending" : "";
        for (const one of headings) one.removeAttribute("aria-sort");
        sorted = heading;
        if (order) heading.setAttribute("aria-sort", order);
        const value = new Map(entries.map((entry) => [entry, value_of(entry.rows[0].cells[column], heading.matches(".number"))]));
        const sign = order === "descending" ? -1 : 1;
        const in_order = !order ? entries : [...entries].sort((a, b) => {
            const [x, y] = [value.get(a), value.get(b)];
            if (x === undefined || y === undefined) return (x === undefined) - (y === undefined); // last, either way
            return sign * (typeof x === "number" ? x - y : collator.compare(x, y));
        });
        for (const { body, rows } of in_order) (order ? entries[0].body : body).append(...rows);
        show();
    }

    // Rows that share cells have no other order, nor have years below a heading of their own, or pictures.
    const is_sortable = table.tHead.rows.length === 1 && entries.every(({ rows }) => rows.length === 1);
    for (const [column, heading] of is_sortable ? headings.entries() : []) {
        if (entries.some(({ rows: [{ cells }] }) => cells[column]?.querySelector("svg"))) continue;
        const button = document.createElement("button");
        button.type = "button";
        button.append(...heading.childNodes);
        button.addEventListener("click", () => sort(heading, column));
        heading.append(button);
    }
    input.addEventListener("input", show);
    show();
    tools.hidden = false;
}

for (const tools of document.querySelectorAll(".table-tools")) equip(tools);
