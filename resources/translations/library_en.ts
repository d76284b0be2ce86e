<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>library</name>
    <message id="library.show">
        <source>Show</source>
        <translation>Show</translation>
    </message>
    <message id="library.all_diagnoses">
        <source>All diagnoses</source>
        <translation>All diagnoses</translation>
    </message>
    <message id="library.all_ages">
        <source>All ages</source>
        <translation>All ages</translation>
    </message>
    <message id="library.all_sexes">
        <source>All sexes</source>
        <translation>All sexes</translation>
    </message>
    <message id="library.search">
        <source>Case id</source>
        <translation>Case id</translation>
    </message>
    <message id="library.none">
        <source>No defect</source>
        <translation>No defect</translation>
    </message>
    <message id="library.years">
        <source>{band} y</source>
        <translation>{band} y</translation>
    </message>
    <message id="library.age.unknown">
        <source>age unknown</source>
        <translation>age unknown</translation>
    </message>
    <message id="library.column.case_id">
        <source>Case</source>
        <translation>Case</translation>
    </message>
    <message id="library.column.labels">
        <source>Diagnosis</source>
        <translation>Diagnosis</translation>
    </message>
    <message id="library.column.age_band">
        <source>Age</source>
        <translation>Age</translation>
    </message>
    <message id="library.column.sex">
        <source>Sex</source>
        <translation>Sex</translation>
    </message>
    <message id="library.column.similarity">
        <source>Similarity</source>
        <translation>Similarity</translation>
    </message>
    <message id="library.column.picture">
        <source>Overview</source>
        <translation>Overview</translation>
    </message>
    <message id="library.across">
        <source>Measurement across</source>
        <translation>Measurement across</translation>
    </message>
    <message id="library.up">
        <source>Measurement upwards</source>
        <translation>Measurement upwards</translation>
    </message>
    <message id="library.versus">
        <source>against</source>
        <translation>against</translation>
    </message>
    <message id="library.plot">
        <source>Scatter of two measurements, coloured and shaped by diagnosis</source>
        <translation>Scatter of two measurements, coloured and shaped by diagnosis</translation>
    </message>
    <message id="library.comparison">
        <source>Cases side by side</source>
        <translation>Cases side by side</translation>
    </message>
    <message id="library.choose">
        <source>Choose one or two cases in the table, or click a dot: they stand here beside the patient on the desk. The rows with the largest differences are tinted.</source>
        <translation>Choose one or two cases in the table, or click a dot: they stand here beside the patient on the desk. The rows with the largest differences are tinted.</translation>
    </message>
    <message id="library.like_patient.keys">
        <source>Like this patient (Ctrl+R)</source>
        <translation>Like this patient (Ctrl+R)</translation>
    </message>
    <message id="library.like_selected.keys">
        <source>Like the chosen case (Ctrl+K)</source>
        <translation>Like the chosen case (Ctrl+K)</translation>
    </message>
    <message id="library.patient">
        <source>This patient</source>
        <translation>This patient</translation>
    </message>
    <message id="library.waiting">
        <source>The engine is not ready yet; the reference cases come from it.</source>
        <translation>The engine is not ready yet; the reference cases come from it.</translation>
    </message>
    <message id="library.reading">
        <source>Reading cases: {n} of {of}</source>
        <translation>Reading cases: {n} of {of}</translation>
    </message>
    <message id="library.shown">
        <source>{n} of {of} cases</source>
        <translation>{n} of {of} cases</translation>
    </message>
    <message id="library.simulated">
        <source>simulated hospitals, no real patients</source>
        <translation>simulated hospitals, no real patients</translation>
    </message>
    <message id="library.real">
        <source>de-identified cases of real patients</source>
        <translation>de-identified cases of real patients</translation>
    </message>
    <message id="library.fake">
        <source>FAKE ENGINE: invented cases</source>
        <translation>FAKE ENGINE: invented cases</translation>
    </message>
</context>
</TS>
