<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>import</name>
    <message id="import.summary">
        <source>{studies} studies, {value} values, {ask} questions</source>
        <translation>{studies} studies, {value} values, {ask} questions</translation>
    </message>
    <message id="error.import_empty.title">
        <source>{file} is empty</source>
        <translation>{file} is empty</translation>
    </message>
    <message id="error.import_empty.next">
        <source>Choose another file.</source>
        <translation>Choose another file.</translation>
    </message>
    <message id="error.import_too_large.title">
        <source>{file}{place} is too large to be read here</source>
        <translation>{file}{place} is too large to be read here</translation>
    </message>
    <message id="error.import_too_large.next">
        <source>{rule}. Split the file.</source>
        <translation>{rule}. Split the file.</translation>
    </message>
    <message id="error.import_unknown_format.title">
        <source>{file} is not a file that can be read</source>
        <translation>{file} is not a file that can be read</translation>
    </message>
    <message id="error.import_unknown_format.next">
        <source>{rule}. CSV, XLSX, JSON, FHIR, DICOM SR and pasted report text can be read.</source>
        <translation>{rule}. CSV, XLSX, JSON, FHIR, DICOM SR and pasted report text can be read.</translation>
    </message>
    <message id="error.import_encoding.title">
        <source>The text of {file} cannot be decoded</source>
        <translation>The text of {file} cannot be decoded</translation>
    </message>
    <message id="error.import_encoding.next">
        <source>{rule}. Save it as CSV UTF-8.</source>
        <translation>{rule}. Save it as CSV UTF-8.</translation>
    </message>
    <message id="error.import_damaged.title">
        <source>{file}{place} is damaged</source>
        <translation>{file}{place} is damaged</translation>
    </message>
    <message id="error.import_damaged.next">
        <source>{rule}. Export the file again.</source>
        <translation>{rule}. Export the file again.</translation>
    </message>
    <message id="error.import_unsafe.title">
        <source>{file} was refused because it is not safe to read</source>
        <translation>{file} was refused because it is not safe to read</translation>
    </message>
    <message id="error.import_unsafe.next">
        <source>{rule}. Ask where the file comes from.</source>
        <translation>{rule}. Ask where the file comes from.</translation>
    </message>
    <message id="error.import_no_header.title">
        <source>{file}{place}: no header row was found</source>
        <translation>{file}{place}: no header row was found</translation>
    </message>
    <message id="error.import_no_header.next">
        <source>{rule}. The first five rows must hold the names of the columns.</source>
        <translation>{rule}. The first five rows must hold the names of the columns.</translation>
    </message>
    <message id="error.import_nothing_found.title">
        <source>Nothing in {file} names a measurement</source>
        <translation>Nothing in {file} names a measurement</translation>
    </message>
    <message id="error.import_nothing_found.next">
        <source>{rule}. Type the values instead.</source>
        <translation>{rule}. Type the values instead.</translation>
    </message>
    <message id="error.import_not_an_echo.title">
        <source>{file} is not an echo report</source>
        <translation>{file} is not an echo report</translation>
    </message>
    <message id="error.import_not_an_echo.next">
        <source>{rule}. Export the structured report from the scanner.</source>
        <translation>{rule}. Export the structured report from the scanner.</translation>
    </message>
    <message id="error.import_bad_mapping.title">
        <source>The saved columns do not fit: {place}</source>
        <translation>The saved columns do not fit: {place}</translation>
    </message>
    <message id="error.import_bad_mapping.next">
        <source>{rule}. Confirm the columns again.</source>
        <translation>{rule}. Confirm the columns again.</translation>
    </message>
    <message id="error.import_timed_out.title">
        <source>Reading {file} took too long and was stopped</source>
        <translation>Reading {file} took too long and was stopped</translation>
    </message>
    <message id="error.import_timed_out.next">
        <source>The limit is {rule}. Split the file.</source>
        <translation>The limit is {rule}. Split the file.</translation>
    </message>
    <message id="error.import_out_of_memory.title">
        <source>Reading {file} needed too much memory and was stopped</source>
        <translation>Reading {file} needed too much memory and was stopped</translation>
    </message>
    <message id="error.import_out_of_memory.next">
        <source>{rule}. Split the file.</source>
        <translation>{rule}. Split the file.</translation>
    </message>
    <message id="error.import_child_died.title">
        <source>Reading {file} failed</source>
        <translation>Reading {file} failed</translation>
    </message>
    <message id="error.import_child_died.next">
        <source>{rule}. Nothing was taken over; type the values instead.</source>
        <translation>{rule}. Nothing was taken over; type the values instead.</translation>
    </message>
    <message id="import.title">
        <source>What was read from {source}</source>
        <translation>What was read from {source}</translation>
    </message>
    <message id="import.explained">
        <source>Compare each value with the text it was read from. Only ticked lines are taken over (Space ticks); nothing else is changed.</source>
        <translation>Compare each value with the text it was read from. Only ticked lines are taken over (Space ticks); nothing else is changed.</translation>
    </message>
    <message id="import.studies">
        <source>Examination in the file</source>
        <translation>Examination in the file</translation>
    </message>
    <message id="import.study">
        <source>Examination {number} ({n} values)</source>
        <translation>Examination {number} ({n} values)</translation>
    </message>
    <message id="import.column.field">
        <source>Field</source>
        <translation>Field</translation>
    </message>
    <message id="import.column.raw">
        <source>Text in the file</source>
        <translation>Text in the file</translation>
    </message>
    <message id="import.column.taken_as">
        <source>Taken over as</source>
        <translation>Taken over as</translation>
    </message>
    <message id="import.column.remark">
        <source>Remark</source>
        <translation>Remark</translation>
    </message>
    <message id="import.column.place">
        <source>Where</source>
        <translation>Where</translation>
    </message>
    <message id="import.cannot_land">
        <source>Cannot be taken over: type it yourself</source>
        <translation>Cannot be taken over: type it yourself</translation>
    </message>
    <message id="import.stands_already">
        <source>The form holds {value}</source>
        <translation>The form holds {value}</translation>
    </message>
    <message id="import.please_confirm">
        <source>Not certain: tick if it is right</source>
        <translation>Not certain: tick if it is right</translation>
    </message>
    <message id="import.unsettled">
        <source>{n} uncertain values are not ticked and will not be taken over.</source>
        <translation>{n} uncertain values are not ticked and will not be taken over.</translation>
    </message>
    <message id="import.settled">
        <source>No question is open.</source>
        <translation>No question is open.</translation>
    </message>
    <message id="import.add">
        <source>Add {n} to this case</source>
        <translation>Add {n} to this case</translation>
    </message>
    <message id="import.anew">
        <source>Take {n} over as a new case</source>
        <translation>Take {n} over as a new case</translation>
    </message>
    <message id="import.cancel">
        <source>Take nothing over (Esc)</source>
        <translation>Take nothing over (Esc)</translation>
    </message>
    <message id="import.left_out">
        <source>Not read: {names}</source>
        <translation>Not read: {names}</translation>
    </message>
    <message id="import.pasted">
        <source>pasted text</source>
        <translation>pasted text</translation>
    </message>
    <message id="import.nothing_to_paste">
        <source>There is no text to paste: copy the report first.</source>
        <translation>There is no text to paste: copy the report first.</translation>
    </message>
    <message id="import.reading">
        <source>Reading {source} …</source>
        <translation>Reading {source} …</translation>
    </message>
    <message id="import.taken_over">
        <source>Taken over from {source}. Check the numbers before you screen.</source>
        <translation>Taken over from {source}. Check the numbers before you screen.</translation>
    </message>
    <message id="import.paste">
        <source>Paste</source>
        <translation>Paste</translation>
    </message>
    <message id="import.paste.keys">
        <source>Paste a report that was copied elsewhere (Ctrl+Shift+V), or drop a file on the form</source>
        <translation>Paste a report that was copied elsewhere (Ctrl+Shift+V), or drop a file on the form</translation>
    </message>
</context>
</TS>
