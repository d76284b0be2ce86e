<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>batch</name>
    <message id="batch.choose">
        <source>Choose a table …</source>
        <translation>选择表格 …</translation>
    </message>
    <message id="batch.screen">
        <source>Screen all</source>
        <translation>全部筛查</translation>
    </message>
    <message id="batch.stop">
        <source>Stop (what is answered stays)</source>
        <translation>停止（已得结果保留）</translation>
    </message>
    <message id="batch.reports">
        <source>Save reports of what is shown …</source>
        <translation>将所示病例各存一份报告 …</translation>
    </message>
    <message id="batch.one_report">
        <source>… as one file</source>
        <translation>合并为一个文件 …</translation>
    </message>
    <message id="batch.shown">
        <source>Which rows are shown</source>
        <translation>显示哪些行</translation>
    </message>
    <message id="batch.shown.all">
        <source>All rows</source>
        <translation>全部行</translation>
    </message>
    <message id="batch.shown.likely">
        <source>A defect is likely</source>
        <translation>可能有缺损</translation>
    </message>
    <message id="batch.shown.refer">
        <source>To be referred</source>
        <translation>建议转诊</translation>
    </message>
    <message id="batch.shown.cannot_tell">
        <source>Cannot tell</source>
        <translation>无法判断</translation>
    </message>
    <message id="batch.shown.urgent">
        <source>Refer soon, by the numbers alone</source>
        <translation>仅凭数值需尽快转诊</translation>
    </message>
    <message id="batch.shown.waiting">
        <source>Not answered yet</source>
        <translation>尚无结果</translation>
    </message>
    <message id="batch.shown.before">
        <source>Answered by an earlier run</source>
        <translation>之前已有结果</translation>
    </message>
    <message id="batch.shown.set_apart">
        <source>Set apart</source>
        <translation>被剔出</translation>
    </message>
    <message id="batch.teaching">
        <source>Many cases at once: choose a table (our own columns, or a spreadsheet of another program). The answers are written beside it, row by row; if it is stopped, the next run goes on. Rows that are in doubt are set apart with the reason, never guessed.</source>
        <translation>一次筛查多例：选择一个表格（本程序的列，或其他程序的电子表格）。结果逐行写在表格旁；中断后可继续。有疑问的行会连同原因剔出，绝不猜测。</translation>
    </message>
    <message id="batch.progress">
        <source>{n} of {of} cases answered · set apart: {apart}</source>
        <translation>{n}/{of} 例已有结果 · {apart} 行被剔出</translation>
    </message>
    <message id="batch.simulated">
        <source>simulated</source>
        <translation>模拟模型</translation>
    </message>
    <message id="batch.column.number">
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message id="batch.column.case_id">
        <source>Case</source>
        <translation>病例</translation>
    </message>
    <message id="batch.column.answer">
        <source>Answer</source>
        <translation>结果</translation>
    </message>
    <message id="batch.column.remark">
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message id="batch.set_apart">
        <source>Set apart</source>
        <translation>被剔出</translation>
    </message>
    <message id="batch.waiting">
        <source>Not answered yet</source>
        <translation>尚无结果</translation>
    </message>
    <message id="batch.before">
        <source>Earlier run: {answer}</source>
        <translation>之前的结果：{answer}</translation>
    </message>
    <message id="batch.urgent">
        <source>Numbers that ask for a referral soon: {n}</source>
        <translation>{n} 项数值提示尽快转诊</translation>
    </message>
    <message id="batch.reporting">
        <source>Making reports: {n} of {of}</source>
        <translation>正在生成报告：{n}/{of}</translation>
    </message>
    <message id="batch.stopped_before">
        <source>Stopped before any report was written.</source>
        <translation>已停止，未写入任何报告。</translation>
    </message>
    <message id="batch.saved">
        <source>Reports saved: {path}</source>
        <translation>报告已保存：{path}</translation>
    </message>
    <message id="batch.stopped">
        <source>Stopped; the reports made so far stay.</source>
        <translation>已停止；已生成的报告保留。</translation>
    </message>
    <message id="error.row_surplus.title">
        <source>more cells than columns</source>
        <translation>单元格多于列数</translation>
    </message>
    <message id="error.row_surplus.next">
        <source>Check the line breaks and quotation marks of this row.</source>
        <translation>请检查该行的换行和引号。</translation>
    </message>
    <message id="error.row_id_empty.title">
        <source>no case number</source>
        <translation>没有病例编号</translation>
    </message>
    <message id="error.row_id_empty.next">
        <source>Give the row a number of its own.</source>
        <translation>请为该行编号。</translation>
    </message>
    <message id="error.row_id_repeated.title">
        <source>this case number stands in an earlier row</source>
        <translation>病例编号与前面的行重复</translation>
    </message>
    <message id="error.row_id_repeated.next">
        <source>Give each row a number of its own.</source>
        <translation>请为每行单独编号。</translation>
    </message>
    <message id="error.row_doubt.title">
        <source>in doubt: “{text}”</source>
        <translation>有疑问：“{text}”</translation>
    </message>
    <message id="error.row_doubt.next">
        <source>Open this examination by itself and confirm the value.</source>
        <translation>请单独打开此检查并确认该数值。</translation>
    </message>
</context>
</TS>
