(function () {
  var root = document.documentElement;
  var asked = new URLSearchParams(location.search).get("lang");
  function show(language) {
    root.dataset.lang = root.lang = language;
    document.querySelectorAll("[data-set]").forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.dataset.set === language));
    });
  }
  function open(all) {
    document.querySelectorAll("details").forEach(function (details) { details.open = all; });
  }
  var first = asked === "ja" || asked === "en" ? asked : /^ja\b/i.test(navigator.language || "") ? "ja" : "en";
  show(first);
  document.addEventListener("DOMContentLoaded", function () { show(first); });
  document.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    if (button && button.dataset.set) { show(button.dataset.set); }
    if (button && button.dataset.open) { open(button.dataset.open === "1"); }
  });
  addEventListener("beforeprint", function () { open(true); });
})();
