<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>window</name>
    <message id="page.case">
        <source>Case</source>
        <translation>Case</translation>
    </message>
    <message id="page.library">
        <source>Library</source>
        <translation>Library</translation>
    </message>
    <message id="page.history">
        <source>History</source>
        <translation>History</translation>
    </message>
    <message id="page.batch">
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message id="page.settings">
        <source>Settings</source>
        <translation>Settings</translation>
    </message>
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
    <message id="window.open.keys">
        <source>Open Ctrl+O</source>
        <translation>Open Ctrl+O</translation>
    </message>
    <message id="window.save.keys">
        <source>Save Ctrl+S</source>
        <translation>Save Ctrl+S</translation>
    </message>
    <message id="window.open.choose">
        <source>Open a case file</source>
        <translation>Open a case file</translation>
    </message>
    <message id="window.save.choose">
        <source>Save the case as a file</source>
        <translation>Save the case as a file</translation>
    </message>
    <message id="window.save.done">
        <source>Case saved: {path}</source>
        <translation>Case saved: {path}</translation>
    </message>
    <message id="error.case_file_refused.title">
        <source>The file {file} cannot be opened as a case</source>
        <translation>The file {file} cannot be opened as a case</translation>
    </message>
    <message id="error.case_file_refused.next">
        <source>Correct the file and open it again. The form is unchanged.</source>
        <translation>Correct the file and open it again. The form is unchanged.</translation>
    </message>
    <message id="print.patient.id">
        <source>case number</source>
        <translation>case number</translation>
    </message>
    <message id="print.missing_glyphs">
        <source>The report's font has no characters for these in the {field}: {characters}
What is printed instead? The stored text stays as it is.</source>
        <translation>The report's font has no characters for these in the {field}: {characters}
What is printed instead? The stored text stays as it is.</translation>
    </message>
    <message id="print.too_long">
        <source>The {field} is too long for a line of the report.
What is printed instead? The stored text stays as it is.</source>
        <translation>The {field} is too long for a line of the report.
What is printed instead? The stored text stays as it is.</translation>
    </message>
    <message id="verdict.reject.date">
        <source>year-month-day</source>
        <translation>year-month-day</translation>
    </message>
    <message id="patient.exam_date">
        <source>Examined on</source>
        <translation>Examined on</translation>
    </message>
    <message id="window.undo_new">
        <source>The last case was put away. Ctrl+B brings it back.</source>
        <translation>The last case was put away. Ctrl+B brings it back.</translation>
    </message>
    <message id="window.continued">
        <source>Continued: what was typed and not finished. Ctrl+N starts a new case.</source>
        <translation>Continued: what was typed and not finished. Ctrl+N starts a new case.</translation>
    </message>
    <message id="window.unreadable">
        <source>Not readable and left where they are: {names}.</source>
        <translation>Not readable and left where they are: {names}.</translation>
    </message>
    <message id="window.draft">
        <source>what is being typed</source>
        <translation>what is being typed</translation>
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
    <message id="patient.heart_rate">
        <source>Heart rate</source>
        <translation>Heart rate</translation>
    </message>
    <message id="patient.spo2">
        <source>Oxygen saturation</source>
        <translation>Oxygen saturation</translation>
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
        <source>LV, diastole</source>
        <translation>LV, diastole</translation>
    </message>
    <message id="field.lvesd">
        <source>LV, systole</source>
        <translation>LV, systole</translation>
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
        <source>Mitral E/A</source>
        <translation>Mitral E/A</translation>
    </message>
    <message id="field.mve_e">
        <source>Annular e′</source>
        <translation>Annular e′</translation>
    </message>
    <message id="field.ea_ratio">
        <source>Second E/A</source>
        <translation>Second E/A</translation>
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
        <source>Wall motion</source>
        <translation>Wall motion</translation>
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
        <source>missing</source>
        <translation>missing</translation>
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
        <source>check: z {z}</source>
        <translation>check: z {z}</translation>
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
        <source>unclear: type the unit too</source>
        <translation>unclear: type the unit too</translation>
    </message>
    <message id="verdict.inequality">
        <source>a bound only: left out</source>
        <translation>a bound only: left out</translation>
    </message>
    <message id="verdict.range">
        <source>a range only: left out</source>
        <translation>a range only: left out</translation>
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
        <source>= takes the computed {value}</source>
        <translation>= takes the computed {value}</translation>
    </message>
    <message id="verdict.differs">
        <source>computed {value}</source>
        <translation>computed {value}</translation>
    </message>
    <message id="verdict.implausible">
        <source>check: unusual</source>
        <translation>check: unusual</translation>
    </message>
    <message id="verdict.site_matters">
        <source>depends on site</source>
        <translation>depends on site</translation>
    </message>
    <message id="verdict.disagrees">
        <source>check with {names}</source>
        <translation>check with {names}</translation>
    </message>
    <message id="verdict.ask.date">
        <source>a date, not a value</source>
        <translation>a date, not a value</translation>
    </message>
</context>
<context>
    <name>progress</name>
    <message id="progress.name">
        <source>Progress of the screening</source>
        <translation>Progress of the screening</translation>
    </message>
    <message id="progress.sentence">
        <source>{step} {percent} %</source>
        <translation>{step} {percent} %</translation>
    </message>
    <message id="progress.waiting">
        <source>Waiting for the engine</source>
        <translation>Waiting for the engine</translation>
    </message>
    <message id="progress.check">
        <source>Checking the case</source>
        <translation>Checking the case</translation>
    </message>
    <message id="progress.encode">
        <source>Reading the case</source>
        <translation>Reading the case</translation>
    </message>
    <message id="progress.search">
        <source>Searching similar cases</source>
        <translation>Searching similar cases</translation>
    </message>
    <message id="progress.rerank">
        <source>Comparing similar cases</source>
        <translation>Comparing similar cases</translation>
    </message>
    <message id="progress.fuse">
        <source>Weighing similar cases</source>
        <translation>Weighing similar cases</translation>
    </message>
    <message id="progress.answer">
        <source>Answering</source>
        <translation>Answering</translation>
    </message>
    <message id="progress.calibrate">
        <source>Calibrating</source>
        <translation>Calibrating</translation>
    </message>
    <message id="progress.explain">
        <source>Explaining</source>
        <translation>Explaining</translation>
    </message>
    <message id="progress.self_test">
        <source>Testing itself</source>
        <translation>Testing itself</translation>
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
    <message id="answer.possible">
        <source>{labels} possible</source>
        <translation>{labels} possible</translation>
    </message>
    <message id="answer.likely_and_possible">
        <source>{likely} likely, {possible} possible</source>
        <translation>{likely} likely, {possible} possible</translation>
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
    <message id="answer.provenance">
        <source>{bundle} · library {library} · {variant} · {device} · inputs {sha}</source>
        <translation>{bundle} · library {library} · {variant} · {device} · inputs {sha}</translation>
    </message>
    <message id="answer.consider">
        <source>To consider next</source>
        <translation>To consider next</translation>
    </message>
</context>
<context>
    <name>status</name>
    <message id="status.measured">
        <source>{n} of {of} measured</source>
        <translation>{n} of {of} measured</translation>
    </message>
    <message id="status.missing">
        <source>{measured}; missing: {names}</source>
        <translation>{measured}; missing: {names}</translation>
    </message>
    <message id="status.open">
        <source>To be settled first: {names}</source>
        <translation>To be settled first: {names}</translation>
    </message>
    <message id="status.join">
        <source>, </source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>help</name>
    <message id="help.range">
        <source>Range shown: {low} to {high} {unit} ({source})</source>
        <translation>Range shown: {low} to {high} {unit} ({source})</translation>
    </message>
    <message id="help.open">
        <source>no limit</source>
        <translation>no limit</translation>
    </message>
    <message id="help.certainty">
        <source>How certain: {certainty}</source>
        <translation>How certain: {certainty}</translation>
    </message>
</context>
<context>
    <name>range</name>
    <message id="range.z_adult_omam">
        <source>z, healthy Chinese adults</source>
        <translation>z, healthy Chinese adults</translation>
    </message>
    <message id="range.range_adult">
        <source>usual range, adult</source>
        <translation>usual range, adult</translation>
    </message>
    <message id="range.range_adult_sex_unknown">
        <source>usual range, adult (sex not given)</source>
        <translation>usual range, adult (sex not given)</translation>
    </message>
    <message id="range.range_adult_site_unknown">
        <source>usual range, adult (site not given)</source>
        <translation>usual range, adult (site not given)</translation>
    </message>
    <message id="range.z_child">
        <source>z, healthy children</source>
        <translation>z, healthy children</translation>
    </message>
    <message id="range.z_child_from_16">
        <source>z, children's equation at 16 to 18 years</source>
        <translation>z, children's equation at 16 to 18 years</translation>
    </message>
    <message id="range.z_child_weight">
        <source>z by weight, healthy children</source>
        <translation>z by weight, healthy children</translation>
    </message>
    <message id="range.z_child_age">
        <source>z by age, healthy children</source>
        <translation>z by age, healthy children</translation>
    </message>
    <message id="range.range_child">
        <source>usual range, child</source>
        <translation>usual range, child</translation>
    </message>
    <message id="range.range_child_site_unknown">
        <source>usual range, child (site not given)</source>
        <translation>usual range, child (site not given)</translation>
    </message>
    <message id="range.range_any_age">
        <source>a definition for every age</source>
        <translation>a definition for every age</translation>
    </message>
    <message id="range.no_reference">
        <source>No reference range is known.</source>
        <translation>No reference range is known.</translation>
    </message>
    <message id="range.pregnant">
        <source>Ranges do not apply in pregnancy.</source>
        <translation>Ranges do not apply in pregnancy.</translation>
    </message>
    <message id="range.atrial_fibrillation">
        <source>E/A is undefined in atrial fibrillation.</source>
        <translation>E/A is undefined in atrial fibrillation.</translation>
    </message>
    <message id="range.age_needed">
        <source>Age is needed for a range.</source>
        <translation>Age is needed for a range.</translation>
    </message>
    <message id="range.size_needed">
        <source>Height and weight are needed for a range.</source>
        <translation>Height and weight are needed for a range.</translation>
    </message>
    <message id="range.site_needed">
        <source>The site of the measurement is needed for a range.</source>
        <translation>The site of the measurement is needed for a range.</translation>
    </message>
    <message id="range.no_reference_for_site">
        <source>No reference range is known for this site.</source>
        <translation>No reference range is known for this site.</translation>
    </message>
    <message id="range.outside_equation">
        <source>The person is outside what the equations cover.</source>
        <translation>The person is outside what the equations cover.</translation>
    </message>
    <message id="range.short.no_reference">
        <source>no range</source>
        <translation>no range</translation>
    </message>
    <message id="range.short.pregnant">
        <source>pregnancy</source>
        <translation>pregnancy</translation>
    </message>
    <message id="range.short.atrial_fibrillation">
        <source>AF: not judged</source>
        <translation>AF: not judged</translation>
    </message>
    <message id="range.short.age_needed">
        <source>age needed</source>
        <translation>age needed</translation>
    </message>
    <message id="range.short.size_needed">
        <source>size needed</source>
        <translation>size needed</translation>
    </message>
    <message id="range.short.site_needed">
        <source>site needed</source>
        <translation>site needed</translation>
    </message>
    <message id="range.short.no_reference_for_site">
        <source>no range here</source>
        <translation>no range here</translation>
    </message>
    <message id="range.short.outside_equation">
        <source>no range</source>
        <translation>no range</translation>
    </message>
</context>
<context>
    <name>more</name>
    <message id="more.context">
        <source>Circumstances</source>
        <translation>Circumstances</translation>
    </message>
    <message id="more.sites">
        <source>Where or how it was measured</source>
        <translation>Where or how it was measured</translation>
    </message>
    <message id="more.side">
        <source>Jets and other values</source>
        <translation>Jets and other values</translation>
    </message>
    <message id="more.rhythm">
        <source>Rhythm</source>
        <translation>Rhythm</translation>
    </message>
    <message id="more.pregnant">
        <source>Pregnant</source>
        <translation>Pregnant</translation>
    </message>
    <message id="more.site_unknown">
        <source>not given</source>
        <translation>not given</translation>
    </message>
    <message id="more.site_of">
        <source>Site of {name}</source>
        <translation>Site of {name}</translation>
    </message>
    <message id="rhythm.sinus">
        <source>sinus</source>
        <translation>sinus</translation>
    </message>
    <message id="rhythm.af">
        <source>AF</source>
        <translation>AF</translation>
    </message>
    <message id="rhythm.other">
        <source>other</source>
        <translation>other</translation>
    </message>
    <message id="pregnant.yes">
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message id="pregnant.no">
        <source>no</source>
        <translation>no</translation>
    </message>
    <message id="symptom.dyspnoea">
        <source>Dyspnoea</source>
        <translation>Dyspnoea</translation>
    </message>
    <message id="symptom.cyanosis">
        <source>Cyanosis</source>
        <translation>Cyanosis</translation>
    </message>
    <message id="symptom.exertional_syncope">
        <source>Exertional syncope</source>
        <translation>Exertional syncope</translation>
    </message>
    <message id="symptom.murmur">
        <source>Murmur</source>
        <translation>Murmur</translation>
    </message>
    <message id="symptom.chest_pain">
        <source>Chest pain</source>
        <translation>Chest pain</translation>
    </message>
    <message id="symptom.palpitations">
        <source>Palpitations</source>
        <translation>Palpitations</translation>
    </message>
    <message id="symptom.fatigue">
        <source>Fatigue</source>
        <translation>Fatigue</translation>
    </message>
    <message id="symptom.oedema">
        <source>Oedema</source>
        <translation>Oedema</translation>
    </message>
    <message id="symptom.poor_growth">
        <source>Poor growth</source>
        <translation>Poor growth</translation>
    </message>
    <message id="symptom.frequent_infections">
        <source>Frequent infections</source>
        <translation>Frequent infections</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message id="engine.join">
        <source> - </source>
        <translation> - </translation>
    </message>
    <message id="engine.starting">
        <source>Engine is loading</source>
        <translation>Engine is loading</translation>
    </message>
    <message id="engine.loading_for">
        <source>{seconds} s so far</source>
        <translation>{seconds} s so far</translation>
    </message>
    <message id="engine.ready">
        <source>Engine ready</source>
        <translation>Engine ready</translation>
    </message>
    <message id="engine.busy">
        <source>Engine is working</source>
        <translation>Engine is working</translation>
    </message>
    <message id="engine.cancelling">
        <source>Engine is letting go</source>
        <translation>Engine is letting go</translation>
    </message>
    <message id="engine.restarting">
        <source>Engine stopped and is starting again; the case is safe</source>
        <translation>Engine stopped and is starting again; the case is safe</translation>
    </message>
    <message id="engine.stopping">
        <source>Engine is being stopped</source>
        <translation>Engine is being stopped</translation>
    </message>
    <message id="engine.not_running">
        <source>Engine is not running</source>
        <translation>Engine is not running</translation>
    </message>
    <message id="engine.stopped">
        <source>Engine stopped; the case is safe</source>
        <translation>Engine stopped; the case is safe</translation>
    </message>
    <message id="engine.answers.fake">
        <source>FAKE ENGINE ({device}): answers are not results</source>
        <translation>FAKE ENGINE ({device}): answers are not results</translation>
    </message>
    <message id="engine.answers.simulated">
        <source>{bundle} (simulated), {device}</source>
        <translation>{bundle} (simulated), {device}</translation>
    </message>
    <message id="engine.answers.plain">
        <source>{bundle}, {device}</source>
        <translation>{bundle}, {device}</translation>
    </message>
</context>
<context>
    <name>error</name>
    <message id="error.case_empty.title">
        <source>Nothing is measured</source>
        <translation>Nothing is measured</translation>
    </message>
    <message id="error.case_empty.next">
        <source>Type at least one measurement, then screen.</source>
        <translation>Type at least one measurement, then screen.</translation>
    </message>
    <message id="error.format_unknown.title">
        <source>The file is not a HEART case</source>
        <translation>The file is not a HEART case</translation>
    </message>
    <message id="error.format_unknown.next">
        <source>Choose a case file of the format heart-case/1.</source>
        <translation>Choose a case file of the format heart-case/1.</translation>
    </message>
    <message id="error.field_unknown.title">
        <source>A field is not known</source>
        <translation>A field is not known</translation>
    </message>
    <message id="error.field_unknown.next">
        <source>Remove it, or correct its name.</source>
        <translation>Remove it, or correct its name.</translation>
    </message>
    <message id="error.not_a_number.title">
        <source>A value is not a number</source>
        <translation>A value is not a number</translation>
    </message>
    <message id="error.not_a_number.next">
        <source>Type it again, with its unit if in doubt.</source>
        <translation>Type it again, with its unit if in doubt.</translation>
    </message>
    <message id="error.not_text.title">
        <source>A value is not text</source>
        <translation>A value is not text</translation>
    </message>
    <message id="error.not_text.next">
        <source>Write it between quotation marks.</source>
        <translation>Write it between quotation marks.</translation>
    </message>
    <message id="error.not_a_choice.title">
        <source>A value is not one of the choices</source>
        <translation>A value is not one of the choices</translation>
    </message>
    <message id="error.not_a_choice.next">
        <source>Choose one of the values that are offered.</source>
        <translation>Choose one of the values that are offered.</translation>
    </message>
    <message id="error.not_a_date.title">
        <source>A date is not a date</source>
        <translation>A date is not a date</translation>
    </message>
    <message id="error.not_a_date.next">
        <source>Write it as year-month-day, such as 2026-01-31.</source>
        <translation>Write it as year-month-day, such as 2026-01-31.</translation>
    </message>
    <message id="error.out_of_range.title">
        <source>A value is outside what is possible</source>
        <translation>A value is outside what is possible</translation>
    </message>
    <message id="error.out_of_range.next">
        <source>Check the number and its unit.</source>
        <translation>Check the number and its unit.</translation>
    </message>
    <message id="error.not_a_grade.title">
        <source>A value is not a grade</source>
        <translation>A value is not a grade</translation>
    </message>
    <message id="error.not_a_grade.next">
        <source>Choose a grade from 0 to 4.</source>
        <translation>Choose a grade from 0 to 4.</translation>
    </message>
    <message id="error.missing_and_measured.title">
        <source>A field is both measured and missing</source>
        <translation>A field is both measured and missing</translation>
    </message>
    <message id="error.missing_and_measured.next">
        <source>Keep one of the two.</source>
        <translation>Keep one of the two.</translation>
    </message>
    <message id="error.wrong_shape.title">
        <source>The file is not built as expected</source>
        <translation>The file is not built as expected</translation>
    </message>
    <message id="error.wrong_shape.next">
        <source>Export the case again.</source>
        <translation>Export the case again.</translation>
    </message>
    <message id="error.cancelled.title">
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
    <message id="error.cancelled.next">
        <source>The case is unchanged. Screen again when you like.</source>
        <translation>The case is unchanged. Screen again when you like.</translation>
    </message>
    <message id="error.case_rejected.title">
        <source>The engine did not accept the case</source>
        <translation>The engine did not accept the case</translation>
    </message>
    <message id="error.case_rejected.next">
        <source>Check the fields that are marked, then screen again.</source>
        <translation>Check the fields that are marked, then screen again.</translation>
    </message>
    <message id="error.request_unreadable.title">
        <source>The engine did not understand the request</source>
        <translation>The engine did not understand the request</translation>
    </message>
    <message id="error.request_unreadable.next">
        <source>The case is safe. Screen again; if it happens again, restart the program.</source>
        <translation>The case is safe. Screen again; if it happens again, restart the program.</translation>
    </message>
    <message id="error.bundle_refused.title">
        <source>The model bundle was refused</source>
        <translation>The model bundle was refused</translation>
    </message>
    <message id="error.bundle_refused.next">
        <source>The case is safe. Install the bundle again, select another one, or go back to the one that came with the program: heart bundle select --shipped.</source>
        <translation>The case is safe. Install the bundle again, select another one, or go back to the one that came with the program: heart bundle select --shipped.</translation>
    </message>
    <message id="error.library_refused.title">
        <source>The case library was refused</source>
        <translation>The case library was refused</translation>
    </message>
    <message id="error.library_refused.next">
        <source>The case is safe. Install the library again, select another one, or go back to the bundle's own: heart library select --own.</source>
        <translation>The case is safe. Install the library again, select another one, or go back to the bundle's own: heart library select --own.</translation>
    </message>
    <message id="error.out_of_memory.title">
        <source>There was not enough memory</source>
        <translation>There was not enough memory</translation>
    </message>
    <message id="error.out_of_memory.next">
        <source>The case is safe. Close other programs, then screen again.</source>
        <translation>The case is safe. Close other programs, then screen again.</translation>
    </message>
    <message id="error.not_supported.title">
        <source>This bundle cannot do that</source>
        <translation>This bundle cannot do that</translation>
    </message>
    <message id="error.not_supported.next">
        <source>The case is safe. Select a bundle that can.</source>
        <translation>The case is safe. Select a bundle that can.</translation>
    </message>
    <message id="error.internal.title">
        <source>The engine failed</source>
        <translation>The engine failed</translation>
    </message>
    <message id="error.internal.next">
        <source>The case is safe. Screen again; the engine's log says more.</source>
        <translation>The case is safe. Screen again; the engine's log says more.</translation>
    </message>
    <message id="error.engine_crashed.title">
        <source>The engine ended unexpectedly</source>
        <translation>The engine ended unexpectedly</translation>
    </message>
    <message id="error.engine_crashed.next">
        <source>The case is safe. Screen again; the engine starts anew by itself.</source>
        <translation>The case is safe. Screen again; the engine starts anew by itself.</translation>
    </message>
    <message id="error.engine_silent.title">
        <source>The engine did not answer in time</source>
        <translation>The engine did not answer in time</translation>
    </message>
    <message id="error.engine_silent.next">
        <source>The case is safe. Screen again; the engine starts anew by itself.</source>
        <translation>The case is safe. Screen again; the engine starts anew by itself.</translation>
    </message>
    <message id="error.engine_garbled.title">
        <source>The engine's answer could not be read</source>
        <translation>The engine's answer could not be read</translation>
    </message>
    <message id="error.engine_garbled.next">
        <source>The case is safe. Screen again; the engine starts anew by itself.</source>
        <translation>The case is safe. Screen again; the engine starts anew by itself.</translation>
    </message>
    <message id="error.engine_incompatible.title">
        <source>The engine belongs to another release</source>
        <translation>The engine belongs to another release</translation>
    </message>
    <message id="error.engine_incompatible.next">
        <source>The case is safe. Install program and engine from the same release.</source>
        <translation>The case is safe. Install program and engine from the same release.</translation>
    </message>
    <message id="error.engine_unkillable.title">
        <source>The engine could not be ended</source>
        <translation>The engine could not be ended</translation>
    </message>
    <message id="error.engine_unkillable.next">
        <source>The case is safe. Restart the computer when convenient.</source>
        <translation>The case is safe. Restart the computer when convenient.</translation>
    </message>
    <message id="error.engine_stopped.title">
        <source>The engine is stopped</source>
        <translation>The engine is stopped</translation>
    </message>
    <message id="error.engine_stopped.next">
        <source>The case is safe. Start the engine again with the button above.</source>
        <translation>The case is safe. Start the engine again with the button above.</translation>
    </message>
    <message id="error.engine_changed.title">
        <source>The engine was started anew and answers otherwise now: screen again to see what the answer rests on</source>
        <translation>The engine was started anew and answers otherwise now: screen again to see what the answer rests on</translation>
    </message>
    <message id="error.engine_changed.next">
        <source>The case is safe. Screen again.</source>
        <translation>The case is safe. Screen again.</translation>
    </message>
    <message id="error.unknown.title">
        <source>Something went wrong ({code})</source>
        <translation>Something went wrong ({code})</translation>
    </message>
    <message id="error.unknown.next">
        <source>The case is safe. Note the code {code} and ask for help.</source>
        <translation>The case is safe. Note the code {code} and ask for help.</translation>
    </message>
    <message id="error.wrong_usage.title">
        <source>The command was not understood ({reason})</source>
        <translation>The command was not understood ({reason})</translation>
    </message>
    <message id="error.wrong_usage.next">
        <source>Run `{command} --help`.</source>
        <translation>Run `{command} --help`.</translation>
    </message>
    <message id="error.bundle_missing.title">
        <source>There is no model bundle</source>
        <translation>There is no model bundle</translation>
    </message>
    <message id="error.bundle_missing.next">
        <source>Install a bundle, or try the fake engine with --fake-engine.</source>
        <translation>Install a bundle, or try the fake engine with --fake-engine.</translation>
    </message>
    <message id="error.file_unreadable.title">
        <source>The file {file} could not be read ({reason})</source>
        <translation>The file {file} could not be read ({reason})</translation>
    </message>
    <message id="error.file_unreadable.next">
        <source>Check its name and whether you may read it.</source>
        <translation>Check its name and whether you may read it.</translation>
    </message>
    <message id="error.file_not_written.title">
        <source>The file {file} could not be written ({reason})</source>
        <translation>The file {file} could not be written ({reason})</translation>
    </message>
    <message id="error.file_not_written.next">
        <source>Choose another place.</source>
        <translation>Choose another place.</translation>
    </message>
    <message id="reason.full">
        <source>the disk is full</source>
        <translation>the disk is full</translation>
    </message>
    <message id="reason.refused">
        <source>access is not allowed, or another program has the file open</source>
        <translation>access is not allowed, or another program has the file open</translation>
    </message>
    <message id="reason.gone">
        <source>the file or folder is not there</source>
        <translation>the file or folder is not there</translation>
    </message>
</context>
<context>
    <name>abstain</name>
    <message id="abstain.other">
        <source>The model does not answer this case ({code}).</source>
        <translation>The model does not answer this case ({code}).</translation>
    </message>
</context>
<context>
    <name>headless</name>
    <message id="headless.no_display">
        <source>No display was found, so no window is opened. The demo case {case} is screened instead.</source>
        <translation>No display was found, so no window is opened. The demo case {case} is screened instead.</translation>
    </message>
    <message id="headless.report">
        <source>The report is in {path}</source>
        <translation>The report is in {path}</translation>
    </message>
</context>
</TS>
