<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>library</name>
    <message id="library.show">
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message id="library.all_diagnoses">
        <source>All diagnoses</source>
        <translation>全部诊断</translation>
    </message>
    <message id="library.all_ages">
        <source>All ages</source>
        <translation>全部年龄</translation>
    </message>
    <message id="library.all_sexes">
        <source>All sexes</source>
        <translation>全部性别</translation>
    </message>
    <message id="library.search">
        <source>Case id</source>
        <translation>病例编号</translation>
    </message>
    <message id="library.none">
        <source>No defect</source>
        <translation>无缺损</translation>
    </message>
    <message id="library.years">
        <source>{band} y</source>
        <translation>{band} 岁</translation>
    </message>
    <message id="library.age.unknown">
        <source>age unknown</source>
        <translation>年龄不详</translation>
    </message>
    <message id="library.column.case_id">
        <source>Case</source>
        <translation>病例</translation>
    </message>
    <message id="library.column.labels">
        <source>Diagnosis</source>
        <translation>诊断</translation>
    </message>
    <message id="library.column.age_band">
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message id="library.column.sex">
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message id="library.column.similarity">
        <source>Similarity</source>
        <translation>相似度</translation>
    </message>
    <message id="library.column.picture">
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message id="library.across">
        <source>Measurement across</source>
        <translation>横轴测量项</translation>
    </message>
    <message id="library.up">
        <source>Measurement upwards</source>
        <translation>纵轴测量项</translation>
    </message>
    <message id="library.versus">
        <source>against</source>
        <translation>对</translation>
    </message>
    <message id="library.plot">
        <source>Scatter of two measurements, coloured and shaped by diagnosis</source>
        <translation>两项测量的散点图，按诊断区分颜色和形状</translation>
    </message>
    <message id="library.comparison">
        <source>Cases side by side</source>
        <translation>病例并列对比</translation>
    </message>
    <message id="library.choose">
        <source>Choose one or two cases in the table, or click a dot: they stand here beside the patient on the desk. The rows with the largest differences are tinted.</source>
        <translation>在表中选一两个病例，或点击图中的点：这里会与当前患者并列对比，差异最大的几行会着色。</translation>
    </message>
    <message id="library.like_patient.keys">
        <source>Like this patient (Ctrl+R)</source>
        <translation>与当前患者相似 (Ctrl+R)</translation>
    </message>
    <message id="library.like_selected.keys">
        <source>Like the chosen case (Ctrl+K)</source>
        <translation>与所选病例相似 (Ctrl+K)</translation>
    </message>
    <message id="library.patient">
        <source>This patient</source>
        <translation>当前患者</translation>
    </message>
    <message id="library.waiting">
        <source>The engine is not ready yet; the reference cases come from it.</source>
        <translation>引擎尚未就绪；参考病例由引擎提供。</translation>
    </message>
    <message id="library.reading">
        <source>Reading cases: {n} of {of}</source>
        <translation>正在读取病例：{n}/{of}</translation>
    </message>
    <message id="library.shown">
        <source>{n} of {of} cases</source>
        <translation>显示 {n}/{of} 例</translation>
    </message>
    <message id="library.simulated">
        <source>simulated hospitals, no real patients</source>
        <translation>模拟医院数据，非真实患者</translation>
    </message>
    <message id="library.real">
        <source>de-identified cases of real patients</source>
        <translation>去标识化的真实患者病例</translation>
    </message>
    <message id="library.fake">
        <source>FAKE ENGINE: invented cases</source>
        <translation>假引擎：虚构病例</translation>
    </message>
</context>
</TS>
