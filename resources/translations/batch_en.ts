<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>batch</name>
    <message id="batch.choose">
        <source>Choose a table …</source>
        <translation>Choose a table …</translation>
    </message>
    <message id="batch.screen">
        <source>Screen all</source>
        <translation>Screen all</translation>
    </message>
    <message id="batch.stop">
        <source>Stop (what is answered stays)</source>
        <translation>Stop (what is answered stays)</translation>
    </message>
    <message id="batch.reports">
        <source>Save reports of what is shown …</source>
        <translation>Save reports of what is shown …</translation>
    </message>
    <message id="batch.one_report">
        <source>… as one file</source>
        <translation>… as one file</translation>
    </message>
    <message id="batch.shown">
        <source>Which rows are shown</source>
        <translation>Which rows are shown</translation>
    </message>
    <message id="batch.shown.all">
        <source>All rows</source>
        <translation>All rows</translation>
    </message>
    <message id="batch.shown.likely">
        <source>A defect is likely</source>
        <translation>A defect is likely</translation>
    </message>
    <message id="batch.shown.refer">
        <source>To be referred</source>
        <translation>To be referred</translation>
    </message>
    <message id="batch.shown.cannot_tell">
        <source>Cannot tell</source>
        <translation>Cannot tell</translation>
    </message>
    <message id="batch.shown.urgent">
        <source>Refer soon, by the numbers alone</source>
        <translation>Refer soon, by the numbers alone</translation>
    </message>
    <message id="batch.shown.waiting">
        <source>Not answered yet</source>
        <translation>Not answered yet</translation>
    </message>
    <message id="batch.shown.before">
        <source>Answered by an earlier run</source>
        <translation>Answered by an earlier run</translation>
    </message>
    <message id="batch.shown.set_apart">
        <source>Set apart</source>
        <translation>Set apart</translation>
    </message>
    <message id="batch.teaching">
        <source>Many cases at once: choose a table (our own columns, or a spreadsheet of another program). The answers are written beside it, row by row; if it is stopped, the next run goes on. Rows that are in doubt are set apart with the reason, never guessed.</source>
        <translation>Many cases at once: choose a table (our own columns, or a spreadsheet of another program). The answers are written beside it, row by row; if it is stopped, the next run goes on. Rows that are in doubt are set apart with the reason, never guessed.</translation>
    </message>
    <message id="batch.progress">
        <source>{n} of {of} cases answered · set apart: {apart}</source>
        <translation>{n} of {of} cases answered · set apart: {apart}</translation>
    </message>
    <message id="batch.simulated">
        <source>simulated</source>
        <translation>simulated</translation>
    </message>
    <message id="batch.column.number">
        <source>Row</source>
        <translation>Row</translation>
    </message>
    <message id="batch.column.case_id">
        <source>Case</source>
        <translation>Case</translation>
    </message>
    <message id="batch.column.answer">
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
    <message id="batch.column.remark">
        <source>Remark</source>
        <translation>Remark</translation>
    </message>
    <message id="batch.set_apart">
        <source>Set apart</source>
        <translation>Set apart</translation>
    </message>
    <message id="batch.waiting">
        <source>Not answered yet</source>
        <translation>Not answered yet</translation>
    </message>
    <message id="batch.before">
        <source>Earlier run: {answer}</source>
        <translation>Earlier run: {answer}</translation>
    </message>
    <message id="batch.urgent">
        <source>Numbers that ask for a referral soon: {n}</source>
        <translation>Numbers that ask for a referral soon: {n}</translation>
    </message>
    <message id="batch.reporting">
        <source>Making reports: {n} of {of}</source>
        <translation>Making reports: {n} of {of}</translation>
    </message>
    <message id="batch.stopped_before">
        <source>Stopped before any report was written.</source>
        <translation>Stopped before any report was written.</translation>
    </message>
    <message id="batch.saved">
        <source>Reports saved: {path}</source>
        <translation>Reports saved: {path}</translation>
    </message>
    <message id="batch.stopped">
        <source>Stopped; the reports made so far stay.</source>
        <translation>Stopped; the reports made so far stay.</translation>
    </message>
    <message id="error.row_surplus.title">
        <source>more cells than columns</source>
        <translation>more cells than columns</translation>
    </message>
    <message id="error.row_surplus.next">
        <source>Check the line breaks and quotation marks of this row.</source>
        <translation>Check the line breaks and quotation marks of this row.</translation>
    </message>
    <message id="error.row_id_empty.title">
        <source>no case number</source>
        <translation>no case number</translation>
    </message>
    <message id="error.row_id_empty.next">
        <source>Give the row a number of its own.</source>
        <translation>Give the row a number of its own.</translation>
    </message>
    <message id="error.row_id_repeated.title">
        <source>this case number stands in an earlier row</source>
        <translation>this case number stands in an earlier row</translation>
    </message>
    <message id="error.row_id_repeated.next">
        <source>Give each row a number of its own.</source>
        <translation>Give each row a number of its own.</translation>
    </message>
    <message id="error.row_doubt.title">
        <source>in doubt: “{text}”</source>
        <translation>in doubt: “{text}”</translation>
    </message>
    <message id="error.row_doubt.next">
        <source>Open this examination by itself and confirm the value.</source>
        <translation>Open this examination by itself and confirm the value.</translation>
    </message>
</context>
</TS>
