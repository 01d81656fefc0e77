// Tables sort by a click on a heading and can be saved; print shows what is folded.
(function () {
  "use strict";
  var order = new Intl.Collator("en", { numeric: true });
  var missing = /^(|–|-|n\/a|null|nan)$/i;

  function text(row, column) { return row.cells[column] ? row.cells[column].textContent.trim() : ""; }

  // 1,234 · 12.3 % · −0.5 · 1.2e-5 · ±; the unit behind a number does not count.
  function number(value) {
    if (/^[-−+]?∞$/.test(value)) return /^[-−]/.test(value) ? -Infinity : Infinity;
    var found = /^[-−+±]?(\d[\d,]*)?\.?\d+(e[-+]?\d+)?(?![\d.:/-])/i.exec(value);
    return found ? parseFloat(found[0].replace(/[,±]/g, "").replace("−", "-")) : NaN;
  }

  function comparison(rows, column) {
    var numeric = rows.every(function (row) {
      var value = text(row, column);
      return missing.test(value) || !isNaN(number(value));
    });
    return function (a, b) { return numeric ? number(a) - number(b) : order.compare(a, b); };
  }

  function sort(table, original, column, direction) {
    var compare = comparison(original, column), body = table.tBodies[0];
    var rows = original.slice();
    if (direction)
      rows.sort(function (x, y) {
        var a = text(x, column), b = text(y, column), none = missing.test(a) - missing.test(b);
        return none || direction * compare(a, b);
      });
    rows.forEach(function (row) { body.appendChild(row); });
    table.dispatchEvent(new Event("di-sorted"));
  }

  function makeSortable(table) {
    var head = table.tHead.rows[0], original = Array.from(table.tBodies[0].rows);
    Array.from(head.cells).forEach(function (cell, column) {
      var button = document.createElement("button"), type = cell.querySelector("small");
      button.type = "button"; button.className = "sort";
      Array.from(cell.childNodes).forEach(function (node) { if (node !== type) button.appendChild(node); });
      if (!button.textContent.trim()) return cell.prepend.apply(cell, button.childNodes);
      cell.prepend(button);
      button.title = "Sort by this column";
      button.addEventListener("click", function () {
        var was = cell.getAttribute("aria-sort"), direction = was === "ascending" ? -1 : was === "descending" ? 0 : 1;
        Array.from(head.cells).forEach(function (other) { other.removeAttribute("aria-sort"); });
        if (direction) cell.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
        sort(table, original, column, direction);
      });
    });
  }

  function csv(table) {
    return Array.from(table.rows).map(function (row) {
      return Array.from(row.cells).map(function (cell) {
        var type = cell.querySelector("small"), value = cell.textContent.trim();
        if (type && cell.tagName === "TH") value = value.slice(0, value.length - type.textContent.trim().length).trim();
        // A spreadsheet runs a cell that begins like a formula.
        if (/^[=+\-@\t＝＋－＠]/.test(value) && isNaN(value.replace(/,/g, "").replace(/ ?%$/, ""))) value = "'" + value;
        return /[",\n\r]/.test(value) ? '"' + value.replace(/"/g, '""') + '"' : value;
      }).join(",");
    }).join("\r\n") + "\r\n";
  }

  function addSave(table, count) {
    var place = table.closest(".di-scroll, .scroll") || table, button = document.createElement("button");
    var name = (table.caption ? table.caption.textContent : document.title + " table " + count).trim();
    button.type = "button"; button.className = "save"; button.textContent = "Save as CSV";
    button.setAttribute("aria-label", "Save as CSV: " + name);
    button.addEventListener("click", function () {
      var link = document.createElement("a"), url = URL.createObjectURL(new Blob(["\ufeff" + csv(table)], { type: "text/csv" }));
      link.href = url; link.download = name.replace(/[^A-Za-z0-9._-]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 80) + ".csv";
      link.click();
      setTimeout(function () { URL.revokeObjectURL(url); }, 10000);
    });
    var bar = place.nextElementSibling;
    if (bar && bar.classList.contains("di-pages")) bar.appendChild(button); else place.after(button);
  }

  Array.from(document.querySelectorAll("main table")).forEach(function (table, i) {
    var plain = table.tHead && table.tHead.rows.length === 1 && table.tBodies.length === 1 && table.tBodies[0].rows.length > 2 &&
      !table.querySelector("table, [rowspan], [colspan]");
    if (!plain) return;
    makeSortable(table);
    addSave(table, i + 1);
  });

  var opened = [];
  addEventListener("beforeprint", function () {
    opened = Array.from(document.querySelectorAll("main details:not([open])"));
    opened.forEach(function (details) { details.open = true; });
  });
  addEventListener("afterprint", function () { opened.forEach(function (details) { details.open = false; }); });

  // A menu closes when the reader goes elsewhere, or presses Escape in it.
  document.querySelectorAll("nav.site details").forEach(function (menu) {
    document.addEventListener("click", function (event) { if (!menu.contains(event.target)) menu.open = false; });
    menu.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && menu.open) { menu.open = false; menu.querySelector("summary").focus(); }
    });
  });
})();
