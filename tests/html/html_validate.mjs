// What html-validate looks for: its rules for accessibility, but for these.
export default {
    root: true,
    extends: ["html-validate:a11y"],
    rules: {
        "no-redundant-role": "off", // <ol role="list">: Safari takes a list without signs for none
        "prefer-native-element": ["error", { exclude: ["list", "region"] }], // the same, and the tables of Markdown
        "unique-landmark": "off", // access_test.mjs looks for it
        "wcag/h32": "off", // the response form has no button to submit, for it is never sent from the page
    },
};
