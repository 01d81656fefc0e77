(function () {
  document.querySelectorAll("table[data-di-page]:not([data-di-paged])").forEach(function (table) {
    table.setAttribute("data-di-paged", "");
    var rows = table.tBodies[0].rows, size = +table.dataset.diPage, total = +table.dataset.diTotal, at = 0;
    var last = Math.ceil(rows.length / size) - 1, n = function (v) { return v.toLocaleString("en-US"); };
    var bar = document.createElement("div"), status = document.createElement("span");
    bar.className = "di-pages"; bar.setAttribute("role", "group"); bar.setAttribute("aria-label", "Pages of the table");
    status.setAttribute("role", "status");
    var buttons = [["First", 0], ["Previous", -1], ["Next", 1], ["Last", 2]].map(function (b) {
      var button = document.createElement("button");
      button.type = "button"; button.textContent = b[0];
      button.onclick = function () { turn(b[1] === 0 ? 0 : b[1] === 2 ? last : at + b[1]); };
      bar.appendChild(button);
      return button;
    });
    bar.appendChild(status);
    // aria-disabled keeps the focus where it is when an end is reached.
    function turn(page) {
      at = Math.max(0, Math.min(last, page));
      for (var i = 0; i < rows.length; i++) rows[i].hidden = i < at * size || i >= (at + 1) * size;
      buttons.forEach(function (b, i) { b.setAttribute("aria-disabled", String(i < 2 ? at === 0 : at === last)); });
      status.textContent = "rows " + n(at * size + 1) + " to " + n(Math.min(rows.length, (at + 1) * size)) + " of " + n(total) +
        (rows.length < total ? "; the first " + n(rows.length) + " are in this page" : "");
    }
    var place = table.parentElement, note = place.nextElementSibling;
    if (note && note.classList.contains("note")) note.replaceWith(bar); else place.after(bar);
    // A page that sorts its tables says so with this event.
    table.addEventListener("di-sorted", function () { turn(0); });
    turn(0);
  });
})();
