<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh" sourcelanguage="en">
<context>
    <name>import</name>
    <message id="import.summary">
        <source>{studies} studies, {value} values, {ask} questions</source>
        <translation>{studies} 份检查，{value} 个数值，{ask} 个待确认</translation>
    </message>
    <message id="error.import_empty.title">
        <source>{file} is empty</source>
        <translation>{file} 是空的</translation>
    </message>
    <message id="error.import_empty.next">
        <source>Choose another file.</source>
        <translation>请选择其他文件。</translation>
    </message>
    <message id="error.import_too_large.title">
        <source>{file}{place} is too large to be read here</source>
        <translation>{file}{place} 太大，无法在此读取</translation>
    </message>
    <message id="error.import_too_large.next">
        <source>{rule}. Split the file.</source>
        <translation>{rule}。请拆分文件。</translation>
    </message>
    <message id="error.import_unknown_format.title">
        <source>{file} is not a file that can be read</source>
        <translation>无法读取 {file}</translation>
    </message>
    <message id="error.import_unknown_format.next">
        <source>{rule}. CSV, XLSX, JSON, FHIR, DICOM SR and pasted report text can be read.</source>
        <translation>{rule}。可读取 CSV、XLSX、JSON、FHIR、DICOM SR 以及粘贴的报告文字。</translation>
    </message>
    <message id="error.import_encoding.title">
        <source>The text of {file} cannot be decoded</source>
        <translation>无法解码 {file} 的文字</translation>
    </message>
    <message id="error.import_encoding.next">
        <source>{rule}. Save it as CSV UTF-8.</source>
        <translation>{rule}。请另存为 CSV UTF-8。</translation>
    </message>
    <message id="error.import_damaged.title">
        <source>{file}{place} is damaged</source>
        <translation>{file}{place} 已损坏</translation>
    </message>
    <message id="error.import_damaged.next">
        <source>{rule}. Export the file again.</source>
        <translation>{rule}。请重新导出。</translation>
    </message>
    <message id="error.import_unsafe.title">
        <source>{file} was refused because it is not safe to read</source>
        <translation>{file} 存在安全风险，已拒绝</translation>
    </message>
    <message id="error.import_unsafe.next">
        <source>{rule}. Ask where the file comes from.</source>
        <translation>{rule}。请核实文件来源。</translation>
    </message>
    <message id="error.import_no_header.title">
        <source>{file}{place}: no header row was found</source>
        <translation>{file}{place}：未找到表头</translation>
    </message>
    <message id="error.import_no_header.next">
        <source>{rule}. The first five rows must hold the names of the columns.</source>
        <translation>{rule}。前五行中须有列名。</translation>
    </message>
    <message id="error.import_nothing_found.title">
        <source>Nothing in {file} names a measurement</source>
        <translation>{file} 中没有可识别的测量项</translation>
    </message>
    <message id="error.import_nothing_found.next">
        <source>{rule}. Type the values instead.</source>
        <translation>{rule}。请手工录入。</translation>
    </message>
    <message id="error.import_not_an_echo.title">
        <source>{file} is not an echo report</source>
        <translation>{file} 不是超声心动图结构化报告</translation>
    </message>
    <message id="error.import_not_an_echo.next">
        <source>{rule}. Export the structured report from the scanner.</source>
        <translation>{rule}。请从设备导出结构化报告。</translation>
    </message>
    <message id="error.import_bad_mapping.title">
        <source>The saved columns do not fit: {place}</source>
        <translation>已保存的列对应不可用：{place}</translation>
    </message>
    <message id="error.import_bad_mapping.next">
        <source>{rule}. Confirm the columns again.</source>
        <translation>{rule}。请重新确认各列。</translation>
    </message>
    <message id="error.import_timed_out.title">
        <source>Reading {file} took too long and was stopped</source>
        <translation>读取 {file} 用时过长，已停止</translation>
    </message>
    <message id="error.import_timed_out.next">
        <source>The limit is {rule}. Split the file.</source>
        <translation>时限为 {rule}。请拆分文件。</translation>
    </message>
    <message id="error.import_out_of_memory.title">
        <source>Reading {file} needed too much memory and was stopped</source>
        <translation>读取 {file} 占用内存过多，已停止</translation>
    </message>
    <message id="error.import_out_of_memory.next">
        <source>{rule}. Split the file.</source>
        <translation>{rule}。请拆分文件。</translation>
    </message>
    <message id="error.import_child_died.title">
        <source>Reading {file} failed</source>
        <translation>读取 {file} 失败</translation>
    </message>
    <message id="error.import_child_died.next">
        <source>{rule}. Nothing was taken over; type the values instead.</source>
        <translation>{rule}。未导入任何数据，请手工录入。</translation>
    </message>
</context>
</TS>
