<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>builder</name>
    <message id="builder.title">
        <source>A library of your own cases</source>
        <translation>用本院病例建立病例库</translation>
    </message>
    <message id="builder.open">
        <source>Build a library from a spreadsheet …</source>
        <translation>用电子表格建立病例库 …</translation>
    </message>
    <message id="builder.step.file">
        <source>Choose the spreadsheet</source>
        <translation>选择电子表格</translation>
    </message>
    <message id="builder.step.questions">
        <source>Answer what only a person can say</source>
        <translation>回答只有人才能回答的问题</translation>
    </message>
    <message id="builder.step.report">
        <source>What was read, and what stays out</source>
        <translation>读到的内容与未采用的内容</translation>
    </message>
    <message id="builder.step.library">
        <source>What the library changes</source>
        <translation>病例库带来的变化</translation>
    </message>
    <message id="builder.step.install">
        <source>Install</source>
        <translation>安装</translation>
    </message>
    <message id="builder.next.file">
        <source>Read it</source>
        <translation>读取</translation>
    </message>
    <message id="builder.next.questions">
        <source>Read again with these answers</source>
        <translation>用这些回答重新读取</translation>
    </message>
    <message id="builder.next.report">
        <source>Build the library</source>
        <translation>建立病例库</translation>
    </message>
    <message id="builder.next.library">
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message id="builder.next.install">
        <source>Install and use it</source>
        <translation>安装并使用</translation>
    </message>
    <message id="builder.skip">
        <source>Go on without the rest</source>
        <translation>跳过其余问题</translation>
    </message>
    <message id="builder.leave">
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message id="builder.back">
        <source>Back to the questions</source>
        <translation>返回问题</translation>
    </message>
    <message id="builder.stop">
        <source>Stop what is running?</source>
        <translation>停止正在进行的处理？</translation>
    </message>
    <message id="builder.stop_means">
        <source>What this step has done so far is lost. The spreadsheet and everything that is installed stay as they are.</source>
        <translation>此步骤已完成的部分将丢弃。原表格和已安装的内容均不受影响。</translation>
    </message>
    <message id="builder.stop_now">
        <source>Stop and close</source>
        <translation>停止并关闭</translation>
    </message>
    <message id="builder.explained">
        <source>The file itself is never changed. Rows are used only where a diagnosis, a basis of consent and the minor flag are known; names and numbers of patients never leave the file. Nothing is filled in, converted or deleted without being listed in the report.</source>
        <translation>原文件不会被改动。只有诊断、知情同意依据和未成年标记都明确的行才会采用；患者姓名和编号不会离开原文件。任何填补、换算或删除都会列入报告。</translation>
    </message>
    <message id="builder.choose">
        <source>Choose a spreadsheet …</source>
        <translation>选择电子表格 …</translation>
    </message>
    <message id="builder.hospital">
        <source>Short name of the hospital (letters and digits; it names the cases)</source>
        <translation>医院简称（字母和数字；用于病例编号）</translation>
    </message>
    <message id="builder.simulated">
        <source>The file holds no real patient (simulated)</source>
        <translation>文件中没有真实患者（模拟数据）</translation>
    </message>
    <message id="builder.questions">
        <source>{n} questions are open. Proposals are filled in: correct them where they are wrong. An empty answer leaves the cells out.</source>
        <translation>有 {n} 个问题待回答。已填入建议：如有错误请改正。留空则相应单元格不予采用。</translation>
    </message>
    <message id="builder.open_report">
        <source>Open the report of every change</source>
        <translation>打开逐项变更报告</translation>
    </message>
    <message id="builder.kept">
        <source>{kept} of {read} rows can be used.</source>
        <translation>{read} 行中有 {kept} 行可用。</translation>
    </message>
    <message id="builder.rejected">
        <source>{n} rows stay out: {reason}</source>
        <translation>{n} 行未采用：{reason}</translation>
    </message>
    <message id="builder.reason.no_consent_basis">
        <source>no basis of consent</source>
        <translation>没有知情同意依据</translation>
    </message>
    <message id="builder.reason.no_minor_flag">
        <source>it is not said whether the patient is a minor</source>
        <translation>未说明是否未成年</translation>
    </message>
    <message id="builder.reason.duplicate">
        <source>the same row stands there twice</source>
        <translation>与另一行重复</translation>
    </message>
    <message id="builder.reason.group_smaller_than_k">
        <source>too few people like this one: they could be recognised</source>
        <translation>同类人数过少，可能被识别</translation>
    </message>
    <message id="builder.way.bundle">
        <source>The bundle as it is</source>
        <translation>模型包原样</translation>
    </message>
    <message id="builder.way.cases">
        <source>Beside your own cases</source>
        <translation>使用本院病例</translation>
    </message>
    <message id="builder.way.ranges">
        <source>With your own ranges too</source>
        <translation>并使用本院范围</translation>
    </message>
    <message id="builder.way.probabilities">
        <source>With your own probabilities too</source>
        <translation>并按本院校准概率</translation>
    </message>
    <message id="builder.right">
        <source>{way}: right in {percent} % (95 % interval {low} to {high}, n = {n}, cross-validated)</source>
        <translation>{way}：正确率 {percent} %（95 % 区间 {low} 至 {high}，n = {n}，交叉验证）</translation>
    </message>
    <message id="builder.right.kept">
        <source>✓ {line} – kept</source>
        <translation>✓ {line} —— 采用</translation>
    </message>
    <message id="builder.compared">
        <source>On the same {n} cases, against the library of the bundle: {gain} points (95 % interval {low} to {high}). The cases stand in the new library themselves, which flatters it.</source>
        <translation>在同样的 {n} 例上，与模型包自带病例库相比：{gain} 个百分点（95 % 区间 {low} 至 {high}）。这些病例本身就在新病例库中，结果偏乐观。</translation>
    </message>
    <message id="builder.unsigned">
        <source>This library is not signed. Whoever made it decides beside which cases patients are judged. Install it only if it was made here, from your own records.</source>
        <translation>此病例库没有签名。制作者决定患者与哪些病例对照。仅当它由本院用自己的记录制作时才安装。</translation>
    </message>
    <message id="builder.means_it">
        <source>It was made here, and I want to use it</source>
        <translation>由本院制作，我要使用它</translation>
    </message>
    <message id="builder.installed">
        <source>{library} is installed and selected. It answers from the next start of the engine; every result and report names it.</source>
        <translation>{library} 已安装并选用。引擎下次启动后生效；每个结果和报告都会注明。</translation>
    </message>
    <message id="builder.working">
        <source>Working …</source>
        <translation>正在处理 …</translation>
    </message>
    <message id="builder.failed">
        <source>It did not work: {reason}</source>
        <translation>未能完成：{reason}</translation>
    </message>
    <message id="error.command_failed.title">
        <source>A step ended without its result: {reason}</source>
        <translation>步骤未能完成：{reason}</translation>
    </message>
    <message id="error.command_failed.next">
        <source>Nothing was changed. Try again.</source>
        <translation>未作任何改动。请重试。</translation>
    </message>
    <message id="builder.reason.too_few_numbers">
        <source>too few measurements</source>
        <translation>测量项目过少</translation>
    </message>
    <message id="builder.reason.three_hard_rules">
        <source>three or more values outside what is possible</source>
        <translation>三项或以上数值超出可能范围</translation>
    </message>
    <message id="builder.reason.consent_refused">
        <source>consent was refused</source>
        <translation>拒绝知情同意</translation>
    </message>
    <message id="builder.reason.minor_flag_contradicts_age">
        <source>the minor flag contradicts the age</source>
        <translation>未成年标记与年龄矛盾</translation>
    </message>
    <message id="builder.reason.minor_without_guardian">
        <source>a minor without a guardian’s consent</source>
        <translation>未成年人无监护人同意</translation>
    </message>
    <message id="builder.reason.diagnosis_left_out">
        <source>the diagnosis was left out</source>
        <translation>诊断未采用</translation>
    </message>
    <message id="builder.reason.no_label">
        <source>no diagnosis</source>
        <translation>没有诊断</translation>
    </message>
    <message id="builder.reason.label_not_confirmed">
        <source>nobody has said what the diagnosis means</source>
        <translation>诊断含义未经确认</translation>
    </message>
    <message id="builder.reason.post_operative">
        <source>after an operation</source>
        <translation>术后</translation>
    </message>
    <message id="builder.reason.suspected">
        <source>only suspected</source>
        <translation>仅为可疑</translation>
    </message>
    <message id="builder.reason.only_denied">
        <source>defects are only denied</source>
        <translation>仅有否定描述</translation>
    </message>
    <message id="builder.gain">
        <source>The library helps: {gain} points (95 % interval {low} to {high}) over the bundle as it is.</source>
        <translation>病例库有帮助：比模型包原样高 {gain} 个百分点（95 % 区间 {low} 至 {high}）。</translation>
    </message>
    <message id="builder.no_gain">
        <source>No gain is shown: {gain} points (95 % interval {low} to {high}) over the bundle as it is. You may close here and stay with the library of the bundle; more cases may help.</source>
        <translation>未显示出增益：与模型包原样相比 {gain} 个百分点（95 % 区间 {low} 至 {high}）。可在此关闭，继续使用模型包自带的病例库；更多病例可能有帮助。</translation>
    </message>
    <message id="error.third_label_differs.title">
        <source>The third defect is {cohort} in the spreadsheet and {bundle} in the bundle</source>
        <translation>第三种缺损在表格中为 {cohort}，在模型包中为 {bundle}</translation>
    </message>
    <message id="error.third_label_differs.next">
        <source>Begin again and answer what the third defect is; where they do differ, this bundle cannot answer beside these cases.</source>
        <translation>请重新开始，并按实际回答第三种缺损是什么；如确实不同，此模型包不能使用这些病例。</translation>
    </message>
    <message id="error.cases_empty.title">
        <source>No case has a known diagnosis</source>
        <translation>没有诊断明确的病例</translation>
    </message>
    <message id="error.cases_empty.next">
        <source>Begin again and answer what the diagnoses mean.</source>
        <translation>请重新开始，并回答各诊断的含义。</translation>
    </message>
    <message id="error.cases_too_few.title">
        <source>{patients} patients with a diagnosis are too few for a test in {folds} parts</source>
        <translation>有诊断的患者仅 {patients} 位，不足以分成 {folds} 份检验</translation>
    </message>
    <message id="error.cases_too_few.next">
        <source>Add cases: each part needs two patients at least.</source>
        <translation>请补充病例：每份至少需要两位患者。</translation>
    </message>
    <message id="error.cohort_rejected.title">
        <source>The cleaned cases were refused</source>
        <translation>整理后的病例未被接受</translation>
    </message>
    <message id="error.cohort_rejected.next">
        <source>The report of every change says what was made of each row.</source>
        <translation>请查看逐项变更报告。</translation>
    </message>
    <message id="error.name_unusable.title">
        <source>{name} cannot be the name of a library</source>
        <translation>“{name}”不能用作病例库名称</translation>
    </message>
    <message id="error.name_unusable.next">
        <source>Use letters, digits, . _ + and - alone in the hospital's short name.</source>
        <translation>医院简称只能使用字母、数字和 . _ + -。</translation>
    </message>
</context>
</TS>
