(function () {
  "use strict";
  var waiting = window.deepInnovationCharts;
  if (waiting && waiting.loader) return;

  // Unpacking the library takes longer than reading the page: it waits for the first chart, and for the text of the page.
  var loaded = null;
  function plotly() {
    return loaded || (loaded = (document.readyState === "loading" ? new Promise(function (parsed) {
      document.addEventListener("DOMContentLoaded", parsed, { once: true });
    }) : Promise.resolve()).then(load));
  }

  // plotly.js looks for define, module and exports and would hide in them where a page has require.js; here it finds none.
  function load() {
    if (window.Plotly && window.Plotly.newPlot) return Promise.resolve(window.Plotly);
    if (typeof DecompressionStream !== "function")
      return Promise.reject(new Error("this browser is too old to unpack the chart library (it has no DecompressionStream)"));
    var text = atob("@plotly@"), bytes = new Uint8Array(text.length);
    for (var i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    var unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(unpacked).text().then(function (code) {
      var script = document.createElement("script");
      script.textContent = "(function(define,module,exports,require){" + code + "\n}).call(window);";
      document.head.appendChild(script);
      script.remove();
      if (!window.Plotly) throw new Error("the chart library did not start");
      return window.Plotly;
    });
  }

  function colors(layout, element) {
    var text = getComputedStyle(element).color;
    layout.font = Object.assign({}, layout.font, { color: text, family: getComputedStyle(element).fontFamily, size: 12 });
    return layout;
  }

  function draw(chart) {
    var places = document.querySelectorAll('[data-di-chart="' + chart.id + '"]:not([data-di-drawn])');
    places.forEach(function (element) {
      var still = element.querySelector("img.di-still");
      element.setAttribute("data-di-drawn", "");
      plotly().then(function (Plotly) {
        var figure = JSON.parse(JSON.stringify(chart.figure)), layout = figure.layout || {};
        // The title stands above the chart as text, where it wraps.
        delete layout.title;
        if (!layout.width || chart.themed) { delete layout.width; layout.autosize = true; }
        if (chart.themed) colors(layout, element);
        element.textContent = "";
        element.style.height = chart.height + "px";
        if (still) element.after(still);
        return Plotly.newPlot(element, figure.data, layout, figure.config).then(function () { follow(Plotly, element, chart); });
      }).catch(function (error) {
        element.textContent = "This chart could not be drawn: " + error.message;
        element.style.height = "";
        if (still) element.appendChild(still);
        console.error(error);
      });
    });
  }

  // A chart keeps the width of its place and the colour of the page's text.
  function follow(Plotly, element, chart) {
    var width = element.offsetWidth;
    new ResizeObserver(function () {
      if (element.isConnected && element.offsetWidth > 0 && element.offsetWidth !== width) {
        width = element.offsetWidth;
        Plotly.Plots.resize(element);
      }
    }).observe(element);
    if (chart.themed)
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function () {
        if (element.isConnected) Plotly.relayout(element, { "font.color": getComputedStyle(element).color });
      });
  }

  // On paper the still picture stands for what the screen drew.
  var rules = document.createElement("style");
  rules.textContent = "[data-di-drawn]+.di-still{display:none!important}" +
    "@media print{[data-di-drawn]+.di-still{display:block!important}[data-di-drawn]:has(+.di-still){display:none!important}}";
  document.head.appendChild(rules);

  window.deepInnovationCharts = { loader: true, push: draw };
  (Array.isArray(waiting) ? waiting : []).forEach(draw);
})();
