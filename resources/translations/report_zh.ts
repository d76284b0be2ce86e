<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>report</name>
    <message id="report.list_separator">
        <source>, </source>
        <translation>，</translation>
    </message>
    <message id="report.title">
        <source>Echocardiography screening report</source>
        <translation>超声心动图筛查报告</translation>
    </message>
    <message id="report.fake">
        <source>FAKE ENGINE, NOT A RESULT</source>
        <translation>测试用假引擎，非真实结果</translation>
    </message>
    <message id="report.simulated">
        <source>SIMULATED: the model was trained on simulated cases, not on patients.</source>
        <translation>模拟：模型由模拟病例训练，未使用真实患者的数据。</translation>
    </message>
    <message id="report.voided_since">
        <source>A measurement was declared wrong since; it is marked below.</source>
        <translation>有测值已作废，已在下文标出。</translation>
    </message>
    <message id="report.transliterated">
        <source>A text on this report is printed as a transliteration; the stored text is unchanged.</source>
        <translation>本报告中有文字以转写形式打印，存储的原文未改变。</translation>
    </message>
    <message id="report.page">
        <source>page {page} of {pages}</source>
        <translation>第 {page} 页，共 {pages} 页</translation>
    </message>
    <message id="report.printed">
        <source>printed</source>
        <translation>打印时间</translation>
    </message>
    <message id="report.unknown">
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message id="report.heading.patient">
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message id="report.heading.answer">
        <source>Answer</source>
        <translation>筛查结果</translation>
    </message>
    <message id="report.heading.measurements">
        <source>Measurements</source>
        <translation>测量值</translation>
    </message>
    <message id="report.heading.flags">
        <source>Flags about the numbers, apart from the model</source>
        <translation>测值提示（独立于模型）</translation>
    </message>
    <message id="report.heading.next_steps">
        <source>Possible next steps; the clinician decides</source>
        <translation>建议的下一步（由临床医生决定）</translation>
    </message>
    <message id="report.heading.supporting">
        <source>Reference cases most like this one</source>
        <translation>与本例最相似的参考病例</translation>
    </message>
    <message id="report.heading.clinician">
        <source>Clinician</source>
        <translation>临床医生意见</translation>
    </message>
    <message id="report.heading.model">
        <source>The model and this record</source>
        <translation>模型与本记录</translation>
    </message>
    <message id="report.heading.sources">
        <source>Sources of the normal ranges, with their certainty</source>
        <translation>正常范围来源及可信度</translation>
    </message>
    <message id="report.heading.signature">
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message id="report.heading.date">
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message id="report.heading.inputs">
        <source>Hash of the inputs (SHA-256)</source>
        <translation>输入数据哈希（SHA-256）</translation>
    </message>
    <message id="report.column.name">
        <source>measurement</source>
        <translation>项目</translation>
    </message>
    <message id="report.column.value">
        <source>value</source>
        <translation>测值</translation>
    </message>
    <message id="report.column.normal">
        <source>usual range</source>
        <translation>参考范围</translation>
    </message>
    <message id="report.column.z">
        <source>z</source>
        <translation>z</translation>
    </message>
    <message id="report.column.strip">
        <source>band: usual; dot: patient</source>
        <translation>灰带：参考范围；点：患者</translation>
    </message>
    <message id="report.column.source">
        <source>src</source>
        <translation>来源</translation>
    </message>
    <message id="report.column.label">
        <source>defect</source>
        <translation>缺损</translation>
    </message>
    <message id="report.column.call">
        <source>what the model says</source>
        <translation>模型意见</translation>
    </message>
    <message id="report.column.frequency">
        <source>how many like this</source>
        <translation>相似者中的例数</translation>
    </message>
    <message id="report.column.case">
        <source>case</source>
        <translation>病例</translation>
    </message>
    <message id="report.column.labels">
        <source>its defects</source>
        <translation>其缺损</translation>
    </message>
    <message id="report.column.similarity">
        <source>similarity</source>
        <translation>相似度</translation>
    </message>
    <message id="report.column.change">
        <source>without it (points)</source>
        <translation>去除后变化（百分点）</translation>
    </message>
    <message id="report.patient.id">
        <source>Patient no.</source>
        <translation>编号</translation>
    </message>
    <message id="report.patient.name">
        <source>Name or initials</source>
        <translation>姓名</translation>
    </message>
    <message id="report.patient.sex">
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message id="report.patient.age">
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message id="report.patient.height">
        <source>Height</source>
        <translation>身高</translation>
    </message>
    <message id="report.patient.weight">
        <source>Weight</source>
        <translation>体重</translation>
    </message>
    <message id="report.patient.bsa">
        <source>BSA</source>
        <translation>体表面积</translation>
    </message>
    <message id="report.patient.exam_date">
        <source>Examined</source>
        <translation>检查日期</translation>
    </message>
    <message id="report.patient.heart_rate">
        <source>Heart rate</source>
        <translation>心率</translation>
    </message>
    <message id="report.patient.rhythm">
        <source>Rhythm</source>
        <translation>心律</translation>
    </message>
    <message id="report.patient.pregnant">
        <source>pregnant</source>
        <translation>妊娠</translation>
    </message>
    <message id="report.patient.spo2">
        <source>SpO2</source>
        <translation>血氧饱和度</translation>
    </message>
    <message id="report.patient.symptoms">
        <source>Symptoms and signs</source>
        <translation>症状与体征</translation>
    </message>
    <message id="report.sex.female">
        <source>female</source>
        <translation>女</translation>
    </message>
    <message id="report.sex.male">
        <source>male</source>
        <translation>男</translation>
    </message>
    <message id="report.sex.unknown">
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message id="report.age.years">
        <source>{years} y</source>
        <translation>{years} 岁</translation>
    </message>
    <message id="report.age.months">
        <source>{months} months</source>
        <translation>{months} 个月</translation>
    </message>
    <message id="report.rhythm.sinus">
        <source>sinus</source>
        <translation>窦性心律</translation>
    </message>
    <message id="report.rhythm.af">
        <source>atrial fibrillation</source>
        <translation>房颤</translation>
    </message>
    <message id="report.rhythm.other">
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message id="report.symptoms.none">
        <source>none entered</source>
        <translation>未录入</translation>
    </message>
    <message id="report.symptom.dyspnoea">
        <source>dyspnoea</source>
        <translation>呼吸困难</translation>
    </message>
    <message id="report.symptom.cyanosis">
        <source>cyanosis</source>
        <translation>发绀</translation>
    </message>
    <message id="report.symptom.exertional_syncope">
        <source>exertional syncope</source>
        <translation>劳力性晕厥</translation>
    </message>
    <message id="report.symptom.murmur">
        <source>murmur</source>
        <translation>心脏杂音</translation>
    </message>
    <message id="report.symptom.chest_pain">
        <source>chest pain</source>
        <translation>胸痛</translation>
    </message>
    <message id="report.symptom.palpitations">
        <source>palpitations</source>
        <translation>心悸</translation>
    </message>
    <message id="report.symptom.fatigue">
        <source>fatigue</source>
        <translation>乏力</translation>
    </message>
    <message id="report.symptom.oedema">
        <source>oedema</source>
        <translation>水肿</translation>
    </message>
    <message id="report.symptom.poor_growth">
        <source>poor growth</source>
        <translation>生长发育迟缓</translation>
    </message>
    <message id="report.symptom.frequent_infections">
        <source>frequent infections</source>
        <translation>反复呼吸道感染</translation>
    </message>
    <message id="report.group.left_heart">
        <source>Left heart</source>
        <translation>左心</translation>
    </message>
    <message id="report.group.right_heart_and_vessels">
        <source>Right heart and vessels</source>
        <translation>右心与大血管</translation>
    </message>
    <message id="report.group.doppler">
        <source>Doppler</source>
        <translation>多普勒</translation>
    </message>
    <message id="report.group.function">
        <source>Function and valves</source>
        <translation>功能与瓣膜</translation>
    </message>
    <message id="report.name_with_site">
        <source>{name} [{site}]</source>
        <translation>{name}［{site}］</translation>
    </message>
    <message id="report.voided">
        <source>declared wrong since</source>
        <translation>后被作废</translation>
    </message>
    <message id="report.computed">
        <source>{reason}; computed: {value}</source>
        <translation>{reason}；计算值：{value}</translation>
    </message>
    <message id="report.missing.unsaid">
        <source>not measured</source>
        <translation>未测</translation>
    </message>
    <message id="report.missing.not_reported">
        <source>not reported</source>
        <translation>报告未给出</translation>
    </message>
    <message id="report.missing.not_measurable">
        <source>not measurable</source>
        <translation>无法测量</translation>
    </message>
    <message id="report.missing.not_applicable">
        <source>not applicable</source>
        <translation>不适用</translation>
    </message>
    <message id="report.missing.ambiguous">
        <source>ambiguous entry</source>
        <translation>录入含义不明</translation>
    </message>
    <message id="report.missing.rejected_out_of_range">
        <source>refused, impossible</source>
        <translation>数值不可能，已拒绝</translation>
    </message>
    <message id="report.missing.inequality">
        <source>only a limit given</source>
        <translation>仅给出界限值</translation>
    </message>
    <message id="report.missing.range">
        <source>only a range given</source>
        <translation>仅给出范围</translation>
    </message>
    <message id="report.measured_all">
        <source>All {all} measurements were entered.</source>
        <translation>{all} 项测值均已录入。</translation>
    </message>
    <message id="report.measured_some">
        <source>{measured} of {all} measurements were entered. Missing: {names}.</source>
        <translation>共 {all} 项，已录入 {measured} 项。缺：{names}。</translation>
    </message>
    <message id="report.no_range.no_reference">
        <source>no range shown</source>
        <translation>无参考范围</translation>
    </message>
    <message id="report.no_range.pregnant">
        <source>none in pregnancy</source>
        <translation>妊娠期无适用范围</translation>
    </message>
    <message id="report.no_range.atrial_fibrillation">
        <source>none in atrial fibrillation</source>
        <translation>房颤时无适用范围</translation>
    </message>
    <message id="report.no_range.age_needed">
        <source>age needed</source>
        <translation>需年龄</translation>
    </message>
    <message id="report.no_range.size_needed">
        <source>height and weight needed</source>
        <translation>需身高体重</translation>
    </message>
    <message id="report.no_range.site_needed">
        <source>site needed</source>
        <translation>需测量部位</translation>
    </message>
    <message id="report.no_range.no_reference_for_site">
        <source>none for this site</source>
        <translation>该部位无参考</translation>
    </message>
    <message id="report.no_range.outside_equation">
        <source>body size outside the equation</source>
        <translation>体格超出公式范围</translation>
    </message>
    <message id="report.frequency.of">
        <source>of {people} like this, about {count}</source>
        <translation>每 {people} 例相似者中约 {count} 例</translation>
    </message>
    <message id="report.frequency.fewer_than_one">
        <source>of {people} like this, fewer than 1</source>
        <translation>每 {people} 例相似者中少于 1 例</translation>
    </message>
    <message id="report.frequency.more_than">
        <source>of {people} like this, more than {count}</source>
        <translation>每 {people} 例相似者中多于 {count} 例</translation>
    </message>
    <message id="report.call.rule_in">
        <source>suggested</source>
        <translation>提示</translation>
    </message>
    <message id="report.call.refer">
        <source>unclear: refer to find out</source>
        <translation>不确定：建议转诊明确</translation>
    </message>
    <message id="report.call.rule_out">
        <source>less likely; not excluded</source>
        <translation>可能性较小，但不能排除</translation>
    </message>
    <message id="report.call.rule_out_no_controls">
        <source>less likely than the others; not excluded</source>
        <translation>较其他缺损可能性小，但不能排除</translation>
    </message>
    <message id="report.answer.none">
        <source>Not screened: this report shows the measurements alone.</source>
        <translation>未进行模型筛查：本报告仅列出测量值。</translation>
    </message>
    <message id="report.answer.abstained">
        <source>No answer is given: {reason}</source>
        <translation>不给出结论：{reason}</translation>
    </message>
    <message id="report.answer.likely">
        <source>Suggested: {names}</source>
        <translation>提示：{names}</translation>
    </message>
    <message id="report.answer.unclear">
        <source>Unclear, refer to find out: {names}</source>
        <translation>不能确定，建议转诊明确：{names}</translation>
    </message>
    <message id="report.answer.unlikely">
        <source>None of the three defects stands out. This does not exclude one.</source>
        <translation>三种缺损均不突出，但不能排除缺损。</translation>
    </message>
    <message id="report.answer.unlikely_no_controls">
        <source>No single defect stands out. The model has only seen hearts with a defect and cannot show that a heart is normal.</source>
        <translation>没有哪一种缺损明显突出。模型只见过有缺损的心脏，不能证明心脏正常。</translation>
    </message>
    <message id="report.answer.sets">
        <source>Likeliest combinations: {sets}.</source>
        <translation>最可能的组合：{sets}。</translation>
    </message>
    <message id="report.answer.agreement">
        <source>Agreement: {agreeing} of {opinions} second opinions find the same defects more likely than not.</source>
        <translation>一致性：{opinions} 个辅助判断中有 {agreeing} 个与之相同。</translation>
    </message>
    <message id="report.answer.prevalence">
        <source>Assumes these frequencies among the people examined here: {shares}.</source>
        <translation>按以下受检人群构成估计：{shares}。</translation>
    </message>
    <message id="report.set.frequency">
        <source>{name}: {frequency}</source>
        <translation>{name}：{frequency}</translation>
    </message>
    <message id="report.set.share">
        <source>{name} {share}</source>
        <translation>{name} {share}</translation>
    </message>
    <message id="report.opinion.neighbours">
        <source>nearest cases</source>
        <translation>近邻病例</translation>
    </message>
    <message id="report.opinion.logistic">
        <source>logistic model</source>
        <translation>逻辑回归</translation>
    </message>
    <message id="report.abstain.other">
        <source>the engine's reason is {code}</source>
        <translation>引擎给出的原因代码为 {code}</translation>
    </message>
    <message id="report.supporting.no_case">
        <source>Weight on none of these cases: {share}.</source>
        <translation>不依赖任何参考病例的权重：{share}。</translation>
    </message>
    <message id="report.clinician.impression">
        <source>Own impression</source>
        <translation>医生印象</translation>
    </message>
    <message id="report.clinician.override">
        <source>Own decision, if it differs</source>
        <translation>医生决定（如不同）</translation>
    </message>
    <message id="report.model.bundle">
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message id="report.model.library">
        <source>Library</source>
        <translation>病例库</translation>
    </message>
    <message id="report.model.variant">
        <source>Variant</source>
        <translation>精度版本</translation>
    </message>
    <message id="report.model.device">
        <source>Ran on</source>
        <translation>运行设备</translation>
    </message>
    <message id="report.model.data">
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message id="report.model.accuracy">
        <source>Accuracy</source>
        <translation>准确度</translation>
    </message>
    <message id="report.model.accuracy_of">
        <source>Accuracy ({metric})</source>
        <translation>准确度（{metric}）</translation>
    </message>
    <message id="report.cohort.unseen_hospitals">
        <source>{hospitals} SIMULATED hospitals that took no part in training, interval drawn by hospital</source>
        <translation>{hospitals} 家未参与训练的模拟医院，区间按医院抽样</translation>
    </message>
    <message id="report.model.among">
        <source>{cohort}: {percent} % (95 % interval {low} to {high}, n = {n})</source>
        <translation>{cohort}：{percent} %（95 % 区间 {low}–{high}，n = {n}）</translation>
    </message>
    <message id="report.metric.exact_match">
        <source>exact set of defects named</source>
        <translation>缺损组合判断完全正确</translation>
    </message>
    <message id="report.model.none">
        <source>none: no model was asked</source>
        <translation>无：未使用模型</translation>
    </message>
    <message id="report.model.fake">
        <source>none: a fixed rule answered</source>
        <translation>无：由固定规则作答</translation>
    </message>
    <message id="report.model.simulated">
        <source>trained on simulated cases</source>
        <translation>由模拟病例训练</translation>
    </message>
    <message id="report.model.real">
        <source>trained on patients' examinations</source>
        <translation>由患者检查数据训练</translation>
    </message>
    <message id="report.model.with_controls">
        <source>with examinations without any of the defects</source>
        <translation>含无缺损的对照</translation>
    </message>
    <message id="report.model.without_controls">
        <source>every case had at least one defect</source>
        <translation>所有病例均有至少一种缺损</translation>
    </message>
    <message id="report.model.accuracy_unknown">
        <source>not stated by this model: do not rely on it</source>
        <translation>该模型未给出：请勿依赖</translation>
    </message>
    <message id="report.flag.severe">
        <source>{text} (beyond the severe limit)</source>
        <translation>{text}（超过重度界限）</translation>
    </message>
    <message id="report.no_model_sentence">
        <source>Research aid. Not a medical device and not a diagnosis. No model was asked; these are measurements alone.</source>
        <translation>科研辅助工具，非医疗器械，不构成诊断。未使用模型，仅列出测量值。</translation>
    </message>
    <message id="report.abstain.outside_library">
        <source>this case is unlike the cases that the model knows.</source>
        <translation>该病例与模型已知病例差异过大。</translation>
    </message>
    <message id="report.clause_separator">
        <source>; </source>
        <translation>；</translation>
    </message>
    <message id="report.set_separator">
        <source> + </source>
        <translation>＋</translation>
    </message>
    <message id="report.strip_legend">
        <source>A filled dot lies outside the usual range, a hollow one inside; an arrow is beyond the line.</source>
        <translation>实心点：超出参考范围；空心点：在范围内；箭头：超出线外。</translation>
    </message>
    <message id="report.column.abbreviation">
        <source>abbr.</source>
        <translation>缩写</translation>
    </message>
    <message id="report.column.share">
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message id="report.side">
        <source>Measured besides: {values}.</source>
        <translation>另测：{values}。</translation>
    </message>
    <message id="report.side.one">
        <source>{name} {value}</source>
        <translation>{name} {value}</translation>
    </message>
    <message id="report.flag.unknown">
        <source>A flag of another release of the program: {id}</source>
        <translation>其他版本程序的提示：{id}</translation>
    </message>
    <message id="report.abstain.too_few_measured">
        <source>too little was measured: {measured} measurements, at least {needed} are needed.</source>
        <translation>测值过少：已录入 {measured} 项，至少需要 {needed} 项。</translation>
    </message>
    <message id="report.abstain.implausible_values">
        <source>values that need checking: {fields}.</source>
        <translation>以下测值需要核对：{fields}。</translation>
    </message>
    <message id="report.evidence_legend">
        <source>Dot: this patient. Below it the reference cases: circle ASD, square VSD, triangle third label, cross none.</source>
        <translation>点：本例患者；下方为参考病例：圆=房缺，方=室缺，三角=第三类，叉=均无。</translation>
    </message>
    <message id="report.voided_whole">
        <source>This examination was voided: it no longer counts</source>
        <translation>本次检查已作废，不再有效</translation>
    </message>
    <message id="report.clinician.void">
        <source>Why it was voided</source>
        <translation>作废原因</translation>
    </message>
    <message id="report.clinician.unsure">
        <source>cannot tell</source>
        <translation>不能判断</translation>
    </message>
</context>
</TS>
