// Makes an editor of the page's text area: colours, line numbers, brackets. The form stays as it is, and sends what is written.
"use strict";
(() => {
  const area = document.getElementById("query");
  if (!area || !window.CodeMirror) return;
  area.required = false; // a field that is hidden could not say that it is empty
  const editor = window.CodeMirror.fromTextArea(area, {
    mode: "application/sparql-query",
    lineNumbers: true,
    lineWrapping: true,
    matchBrackets: true,
    viewportMargin: Infinity,
    extraKeys: {
      // Tab goes on to the next field, as a keyboard alone must be able to.
      Tab: false,
      "Shift-Tab": false,
      "Ctrl-Enter": () => area.form.requestSubmit(),
      "Cmd-Enter": () => area.form.requestSubmit(),
    },
  });
  editor.on("change", () => editor.save());
  const field = editor.getInputField();
  field.setAttribute("aria-label", "The query");
  for (const label of area.labels || []) {
    label.addEventListener("click", (event) => {
      event.preventDefault();
      editor.focus();
    });
  }
})();
