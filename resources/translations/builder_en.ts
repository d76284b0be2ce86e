<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>builder</name>
    <message id="builder.title">
        <source>A library of your own cases</source>
        <translation>A library of your own cases</translation>
    </message>
    <message id="builder.open">
        <source>Build a library from a spreadsheet …</source>
        <translation>Build a library from a spreadsheet …</translation>
    </message>
    <message id="builder.step.file">
        <source>Choose the spreadsheet</source>
        <translation>Choose the spreadsheet</translation>
    </message>
    <message id="builder.step.questions">
        <source>Answer what only a person can say</source>
        <translation>Answer what only a person can say</translation>
    </message>
    <message id="builder.step.report">
        <source>What was read, and what stays out</source>
        <translation>What was read, and what stays out</translation>
    </message>
    <message id="builder.step.library">
        <source>What the library changes</source>
        <translation>What the library changes</translation>
    </message>
    <message id="builder.step.install">
        <source>Install</source>
        <translation>Install</translation>
    </message>
    <message id="builder.next.file">
        <source>Read it</source>
        <translation>Read it</translation>
    </message>
    <message id="builder.next.questions">
        <source>Read again with these answers</source>
        <translation>Read again with these answers</translation>
    </message>
    <message id="builder.next.report">
        <source>Build the library</source>
        <translation>Build the library</translation>
    </message>
    <message id="builder.next.library">
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
    <message id="builder.next.install">
        <source>Install and use it</source>
        <translation>Install and use it</translation>
    </message>
    <message id="builder.skip">
        <source>Go on without the rest</source>
        <translation>Go on without the rest</translation>
    </message>
    <message id="builder.leave">
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message id="builder.back">
        <source>Back to the questions</source>
        <translation>Back to the questions</translation>
    </message>
    <message id="builder.stop">
        <source>Stop what is running?</source>
        <translation>Stop what is running?</translation>
    </message>
    <message id="builder.stop_means">
        <source>What this step has done so far is lost. The spreadsheet and everything that is installed stay as they are.</source>
        <translation>What this step has done so far is lost. The spreadsheet and everything that is installed stay as they are.</translation>
    </message>
    <message id="builder.stop_now">
        <source>Stop and close</source>
        <translation>Stop and close</translation>
    </message>
    <message id="builder.explained">
        <source>The file itself is never changed. Rows are used only where a diagnosis, a basis of consent and the minor flag are known; names and numbers of patients never leave the file. Nothing is filled in, converted or deleted without being listed in the report.</source>
        <translation>The file itself is never changed. Rows are used only where a diagnosis, a basis of consent and the minor flag are known; names and numbers of patients never leave the file. Nothing is filled in, converted or deleted without being listed in the report.</translation>
    </message>
    <message id="builder.choose">
        <source>Choose a spreadsheet …</source>
        <translation>Choose a spreadsheet …</translation>
    </message>
    <message id="builder.hospital">
        <source>Short name of the hospital (letters and digits; it names the cases)</source>
        <translation>Short name of the hospital (letters and digits; it names the cases)</translation>
    </message>
    <message id="builder.simulated">
        <source>The file holds no real patient (simulated)</source>
        <translation>The file holds no real patient (simulated)</translation>
    </message>
    <message id="builder.questions">
        <source>{n} questions are open. Proposals are filled in: correct them where they are wrong. An empty answer leaves the cells out.</source>
        <translation>{n} questions are open. Proposals are filled in: correct them where they are wrong. An empty answer leaves the cells out.</translation>
    </message>
    <message id="builder.open_report">
        <source>Open the report of every change</source>
        <translation>Open the report of every change</translation>
    </message>
    <message id="builder.kept">
        <source>{kept} of {read} rows can be used.</source>
        <translation>{kept} of {read} rows can be used.</translation>
    </message>
    <message id="builder.rejected">
        <source>{n} rows stay out: {reason}</source>
        <translation>{n} rows stay out: {reason}</translation>
    </message>
    <message id="builder.reason.no_consent_basis">
        <source>no basis of consent</source>
        <translation>no basis of consent</translation>
    </message>
    <message id="builder.reason.no_minor_flag">
        <source>it is not said whether the patient is a minor</source>
        <translation>it is not said whether the patient is a minor</translation>
    </message>
    <message id="builder.reason.duplicate">
        <source>the same row stands there twice</source>
        <translation>the same row stands there twice</translation>
    </message>
    <message id="builder.reason.group_smaller_than_k">
        <source>too few people like this one: they could be recognised</source>
        <translation>too few people like this one: they could be recognised</translation>
    </message>
    <message id="builder.way.bundle">
        <source>The bundle as it is</source>
        <translation>The bundle as it is</translation>
    </message>
    <message id="builder.way.cases">
        <source>Beside your own cases</source>
        <translation>Beside your own cases</translation>
    </message>
    <message id="builder.way.ranges">
        <source>With your own ranges too</source>
        <translation>With your own ranges too</translation>
    </message>
    <message id="builder.way.probabilities">
        <source>With your own probabilities too</source>
        <translation>With your own probabilities too</translation>
    </message>
    <message id="builder.right">
        <source>{way}: right in {percent} % (95 % interval {low} to {high}, n = {n}, cross-validated)</source>
        <translation>{way}: right in {percent} % (95 % interval {low} to {high}, n = {n}, cross-validated)</translation>
    </message>
    <message id="builder.right.kept">
        <source>✓ {line} – kept</source>
        <translation>✓ {line} – kept</translation>
    </message>
    <message id="builder.compared">
        <source>On the same {n} cases, against the library of the bundle: {gain} points (95 % interval {low} to {high}). The cases stand in the new library themselves, which flatters it.</source>
        <translation>On the same {n} cases, against the library of the bundle: {gain} points (95 % interval {low} to {high}). The cases stand in the new library themselves, which flatters it.</translation>
    </message>
    <message id="builder.unsigned">
        <source>This library is not signed. Whoever made it decides beside which cases patients are judged. Install it only if it was made here, from your own records.</source>
        <translation>This library is not signed. Whoever made it decides beside which cases patients are judged. Install it only if it was made here, from your own records.</translation>
    </message>
    <message id="builder.means_it">
        <source>It was made here, and I want to use it</source>
        <translation>It was made here, and I want to use it</translation>
    </message>
    <message id="builder.installed">
        <source>{library} is installed and selected. It answers from the next start of the engine; every result and report names it.</source>
        <translation>{library} is installed and selected. It answers from the next start of the engine; every result and report names it.</translation>
    </message>
    <message id="builder.working">
        <source>Working …</source>
        <translation>Working …</translation>
    </message>
    <message id="builder.failed">
        <source>It did not work: {reason}</source>
        <translation>It did not work: {reason}</translation>
    </message>
    <message id="error.command_failed.title">
        <source>A step ended without its result: {reason}</source>
        <translation>A step ended without its result: {reason}</translation>
    </message>
    <message id="error.command_failed.next">
        <source>Nothing was changed. Try again.</source>
        <translation>Nothing was changed. Try again.</translation>
    </message>
    <message id="builder.reason.too_few_numbers">
        <source>too few measurements</source>
        <translation>too few measurements</translation>
    </message>
    <message id="builder.reason.three_hard_rules">
        <source>three or more values outside what is possible</source>
        <translation>three or more values outside what is possible</translation>
    </message>
    <message id="builder.reason.consent_refused">
        <source>consent was refused</source>
        <translation>consent was refused</translation>
    </message>
    <message id="builder.reason.minor_flag_contradicts_age">
        <source>the minor flag contradicts the age</source>
        <translation>the minor flag contradicts the age</translation>
    </message>
    <message id="builder.reason.minor_without_guardian">
        <source>a minor without a guardian’s consent</source>
        <translation>a minor without a guardian’s consent</translation>
    </message>
    <message id="builder.reason.diagnosis_left_out">
        <source>the diagnosis was left out</source>
        <translation>the diagnosis was left out</translation>
    </message>
    <message id="builder.reason.no_label">
        <source>no diagnosis</source>
        <translation>no diagnosis</translation>
    </message>
    <message id="builder.reason.label_not_confirmed">
        <source>nobody has said what the diagnosis means</source>
        <translation>nobody has said what the diagnosis means</translation>
    </message>
    <message id="builder.reason.post_operative">
        <source>after an operation</source>
        <translation>after an operation</translation>
    </message>
    <message id="builder.reason.suspected">
        <source>only suspected</source>
        <translation>only suspected</translation>
    </message>
    <message id="builder.reason.only_denied">
        <source>defects are only denied</source>
        <translation>defects are only denied</translation>
    </message>
    <message id="builder.gain">
        <source>The library helps: {gain} points (95 % interval {low} to {high}) over the bundle as it is.</source>
        <translation>The library helps: {gain} points (95 % interval {low} to {high}) over the bundle as it is.</translation>
    </message>
    <message id="builder.no_gain">
        <source>No gain is shown: {gain} points (95 % interval {low} to {high}) over the bundle as it is. You may close here and stay with the library of the bundle; more cases may help.</source>
        <translation>No gain is shown: {gain} points (95 % interval {low} to {high}) over the bundle as it is. You may close here and stay with the library of the bundle; more cases may help.</translation>
    </message>
    <message id="error.third_label_differs.title">
        <source>The third defect is {cohort} in the spreadsheet and {bundle} in the bundle</source>
        <translation>The third defect is {cohort} in the spreadsheet and {bundle} in the bundle</translation>
    </message>
    <message id="error.third_label_differs.next">
        <source>Begin again and answer what the third defect is; where they do differ, this bundle cannot answer beside these cases.</source>
        <translation>Begin again and answer what the third defect is; where they do differ, this bundle cannot answer beside these cases.</translation>
    </message>
    <message id="error.cases_empty.title">
        <source>No case has a known diagnosis</source>
        <translation>No case has a known diagnosis</translation>
    </message>
    <message id="error.cases_empty.next">
        <source>Begin again and answer what the diagnoses mean.</source>
        <translation>Begin again and answer what the diagnoses mean.</translation>
    </message>
    <message id="error.cases_too_few.title">
        <source>{patients} patients with a diagnosis are too few for a test in {folds} parts</source>
        <translation>{patients} patients with a diagnosis are too few for a test in {folds} parts</translation>
    </message>
    <message id="error.cases_too_few.next">
        <source>Add cases: each part needs two patients at least.</source>
        <translation>Add cases: each part needs two patients at least.</translation>
    </message>
    <message id="error.cohort_rejected.title">
        <source>The cleaned cases were refused</source>
        <translation>The cleaned cases were refused</translation>
    </message>
    <message id="error.cohort_rejected.next">
        <source>The report of every change says what was made of each row.</source>
        <translation>The report of every change says what was made of each row.</translation>
    </message>
    <message id="error.name_unusable.title">
        <source>{name} cannot be the name of a library</source>
        <translation>{name} cannot be the name of a library</translation>
    </message>
    <message id="error.name_unusable.next">
        <source>Use letters, digits, . _ + and - alone in the hospital's short name.</source>
        <translation>Use letters, digits, . _ + and - alone in the hospital's short name.</translation>
    </message>
</context>
</TS>
