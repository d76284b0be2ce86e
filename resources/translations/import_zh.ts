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
    <message id="import.title">
        <source>What was read from {source}</source>
        <translation>从 {source} 读到的内容</translation>
    </message>
    <message id="import.explained">
        <source>Compare each value with the text it was read from. Only ticked lines are taken over (Space ticks); nothing else is changed.</source>
        <translation>请将每个数值与原文核对。只有打勾的行会被采用（空格键打勾）；其余内容不变。</translation>
    </message>
    <message id="import.studies">
        <source>Examination in the file</source>
        <translation>文件中的检查</translation>
    </message>
    <message id="import.study">
        <source>Examination {number} ({n} values)</source>
        <translation>检查 {number}（{n} 项）</translation>
    </message>
    <message id="import.column.field">
        <source>Field</source>
        <translation>项目</translation>
    </message>
    <message id="import.column.raw">
        <source>Text in the file</source>
        <translation>文件原文</translation>
    </message>
    <message id="import.column.taken_as">
        <source>Taken over as</source>
        <translation>采用为</translation>
    </message>
    <message id="import.column.remark">
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message id="import.column.place">
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message id="import.cannot_land">
        <source>Cannot be taken over: type it yourself</source>
        <translation>无法采用：请自行输入</translation>
    </message>
    <message id="import.stands_already">
        <source>The form holds {value}</source>
        <translation>表单中已有 {value}</translation>
    </message>
    <message id="import.please_confirm">
        <source>Not certain: tick if it is right</source>
        <translation>不确定：正确时请打勾</translation>
    </message>
    <message id="import.unsettled">
        <source>{n} uncertain values are not ticked and will not be taken over.</source>
        <translation>有 {n} 项不确定的数值未打勾，不会被采用。</translation>
    </message>
    <message id="import.settled">
        <source>No question is open.</source>
        <translation>没有待确认的问题。</translation>
    </message>
    <message id="import.add">
        <source>Add {n} to this case</source>
        <translation>将 {n} 项加入当前病例</translation>
    </message>
    <message id="import.anew">
        <source>Take {n} over as a new case</source>
        <translation>将 {n} 项作为新病例</translation>
    </message>
    <message id="import.cancel">
        <source>Take nothing over (Esc)</source>
        <translation>不采用 (Esc)</translation>
    </message>
    <message id="import.left_out">
        <source>Not read: {names}</source>
        <translation>未读取：{names}</translation>
    </message>
    <message id="import.pasted">
        <source>pasted text</source>
        <translation>粘贴的文本</translation>
    </message>
    <message id="import.nothing_to_paste">
        <source>There is no text to paste: copy the report first.</source>
        <translation>没有可粘贴的文本：请先复制报告。</translation>
    </message>
    <message id="import.reading">
        <source>Reading {source} …</source>
        <translation>正在读取 {source} …</translation>
    </message>
    <message id="import.taken_over">
        <source>Taken over from {source}. Check the numbers before you screen.</source>
        <translation>已从 {source} 采用。筛查前请核对数值。</translation>
    </message>
    <message id="import.paste">
        <source>Paste</source>
        <translation>粘贴报告</translation>
    </message>
    <message id="import.paste.keys">
        <source>Paste a report that was copied elsewhere (Ctrl+Shift+V), or drop a file on the form</source>
        <translation>粘贴在别处复制的报告 (Ctrl+Shift+V)，或将文件拖到表单上</translation>
    </message>
</context>
</TS>
