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
</context>
</TS>
