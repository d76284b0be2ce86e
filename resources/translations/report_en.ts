<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>report</name>
    <message id="report.list_separator">
        <source>, </source>
        <translation>, </translation>
    </message>
    <message id="report.title">
        <source>Echocardiography screening report</source>
        <translation>Echocardiography screening report</translation>
    </message>
    <message id="report.fake">
        <source>FAKE ENGINE, NOT A RESULT</source>
        <translation>FAKE ENGINE, NOT A RESULT</translation>
    </message>
    <message id="report.simulated">
        <source>SIMULATED: the model was trained on simulated cases, not on patients.</source>
        <translation>SIMULATED: the model was trained on simulated cases, not on patients.</translation>
    </message>
    <message id="report.voided_since">
        <source>A measurement was declared wrong since; it is marked below.</source>
        <translation>A measurement was declared wrong since; it is marked below.</translation>
    </message>
    <message id="report.transliterated">
        <source>A text on this report is printed as a transliteration; the stored text is unchanged.</source>
        <translation>A text on this report is printed as a transliteration; the stored text is unchanged.</translation>
    </message>
    <message id="report.page">
        <source>page {page} of {pages}</source>
        <translation>page {page} of {pages}</translation>
    </message>
    <message id="report.printed">
        <source>printed</source>
        <translation>printed</translation>
    </message>
    <message id="report.unknown">
        <source>unknown</source>
        <translation>unknown</translation>
    </message>
    <message id="report.heading.patient">
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message id="report.heading.answer">
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
    <message id="report.heading.measurements">
        <source>Measurements</source>
        <translation>Measurements</translation>
    </message>
    <message id="report.heading.flags">
        <source>Flags about the numbers, apart from the model</source>
        <translation>Flags about the numbers, apart from the model</translation>
    </message>
    <message id="report.heading.next_steps">
        <source>Possible next steps; the clinician decides</source>
        <translation>Possible next steps; the clinician decides</translation>
    </message>
    <message id="report.heading.supporting">
        <source>Reference cases most like this one</source>
        <translation>Reference cases most like this one</translation>
    </message>
    <message id="report.heading.clinician">
        <source>Clinician</source>
        <translation>Clinician</translation>
    </message>
    <message id="report.heading.model">
        <source>The model and this record</source>
        <translation>The model and this record</translation>
    </message>
    <message id="report.heading.sources">
        <source>Sources of the normal ranges, with their certainty</source>
        <translation>Sources of the normal ranges, with their certainty</translation>
    </message>
    <message id="report.heading.signature">
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message id="report.heading.date">
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message id="report.heading.inputs">
        <source>Hash of the inputs (SHA-256)</source>
        <translation>Hash of the inputs (SHA-256)</translation>
    </message>
    <message id="report.column.name">
        <source>measurement</source>
        <translation>measurement</translation>
    </message>
    <message id="report.column.value">
        <source>value</source>
        <translation>value</translation>
    </message>
    <message id="report.column.normal">
        <source>usual range</source>
        <translation>usual range</translation>
    </message>
    <message id="report.column.z">
        <source>z</source>
        <translation>z</translation>
    </message>
    <message id="report.column.strip">
        <source>band: usual; dot: patient</source>
        <translation>band: usual; dot: patient</translation>
    </message>
    <message id="report.column.source">
        <source>src</source>
        <translation>src</translation>
    </message>
    <message id="report.column.label">
        <source>defect</source>
        <translation>defect</translation>
    </message>
    <message id="report.column.call">
        <source>what the model says</source>
        <translation>what the model says</translation>
    </message>
    <message id="report.column.frequency">
        <source>how many like this</source>
        <translation>how many like this</translation>
    </message>
    <message id="report.column.case">
        <source>case</source>
        <translation>case</translation>
    </message>
    <message id="report.column.labels">
        <source>its defects</source>
        <translation>its defects</translation>
    </message>
    <message id="report.column.similarity">
        <source>similarity</source>
        <translation>similarity</translation>
    </message>
    <message id="report.column.change">
        <source>without it (points)</source>
        <translation>without it (points)</translation>
    </message>
    <message id="report.patient.id">
        <source>Patient no.</source>
        <translation>Patient no.</translation>
    </message>
    <message id="report.patient.name">
        <source>Name or initials</source>
        <translation>Name or initials</translation>
    </message>
    <message id="report.patient.sex">
        <source>Sex</source>
        <translation>Sex</translation>
    </message>
    <message id="report.patient.age">
        <source>Age</source>
        <translation>Age</translation>
    </message>
    <message id="report.patient.height">
        <source>Height</source>
        <translation>Height</translation>
    </message>
    <message id="report.patient.weight">
        <source>Weight</source>
        <translation>Weight</translation>
    </message>
    <message id="report.patient.bsa">
        <source>BSA</source>
        <translation>BSA</translation>
    </message>
    <message id="report.patient.exam_date">
        <source>Examined</source>
        <translation>Examined</translation>
    </message>
    <message id="report.patient.heart_rate">
        <source>Heart rate</source>
        <translation>Heart rate</translation>
    </message>
    <message id="report.patient.rhythm">
        <source>Rhythm</source>
        <translation>Rhythm</translation>
    </message>
    <message id="report.patient.pregnant">
        <source>pregnant</source>
        <translation>pregnant</translation>
    </message>
    <message id="report.patient.spo2">
        <source>SpO2</source>
        <translation>SpO2</translation>
    </message>
    <message id="report.patient.symptoms">
        <source>Symptoms and signs</source>
        <translation>Symptoms and signs</translation>
    </message>
    <message id="report.sex.female">
        <source>female</source>
        <translation>female</translation>
    </message>
    <message id="report.sex.male">
        <source>male</source>
        <translation>male</translation>
    </message>
    <message id="report.sex.unknown">
        <source>unknown</source>
        <translation>unknown</translation>
    </message>
    <message id="report.age.years">
        <source>{years} y</source>
        <translation>{years} y</translation>
    </message>
    <message id="report.age.months">
        <source>{months} months</source>
        <translation>{months} months</translation>
    </message>
    <message id="report.rhythm.sinus">
        <source>sinus</source>
        <translation>sinus</translation>
    </message>
    <message id="report.rhythm.af">
        <source>atrial fibrillation</source>
        <translation>atrial fibrillation</translation>
    </message>
    <message id="report.rhythm.other">
        <source>other</source>
        <translation>other</translation>
    </message>
    <message id="report.symptoms.none">
        <source>none entered</source>
        <translation>none entered</translation>
    </message>
    <message id="report.symptom.dyspnoea">
        <source>dyspnoea</source>
        <translation>dyspnoea</translation>
    </message>
    <message id="report.symptom.cyanosis">
        <source>cyanosis</source>
        <translation>cyanosis</translation>
    </message>
    <message id="report.symptom.exertional_syncope">
        <source>exertional syncope</source>
        <translation>exertional syncope</translation>
    </message>
    <message id="report.symptom.murmur">
        <source>murmur</source>
        <translation>murmur</translation>
    </message>
    <message id="report.symptom.chest_pain">
        <source>chest pain</source>
        <translation>chest pain</translation>
    </message>
    <message id="report.symptom.palpitations">
        <source>palpitations</source>
        <translation>palpitations</translation>
    </message>
    <message id="report.symptom.fatigue">
        <source>fatigue</source>
        <translation>fatigue</translation>
    </message>
    <message id="report.symptom.oedema">
        <source>oedema</source>
        <translation>oedema</translation>
    </message>
    <message id="report.symptom.poor_growth">
        <source>poor growth</source>
        <translation>poor growth</translation>
    </message>
    <message id="report.symptom.frequent_infections">
        <source>frequent infections</source>
        <translation>frequent infections</translation>
    </message>
    <message id="report.group.left_heart">
        <source>Left heart</source>
        <translation>Left heart</translation>
    </message>
    <message id="report.group.right_heart_and_vessels">
        <source>Right heart and vessels</source>
        <translation>Right heart and vessels</translation>
    </message>
    <message id="report.group.doppler">
        <source>Doppler</source>
        <translation>Doppler</translation>
    </message>
    <message id="report.group.function">
        <source>Function and valves</source>
        <translation>Function and valves</translation>
    </message>
    <message id="report.name_with_site">
        <source>{name} [{site}]</source>
        <translation>{name} [{site}]</translation>
    </message>
    <message id="report.voided">
        <source>declared wrong since</source>
        <translation>declared wrong since</translation>
    </message>
    <message id="report.computed">
        <source>{reason}; computed: {value}</source>
        <translation>{reason}; computed: {value}</translation>
    </message>
    <message id="report.missing.unsaid">
        <source>not measured</source>
        <translation>not measured</translation>
    </message>
    <message id="report.missing.not_reported">
        <source>not reported</source>
        <translation>not reported</translation>
    </message>
    <message id="report.missing.not_measurable">
        <source>not measurable</source>
        <translation>not measurable</translation>
    </message>
    <message id="report.missing.not_applicable">
        <source>not applicable</source>
        <translation>not applicable</translation>
    </message>
    <message id="report.missing.ambiguous">
        <source>ambiguous entry</source>
        <translation>ambiguous entry</translation>
    </message>
    <message id="report.missing.rejected_out_of_range">
        <source>refused, impossible</source>
        <translation>refused, impossible</translation>
    </message>
    <message id="report.missing.inequality">
        <source>only a limit given</source>
        <translation>only a limit given</translation>
    </message>
    <message id="report.missing.range">
        <source>only a range given</source>
        <translation>only a range given</translation>
    </message>
    <message id="report.measured_all">
        <source>All {all} measurements were entered.</source>
        <translation>All {all} measurements were entered.</translation>
    </message>
    <message id="report.measured_some">
        <source>{measured} of {all} measurements were entered. Missing: {names}.</source>
        <translation>{measured} of {all} measurements were entered. Missing: {names}.</translation>
    </message>
    <message id="report.no_range.no_reference">
        <source>no range shown</source>
        <translation>no range shown</translation>
    </message>
    <message id="report.no_range.pregnant">
        <source>none in pregnancy</source>
        <translation>none in pregnancy</translation>
    </message>
    <message id="report.no_range.atrial_fibrillation">
        <source>none in atrial fibrillation</source>
        <translation>none in atrial fibrillation</translation>
    </message>
    <message id="report.no_range.age_needed">
        <source>age needed</source>
        <translation>age needed</translation>
    </message>
    <message id="report.no_range.size_needed">
        <source>height and weight needed</source>
        <translation>height and weight needed</translation>
    </message>
    <message id="report.no_range.site_needed">
        <source>site needed</source>
        <translation>site needed</translation>
    </message>
    <message id="report.no_range.no_reference_for_site">
        <source>none for this site</source>
        <translation>none for this site</translation>
    </message>
    <message id="report.no_range.outside_equation">
        <source>body size outside the equation</source>
        <translation>body size outside the equation</translation>
    </message>
    <message id="report.frequency.of">
        <source>of {people} like this, about {count}</source>
        <translation>of {people} like this, about {count}</translation>
    </message>
    <message id="report.frequency.fewer_than_one">
        <source>of {people} like this, fewer than 1</source>
        <translation>of {people} like this, fewer than 1</translation>
    </message>
    <message id="report.frequency.more_than">
        <source>of {people} like this, more than {count}</source>
        <translation>of {people} like this, more than {count}</translation>
    </message>
    <message id="report.call.rule_in">
        <source>suggested</source>
        <translation>suggested</translation>
    </message>
    <message id="report.call.refer">
        <source>unclear: refer to find out</source>
        <translation>unclear: refer to find out</translation>
    </message>
    <message id="report.call.rule_out">
        <source>less likely; not excluded</source>
        <translation>less likely; not excluded</translation>
    </message>
    <message id="report.call.rule_out_no_controls">
        <source>less likely than the others; not excluded</source>
        <translation>less likely than the others; not excluded</translation>
    </message>
    <message id="report.answer.none">
        <source>Not screened: this report shows the measurements alone.</source>
        <translation>Not screened: this report shows the measurements alone.</translation>
    </message>
    <message id="report.answer.abstained">
        <source>No answer is given: {reason}</source>
        <translation>No answer is given: {reason}</translation>
    </message>
    <message id="report.answer.likely">
        <source>Suggested: {names}</source>
        <translation>Suggested: {names}</translation>
    </message>
    <message id="report.answer.unclear">
        <source>Unclear, refer to find out: {names}</source>
        <translation>Unclear, refer to find out: {names}</translation>
    </message>
    <message id="report.answer.unlikely">
        <source>None of the three defects stands out. This does not exclude one.</source>
        <translation>None of the three defects stands out. This does not exclude one.</translation>
    </message>
    <message id="report.answer.unlikely_no_controls">
        <source>No single defect stands out. The model has only seen hearts with a defect and cannot show that a heart is normal.</source>
        <translation>No single defect stands out. The model has only seen hearts with a defect and cannot show that a heart is normal.</translation>
    </message>
    <message id="report.answer.sets">
        <source>Likeliest combinations: {sets}.</source>
        <translation>Likeliest combinations: {sets}.</translation>
    </message>
    <message id="report.answer.agreement">
        <source>Agreement: {agreeing} of {opinions} second opinions find the same defects more likely than not.</source>
        <translation>Agreement: {agreeing} of {opinions} second opinions find the same defects more likely than not.</translation>
    </message>
    <message id="report.answer.prevalence">
        <source>Assumes these frequencies among the people examined here: {shares}.</source>
        <translation>Assumes these frequencies among the people examined here: {shares}.</translation>
    </message>
    <message id="report.set.frequency">
        <source>{name}: {frequency}</source>
        <translation>{name}: {frequency}</translation>
    </message>
    <message id="report.set.share">
        <source>{name} {share}</source>
        <translation>{name} {share}</translation>
    </message>
    <message id="report.opinion.neighbours">
        <source>nearest cases</source>
        <translation>nearest cases</translation>
    </message>
    <message id="report.opinion.logistic">
        <source>logistic model</source>
        <translation>logistic model</translation>
    </message>
    <message id="report.abstain.other">
        <source>the engine's reason is {code}</source>
        <translation>the engine's reason is {code}</translation>
    </message>
    <message id="report.supporting.no_case">
        <source>Weight on none of these cases: {share}.</source>
        <translation>Weight on none of these cases: {share}.</translation>
    </message>
    <message id="report.clinician.impression">
        <source>Own impression</source>
        <translation>Own impression</translation>
    </message>
    <message id="report.clinician.override">
        <source>Own decision, if it differs</source>
        <translation>Own decision, if it differs</translation>
    </message>
    <message id="report.model.bundle">
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message id="report.model.library">
        <source>Library</source>
        <translation>Library</translation>
    </message>
    <message id="report.model.variant">
        <source>Variant</source>
        <translation>Variant</translation>
    </message>
    <message id="report.model.device">
        <source>Ran on</source>
        <translation>Ran on</translation>
    </message>
    <message id="report.model.data">
        <source>Data</source>
        <translation>Data</translation>
    </message>
    <message id="report.model.accuracy">
        <source>Accuracy</source>
        <translation>Accuracy</translation>
    </message>
    <message id="report.model.accuracy_of">
        <source>Accuracy ({metric})</source>
        <translation>Accuracy ({metric})</translation>
    </message>
    <message id="report.cohort.unseen_hospitals">
        <source>{hospitals} SIMULATED hospitals that took no part in training, interval drawn by hospital</source>
        <translation>{hospitals} SIMULATED hospitals that took no part in training, interval drawn by hospital</translation>
    </message>
    <message id="report.model.among">
        <source>{cohort}: {percent} % (95 % interval {low} to {high}, n = {n})</source>
        <translation>{cohort}: {percent} % (95 % interval {low} to {high}, n = {n})</translation>
    </message>
    <message id="report.metric.exact_match">
        <source>exact set of defects named</source>
        <translation>exact set of defects named</translation>
    </message>
    <message id="report.model.none">
        <source>none: no model was asked</source>
        <translation>none: no model was asked</translation>
    </message>
    <message id="report.model.fake">
        <source>none: a fixed rule answered</source>
        <translation>none: a fixed rule answered</translation>
    </message>
    <message id="report.model.simulated">
        <source>trained on simulated cases</source>
        <translation>trained on simulated cases</translation>
    </message>
    <message id="report.model.real">
        <source>trained on patients' examinations</source>
        <translation>trained on patients' examinations</translation>
    </message>
    <message id="report.model.with_controls">
        <source>with examinations without any of the defects</source>
        <translation>with examinations without any of the defects</translation>
    </message>
    <message id="report.model.without_controls">
        <source>every case had at least one defect</source>
        <translation>every case had at least one defect</translation>
    </message>
    <message id="report.model.accuracy_unknown">
        <source>not stated by this model: do not rely on it</source>
        <translation>not stated by this model: do not rely on it</translation>
    </message>
    <message id="report.flag.severe">
        <source>{text} (beyond the severe limit)</source>
        <translation>{text} (beyond the severe limit)</translation>
    </message>
    <message id="report.no_model_sentence">
        <source>Research aid. Not a medical device and not a diagnosis. No model was asked; these are measurements alone.</source>
        <translation>Research aid. Not a medical device and not a diagnosis. No model was asked; these are measurements alone.</translation>
    </message>
    <message id="report.abstain.outside_library">
        <source>this case is unlike the cases that the model knows.</source>
        <translation>this case is unlike the cases that the model knows.</translation>
    </message>
    <message id="report.clause_separator">
        <source>; </source>
        <translation>; </translation>
    </message>
    <message id="report.set_separator">
        <source> + </source>
        <translation> + </translation>
    </message>
    <message id="report.strip_legend">
        <source>A filled dot lies outside the usual range, a hollow one inside; an arrow is beyond the line.</source>
        <translation>A filled dot lies outside the usual range, a hollow one inside; an arrow is beyond the line.</translation>
    </message>
    <message id="report.column.abbreviation">
        <source>abbr.</source>
        <translation>abbr.</translation>
    </message>
    <message id="report.column.share">
        <source>weight</source>
        <translation>weight</translation>
    </message>
    <message id="report.side">
        <source>Measured besides: {values}.</source>
        <translation>Measured besides: {values}.</translation>
    </message>
    <message id="report.side.one">
        <source>{name} {value}</source>
        <translation>{name} {value}</translation>
    </message>
    <message id="report.flag.unknown">
        <source>A flag of another release of the program: {id}</source>
        <translation>A flag of another release of the program: {id}</translation>
    </message>
    <message id="report.abstain.too_few_measured">
        <source>too little was measured: {measured} measurements, at least {needed} are needed.</source>
        <translation>too little was measured: {measured} measurements, at least {needed} are needed.</translation>
    </message>
    <message id="report.abstain.implausible_values">
        <source>values that need checking: {fields}.</source>
        <translation>values that need checking: {fields}.</translation>
    </message>
    <message id="report.evidence_legend">
        <source>Dot: this patient. Below it the reference cases: circle ASD, square VSD, triangle third label, cross none.</source>
        <translation>Dot: this patient. Below it the reference cases: circle ASD, square VSD, triangle third label, cross none.</translation>
    </message>
    <message id="report.voided_whole">
        <source>This examination was voided: it no longer counts</source>
        <translation>This examination was voided: it no longer counts</translation>
    </message>
    <message id="report.clinician.void">
        <source>Why it was voided</source>
        <translation>Why it was voided</translation>
    </message>
    <message id="report.clinician.unsure">
        <source>cannot tell</source>
        <translation>cannot tell</translation>
    </message>
</context>
</TS>
