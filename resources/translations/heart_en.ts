<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>window</name>
    <message id="window.title">
        <source>HEART - screening aid for congenital heart defects</source>
        <translation>HEART - screening aid for congenital heart defects</translation>
    </message>
    <message id="window.switch_language">
        <source>中文</source>
        <translation>中文</translation>
    </message>
    <message id="window.switch_language.name">
        <source>Switch the language to Chinese</source>
        <translation>Switch the language to Chinese</translation>
    </message>
    <message id="window.screen">
        <source>Screen</source>
        <translation>Screen</translation>
    </message>
    <message id="window.screen.keys">
        <source>Screen  Ctrl+Enter</source>
        <translation>Screen  Ctrl+Enter</translation>
    </message>
    <message id="window.report.keys">
        <source>Report  Ctrl+P</source>
        <translation>Report  Ctrl+P</translation>
    </message>
    <message id="window.new.keys">
        <source>New  Ctrl+N</source>
        <translation>New  Ctrl+N</translation>
    </message>
    <message id="window.more.keys">
        <source>More: rhythm, sites, jets  Ctrl+M</source>
        <translation>More: rhythm, sites, jets  Ctrl+M</translation>
    </message>
    <message id="window.less.keys">
        <source>Back to the measurements  Ctrl+M</source>
        <translation>Back to the measurements  Ctrl+M</translation>
    </message>
    <message id="window.demo">
        <source>Try a demo case</source>
        <translation>Try a demo case</translation>
    </message>
    <message id="window.restart_engine">
        <source>Start the engine again</source>
        <translation>Start the engine again</translation>
    </message>
    <message id="window.cancel.keys">
        <source>Cancel  Esc</source>
        <translation>Cancel  Esc</translation>
    </message>
    <message id="window.report.choose">
        <source>Save the report</source>
        <translation>Save the report</translation>
    </message>
    <message id="window.report.saved">
        <source>Report saved: {path}</source>
        <translation>Report saved: {path}</translation>
    </message>
    <message id="window.report.writing">
        <source>Writing the report…</source>
        <translation>Writing the report…</translation>
    </message>
    <message id="window.report.failed">
        <source>The report could not be written: {reason}. The case is safe; choose another place.</source>
        <translation>The report could not be written: {reason}. The case is safe; choose another place.</translation>
    </message>
    <message id="window.answer">
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
    <message id="window.undo_new">
        <source>The last case was put away. Ctrl+Z brings it back.</source>
        <translation>The last case was put away. Ctrl+Z brings it back.</translation>
    </message>
</context>
<context>
    <name>patient</name>
    <message id="patient.case_id">
        <source>Case no.</source>
        <translation>Case no.</translation>
    </message>
    <message id="patient.sex">
        <source>Sex</source>
        <translation>Sex</translation>
    </message>
    <message id="patient.sex.female">
        <source>F</source>
        <translation>F</translation>
    </message>
    <message id="patient.sex.male">
        <source>M</source>
        <translation>M</translation>
    </message>
    <message id="patient.sex.unknown">
        <source>?</source>
        <translation>?</translation>
    </message>
    <message id="patient.sex.female.name">
        <source>female</source>
        <translation>female</translation>
    </message>
    <message id="patient.sex.male.name">
        <source>male</source>
        <translation>male</translation>
    </message>
    <message id="patient.sex.unknown.name">
        <source>not given</source>
        <translation>not given</translation>
    </message>
    <message id="patient.age">
        <source>Age</source>
        <translation>Age</translation>
    </message>
    <message id="patient.age.unit">
        <source>y</source>
        <translation>y</translation>
    </message>
    <message id="patient.height">
        <source>Height</source>
        <translation>Height</translation>
    </message>
    <message id="patient.weight">
        <source>Weight</source>
        <translation>Weight</translation>
    </message>
    <message id="patient.bsa">
        <source>BSA {value} m²</source>
        <translation>BSA {value} m²</translation>
    </message>
    <message id="patient.bsa.unknown">
        <source>BSA needs height and weight</source>
        <translation>BSA needs height and weight</translation>
    </message>
    <message id="patient.group.adult">
        <source>adult ranges</source>
        <translation>adult ranges</translation>
    </message>
    <message id="patient.group.child">
        <source>children's ranges</source>
        <translation>children's ranges</translation>
    </message>
    <message id="patient.group.unknown">
        <source>age unknown: no limits</source>
        <translation>age unknown: no limits</translation>
    </message>
</context>
<context>
    <name>group</name>
    <message id="group.left_heart">
        <source>Left heart</source>
        <translation>Left heart</translation>
    </message>
    <message id="group.right_heart_and_vessels">
        <source>Right heart and vessels</source>
        <translation>Right heart and vessels</translation>
    </message>
    <message id="group.doppler">
        <source>Doppler</source>
        <translation>Doppler</translation>
    </message>
    <message id="group.function">
        <source>Function and valves</source>
        <translation>Function and valves</translation>
    </message>
</context>
<context>
    <name>field</name>
    <message id="field.lvedd">
        <source>LV diameter, diastole</source>
        <translation>LV diameter, diastole</translation>
    </message>
    <message id="field.lvesd">
        <source>LV diameter, systole</source>
        <translation>LV diameter, systole</translation>
    </message>
    <message id="field.ivst">
        <source>Septum</source>
        <translation>Septum</translation>
    </message>
    <message id="field.lvpwt">
        <source>Posterior wall</source>
        <translation>Posterior wall</translation>
    </message>
    <message id="field.lad">
        <source>Left atrium</source>
        <translation>Left atrium</translation>
    </message>
    <message id="field.rvot">
        <source>RV outflow tract</source>
        <translation>RV outflow tract</translation>
    </message>
    <message id="field.rv">
        <source>Right ventricle</source>
        <translation>Right ventricle</translation>
    </message>
    <message id="field.ra">
        <source>Right atrium</source>
        <translation>Right atrium</translation>
    </message>
    <message id="field.pa">
        <source>Pulmonary artery</source>
        <translation>Pulmonary artery</translation>
    </message>
    <message id="field.ao_sinus">
        <source>Aortic sinus</source>
        <translation>Aortic sinus</translation>
    </message>
    <message id="field.ao_annulus">
        <source>Aortic annulus</source>
        <translation>Aortic annulus</translation>
    </message>
    <message id="field.mv_e">
        <source>Mitral E wave</source>
        <translation>Mitral E wave</translation>
    </message>
    <message id="field.mv_a">
        <source>Mitral A wave</source>
        <translation>Mitral A wave</translation>
    </message>
    <message id="field.mv_ea_ratio">
        <source>Mitral ratio</source>
        <translation>Mitral ratio</translation>
    </message>
    <message id="field.mve_e">
        <source>Annular velocity</source>
        <translation>Annular velocity</translation>
    </message>
    <message id="field.ea_ratio">
        <source>Second E/A column</source>
        <translation>Second E/A column</translation>
    </message>
    <message id="field.ef">
        <source>Ejection fraction</source>
        <translation>Ejection fraction</translation>
    </message>
    <message id="field.fs">
        <source>Shortening</source>
        <translation>Shortening</translation>
    </message>
    <message id="field.sv">
        <source>Stroke volume</source>
        <translation>Stroke volume</translation>
    </message>
    <message id="field.co">
        <source>Cardiac output</source>
        <translation>Cardiac output</translation>
    </message>
    <message id="field.wms">
        <source>Wall motion index</source>
        <translation>Wall motion index</translation>
    </message>
    <message id="field.mr">
        <source>Mitral leak</source>
        <translation>Mitral leak</translation>
    </message>
    <message id="field.tr">
        <source>Tricuspid leak</source>
        <translation>Tricuspid leak</translation>
    </message>
    <message id="field.ar">
        <source>Aortic leak</source>
        <translation>Aortic leak</translation>
    </message>
    <message id="field.pr">
        <source>Pulmonary leak</source>
        <translation>Pulmonary leak</translation>
    </message>
    <message id="field.grade.name">
        <source>{name}, grade 0 to 4</source>
        <translation>{name}, grade 0 to 4</translation>
    </message>
    <message id="field.number.name">
        <source>{name}, {unit}</source>
        <translation>{name}, {unit}</translation>
    </message>
</context>
<context>
    <name>verdict</name>
    <message id="verdict.not_measured">
        <source>not measured</source>
        <translation>not measured</translation>
    </message>
    <message id="verdict.missing">
        <source>noted as not measured</source>
        <translation>noted as not measured</translation>
    </message>
    <message id="verdict.in_range">
        <source>in range</source>
        <translation>in range</translation>
    </message>
    <message id="verdict.in_range.z">
        <source>z {z}</source>
        <translation>z {z}</translation>
    </message>
    <message id="verdict.low">
        <source>low</source>
        <translation>low</translation>
    </message>
    <message id="verdict.high">
        <source>high</source>
        <translation>high</translation>
    </message>
    <message id="verdict.low.z">
        <source>low, z {z}</source>
        <translation>low, z {z}</translation>
    </message>
    <message id="verdict.high.z">
        <source>high, z {z}</source>
        <translation>high, z {z}</translation>
    </message>
    <message id="verdict.check">
        <source>check: {text}</source>
        <translation>check: {text}</translation>
    </message>
    <message id="verdict.no_range">
        <source>no range</source>
        <translation>no range</translation>
    </message>
    <message id="verdict.converted">
        <source>{raw} is {value} {unit}</source>
        <translation>{raw} is {value} {unit}</translation>
    </message>
    <message id="verdict.ask">
        <source>{proposal}? Enter accepts</source>
        <translation>{proposal}? Enter accepts</translation>
    </message>
    <message id="verdict.ask.unclear">
        <source>unclear: type it with its unit</source>
        <translation>unclear: type it with its unit</translation>
    </message>
    <message id="verdict.inequality">
        <source>a bound, not a value: left out</source>
        <translation>a bound, not a value: left out</translation>
    </message>
    <message id="verdict.range">
        <source>a range, not a value: left out</source>
        <translation>a range, not a value: left out</translation>
    </message>
    <message id="verdict.reject">
        <source>not possible ({low} to {high})</source>
        <translation>not possible ({low} to {high})</translation>
    </message>
    <message id="verdict.reject.unreadable">
        <source>not understood</source>
        <translation>not understood</translation>
    </message>
    <message id="verdict.computed">
        <source>computed {value}; = takes it</source>
        <translation>computed {value}; = takes it</translation>
    </message>
    <message id="verdict.differs">
        <source>computed {value}</source>
        <translation>computed {value}</translation>
    </message>
</context>
<context>
    <name>progress</name>
    <message id="progress.sentence">
        <source>{step} {percent} %</source>
        <translation>{step} {percent} %</translation>
    </message>
    <message id="progress.working">
        <source>Working…</source>
        <translation>Working…</translation>
    </message>
</context>
<context>
    <name>answer</name>
    <message id="answer.empty">
        <source>Type the measurements of one examination, as they stand on the paper form, then screen. Ten fields are enough to try.</source>
        <translation>Type the measurements of one examination, as they stand on the paper form, then screen. Ten fields are enough to try.</translation>
    </message>
    <message id="answer.fake">
        <source>FAKE ENGINE, NOT A RESULT</source>
        <translation>FAKE ENGINE, NOT A RESULT</translation>
    </message>
    <message id="answer.simulated">
        <source>Simulated: this model learned from simulated cases</source>
        <translation>Simulated: this model learned from simulated cases</translation>
    </message>
    <message id="answer.stale">
        <source>The case was changed: this answer belongs to the numbers before. Screen again.</source>
        <translation>The case was changed: this answer belongs to the numbers before. Screen again.</translation>
    </message>
    <message id="answer.likely">
        <source>{labels} likely</source>
        <translation>{labels} likely</translation>
    </message>
    <message id="answer.refer">
        <source>{labels}: not certain, refer</source>
        <translation>{labels}: not certain, refer</translation>
    </message>
    <message id="answer.none">
        <source>No defect suggested; this excludes none</source>
        <translation>No defect suggested; this excludes none</translation>
    </message>
    <message id="answer.unclear">
        <source>None stands out; this excludes none</source>
        <translation>None stands out; this excludes none</translation>
    </message>
    <message id="answer.abstain">
        <source>Cannot tell</source>
        <translation>Cannot tell</translation>
    </message>
    <message id="answer.join">
        <source> and </source>
        <translation> and </translation>
    </message>
    <message id="answer.frequency">
        <source>of {of} cases like this, about {n}</source>
        <translation>of {of} cases like this, about {n}</translation>
    </message>
    <message id="answer.frequency.few">
        <source>of {of} cases like this, fewer than 1</source>
        <translation>of {of} cases like this, fewer than 1</translation>
    </message>
    <message id="answer.frequency.most">
        <source>of {of} cases like this, more than {n}</source>
        <translation>of {of} cases like this, more than {n}</translation>
    </message>
    <message id="answer.frequency.simulated">
        <source>of {of} simulated cases like this, about {n}</source>
        <translation>of {of} simulated cases like this, about {n}</translation>
    </message>
    <message id="answer.frequency.few.simulated">
        <source>of {of} simulated cases like this, fewer than 1</source>
        <translation>of {of} simulated cases like this, fewer than 1</translation>
    </message>
    <message id="answer.frequency.most.simulated">
        <source>of {of} simulated cases like this, more than {n}</source>
        <translation>of {of} simulated cases like this, more than {n}</translation>
    </message>
    <message id="answer.call.rule_in">
        <source>suggested</source>
        <translation>suggested</translation>
    </message>
    <message id="answer.call.refer">
        <source>not certain: refer</source>
        <translation>not certain: refer</translation>
    </message>
    <message id="answer.call.rule_out">
        <source>not suggested</source>
        <translation>not suggested</translation>
    </message>
    <message id="answer.bar.name">
        <source>{label}: {frequency}, {call}</source>
        <translation>{label}: {frequency}, {call}</translation>
    </message>
    <message id="answer.flags">
        <source>About the numbers, apart from the model</source>
        <translation>About the numbers, apart from the model</translation>
    </message>
    <message id="answer.flags.none">
        <source>Nothing to say about the numbers.</source>
        <translation>Nothing to say about the numbers.</translation>
    </message>
    <message id="answer.refer_soon">
        <source>refer soon</source>
        <translation>refer soon</translation>
    </message>
    <message id="answer.provenance">
        <source>{bundle} · library {library} · {variant} · {device} · inputs {sha}</source>
        <translation>{bundle} · library {library} · {variant} · {device} · inputs {sha}</translation>
    </message>
    <message id="answer.fixed.no_controls">
        <source>Research aid. Not a medical device and not a diagnosis. It was built from patients who all had a defect, so it cannot show that a heart is normal.</source>
        <translation>Research aid. Not a medical device and not a diagnosis. It was built from patients who all had a defect, so it cannot show that a heart is normal.</translation>
    </message>
    <message id="answer.fixed.simulated">
        <source>Research aid. Not a medical device and not a diagnosis. It was trained on simulated cases; a result without a defect does not exclude one.</source>
        <translation>Research aid. Not a medical device and not a diagnosis. It was trained on simulated cases; a result without a defect does not exclude one.</translation>
    </message>
    <message id="answer.fixed.real">
        <source>Research aid. Not a medical device and not a diagnosis. It was trained on patients' cases; a result without a defect does not exclude one.</source>
        <translation>Research aid. Not a medical device and not a diagnosis. It was trained on patients' cases; a result without a defect does not exclude one.</translation>
    </message>
</context>
<context>
    <name>status</name>
    <message id="status.measured">
        <source>{n} of {of} measured</source>
        <translation>{n} of {of} measured</translation>
    </message>
    <message id="status.missing">
        <source>{n} of {of} measured; missing: {names}</source>
        <translation>{n} of {of} measured; missing: {names}</translation>
    </message>
    <message id="status.open">
        <source>Not yet clear: {names}</source>
        <translation>Not yet clear: {names}</translation>
    </message>
</context>
</TS>
