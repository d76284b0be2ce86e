<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>window</name>
    <message id="page.case">
        <source>Case</source>
        <translation>病例</translation>
    </message>
    <message id="page.library">
        <source>Library</source>
        <translation>病例库</translation>
    </message>
    <message id="page.history">
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message id="page.batch">
        <source>Batch</source>
        <translation>批量筛查</translation>
    </message>
    <message id="page.settings">
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message id="window.title">
        <source>HEART - screening aid for congenital heart defects</source>
        <translation>HEART · 先天性心脏缺损筛查辅助</translation>
    </message>
    <message id="window.switch_language">
        <source>中文</source>
        <translation>English</translation>
    </message>
    <message id="window.switch_language.name">
        <source>Switch the language to Chinese</source>
        <translation>切换为英文</translation>
    </message>
    <message id="window.screen.keys">
        <source>Screen  Ctrl+Enter</source>
        <translation>筛查  Ctrl+Enter</translation>
    </message>
    <message id="window.report.keys">
        <source>Report  Ctrl+P</source>
        <translation>报告  Ctrl+P</translation>
    </message>
    <message id="window.new.keys">
        <source>New  Ctrl+N</source>
        <translation>新建  Ctrl+N</translation>
    </message>
    <message id="window.more.keys">
        <source>More: rhythm, sites, jets  Ctrl+M</source>
        <translation>更多：心律、测量部位、反流束  Ctrl+M</translation>
    </message>
    <message id="window.less.keys">
        <source>Back to the measurements  Ctrl+M</source>
        <translation>返回测值  Ctrl+M</translation>
    </message>
    <message id="window.demo">
        <source>Try a demo case</source>
        <translation>试用演示病例</translation>
    </message>
    <message id="window.restart_engine">
        <source>Start the engine again</source>
        <translation>重新启动引擎</translation>
    </message>
    <message id="window.cancel.keys">
        <source>Cancel  Esc</source>
        <translation>取消  Esc</translation>
    </message>
    <message id="window.report.choose">
        <source>Save the report</source>
        <translation>保存报告</translation>
    </message>
    <message id="window.report.saved">
        <source>Report saved: {path}</source>
        <translation>报告已保存：{path}</translation>
    </message>
    <message id="window.report.writing">
        <source>Writing the report…</source>
        <translation>正在生成报告…</translation>
    </message>
    <message id="window.report.failed">
        <source>The report could not be written: {reason}. The case is safe; choose another place.</source>
        <translation>报告未能写入：{reason}。病例数据安全，请另选位置。</translation>
    </message>
    <message id="window.open.keys">
        <source>Open Ctrl+O</source>
        <translation>打开 Ctrl+O</translation>
    </message>
    <message id="window.save.keys">
        <source>Save Ctrl+S</source>
        <translation>保存 Ctrl+S</translation>
    </message>
    <message id="window.open.choose">
        <source>Open a case file</source>
        <translation>打开病例文件</translation>
    </message>
    <message id="window.save.choose">
        <source>Save the case as a file</source>
        <translation>将病例保存为文件</translation>
    </message>
    <message id="window.save.done">
        <source>Case saved: {path}</source>
        <translation>病例已保存：{path}</translation>
    </message>
    <message id="error.case_file_refused.title">
        <source>The file {file} cannot be opened as a case</source>
        <translation>文件 {file} 不能作为病例打开</translation>
    </message>
    <message id="error.case_file_refused.next">
        <source>Correct the file and open it again. The form is unchanged.</source>
        <translation>请更正文件后重新打开。表单内容未变。</translation>
    </message>
    <message id="print.patient.id">
        <source>case number</source>
        <translation>编号</translation>
    </message>
    <message id="print.missing_glyphs">
        <source>The report's font has no characters for these in the {field}: {characters}
What is printed instead? The stored text stays as it is.</source>
        <translation>报告字体缺少{field}中的这些字符：{characters}
请输入用于打印的转写；存储的文字不变。</translation>
    </message>
    <message id="print.too_long">
        <source>The {field} is too long for a line of the report.
What is printed instead? The stored text stays as it is.</source>
        <translation>{field}过长，报告一行放不下。
请输入用于打印的文字；存储的文字不变。</translation>
    </message>
    <message id="verdict.reject.date">
        <source>year-month-day</source>
        <translation>应为年-月-日</translation>
    </message>
    <message id="patient.exam_date">
        <source>Examined on</source>
        <translation>检查日期</translation>
    </message>
    <message id="window.undo_new">
        <source>The last case was put away. Ctrl+B brings it back.</source>
        <translation>上一病例已收起，按 Ctrl+B 可恢复。</translation>
    </message>
    <message id="window.continued">
        <source>Continued: what was typed and not finished. Ctrl+N starts a new case.</source>
        <translation>已继续上次未完成的输入。按 Ctrl+N 新建病例。</translation>
    </message>
    <message id="window.unreadable">
        <source>Not readable and left where they are: {names}.</source>
        <translation>以下草稿无法读取，已原样保留：{names}。</translation>
    </message>
    <message id="window.draft">
        <source>what is being typed</source>
        <translation>正在输入的内容</translation>
    </message>
</context>
<context>
    <name>patient</name>
    <message id="patient.case_id">
        <source>Case no.</source>
        <translation>编号</translation>
    </message>
    <message id="patient.sex">
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message id="patient.sex.female">
        <source>F</source>
        <translation>女</translation>
    </message>
    <message id="patient.sex.male">
        <source>M</source>
        <translation>男</translation>
    </message>
    <message id="patient.sex.unknown">
        <source>?</source>
        <translation>未知</translation>
    </message>
    <message id="patient.age">
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message id="patient.age.unit">
        <source>y</source>
        <translation>岁</translation>
    </message>
    <message id="patient.height">
        <source>Height</source>
        <translation>身高</translation>
    </message>
    <message id="patient.weight">
        <source>Weight</source>
        <translation>体重</translation>
    </message>
    <message id="patient.bsa">
        <source>BSA {value} m²</source>
        <translation>体表面积 {value} m²</translation>
    </message>
    <message id="patient.bsa.unknown">
        <source>BSA needs height and weight</source>
        <translation>体表面积需身高和体重</translation>
    </message>
    <message id="patient.group.adult">
        <source>adult ranges</source>
        <translation>成人范围</translation>
    </message>
    <message id="patient.group.child">
        <source>children's ranges</source>
        <translation>儿童范围</translation>
    </message>
    <message id="patient.group.unknown">
        <source>age unknown: no limits</source>
        <translation>年龄未知：不判限值</translation>
    </message>
    <message id="patient.heart_rate">
        <source>Heart rate</source>
        <translation>心率</translation>
    </message>
    <message id="patient.spo2">
        <source>Oxygen saturation</source>
        <translation>血氧饱和度</translation>
    </message>
</context>
<context>
    <name>group</name>
    <message id="group.left_heart">
        <source>Left heart</source>
        <translation>左心</translation>
    </message>
    <message id="group.right_heart_and_vessels">
        <source>Right heart and vessels</source>
        <translation>右心与大血管</translation>
    </message>
    <message id="group.doppler">
        <source>Doppler</source>
        <translation>多普勒</translation>
    </message>
    <message id="group.function">
        <source>Function and valves</source>
        <translation>功能与瓣膜</translation>
    </message>
</context>
<context>
    <name>field</name>
    <message id="field.lvedd">
        <source>LV, diastole</source>
        <translation>左室舒张末内径</translation>
    </message>
    <message id="field.lvesd">
        <source>LV, systole</source>
        <translation>左室收缩末内径</translation>
    </message>
    <message id="field.ivst">
        <source>Septum</source>
        <translation>室间隔厚度</translation>
    </message>
    <message id="field.lvpwt">
        <source>Posterior wall</source>
        <translation>左室后壁厚度</translation>
    </message>
    <message id="field.lad">
        <source>Left atrium</source>
        <translation>左房前后径</translation>
    </message>
    <message id="field.rvot">
        <source>RV outflow tract</source>
        <translation>右室流出道</translation>
    </message>
    <message id="field.rv">
        <source>Right ventricle</source>
        <translation>右室内径</translation>
    </message>
    <message id="field.ra">
        <source>Right atrium</source>
        <translation>右房内径</translation>
    </message>
    <message id="field.pa">
        <source>Pulmonary artery</source>
        <translation>主肺动脉</translation>
    </message>
    <message id="field.ao_sinus">
        <source>Aortic sinus</source>
        <translation>主动脉窦部</translation>
    </message>
    <message id="field.ao_annulus">
        <source>Aortic annulus</source>
        <translation>主动脉瓣环</translation>
    </message>
    <message id="field.mv_e">
        <source>Mitral E wave</source>
        <translation>二尖瓣E峰</translation>
    </message>
    <message id="field.mv_a">
        <source>Mitral A wave</source>
        <translation>二尖瓣A峰</translation>
    </message>
    <message id="field.mv_ea_ratio">
        <source>Mitral E/A</source>
        <translation>二尖瓣峰值比</translation>
    </message>
    <message id="field.mve_e">
        <source>Annular e′</source>
        <translation>瓣环运动速度</translation>
    </message>
    <message id="field.ea_ratio">
        <source>Second E/A</source>
        <translation>第二列E/A</translation>
    </message>
    <message id="field.ef">
        <source>Ejection fraction</source>
        <translation>射血分数</translation>
    </message>
    <message id="field.fs">
        <source>Shortening</source>
        <translation>短轴缩短率</translation>
    </message>
    <message id="field.sv">
        <source>Stroke volume</source>
        <translation>每搏输出量</translation>
    </message>
    <message id="field.co">
        <source>Cardiac output</source>
        <translation>心输出量</translation>
    </message>
    <message id="field.wms">
        <source>Wall motion</source>
        <translation>室壁运动指数</translation>
    </message>
    <message id="field.mr">
        <source>Mitral leak</source>
        <translation>二尖瓣反流</translation>
    </message>
    <message id="field.tr">
        <source>Tricuspid leak</source>
        <translation>三尖瓣反流</translation>
    </message>
    <message id="field.ar">
        <source>Aortic leak</source>
        <translation>主动脉瓣反流</translation>
    </message>
    <message id="field.pr">
        <source>Pulmonary leak</source>
        <translation>肺动脉瓣反流</translation>
    </message>
    <message id="field.grade.name">
        <source>{name}, grade 0 to 4</source>
        <translation>{name}，分级0至4</translation>
    </message>
    <message id="field.number.name">
        <source>{name}, {unit}</source>
        <translation>{name}，{unit}</translation>
    </message>
</context>
<context>
    <name>verdict</name>
    <message id="verdict.not_measured">
        <source>missing</source>
        <translation>未测</translation>
    </message>
    <message id="verdict.missing">
        <source>noted as not measured</source>
        <translation>已注明未测</translation>
    </message>
    <message id="verdict.in_range">
        <source>in range</source>
        <translation>范围内</translation>
    </message>
    <message id="verdict.in_range.z">
        <source>z {z}</source>
        <translation>z {z}</translation>
    </message>
    <message id="verdict.low">
        <source>low</source>
        <translation>偏低</translation>
    </message>
    <message id="verdict.high">
        <source>high</source>
        <translation>偏高</translation>
    </message>
    <message id="verdict.low.z">
        <source>low, z {z}</source>
        <translation>偏低，z {z}</translation>
    </message>
    <message id="verdict.high.z">
        <source>high, z {z}</source>
        <translation>偏高，z {z}</translation>
    </message>
    <message id="verdict.check">
        <source>check: z {z}</source>
        <translation>请核对：z {z}</translation>
    </message>
    <message id="verdict.converted">
        <source>{raw} is {value} {unit}</source>
        <translation>{raw} 即 {value} {unit}</translation>
    </message>
    <message id="verdict.ask">
        <source>{proposal}? Enter accepts</source>
        <translation>是否为 {proposal}？回车确认</translation>
    </message>
    <message id="verdict.ask.unclear">
        <source>unclear: type the unit too</source>
        <translation>不明确：请连同单位输入</translation>
    </message>
    <message id="verdict.inequality">
        <source>a bound only: left out</source>
        <translation>仅为界值，不计入</translation>
    </message>
    <message id="verdict.range">
        <source>a range only: left out</source>
        <translation>为区间，不计入</translation>
    </message>
    <message id="verdict.reject">
        <source>not possible ({low} to {high})</source>
        <translation>不可能（{low} 至 {high}）</translation>
    </message>
    <message id="verdict.reject.unreadable">
        <source>not understood</source>
        <translation>无法识别</translation>
    </message>
    <message id="verdict.computed">
        <source>= takes the computed {value}</source>
        <translation>按 = 采用计算值 {value}</translation>
    </message>
    <message id="verdict.differs">
        <source>computed {value}</source>
        <translation>计算值 {value}</translation>
    </message>
    <message id="verdict.implausible">
        <source>check: unusual</source>
        <translation>请核对：少见</translation>
    </message>
    <message id="verdict.site_matters">
        <source>depends on site</source>
        <translation>取决于部位</translation>
    </message>
    <message id="verdict.disagrees">
        <source>check with {names}</source>
        <translation>与 {names} 不符</translation>
    </message>
    <message id="verdict.ask.date">
        <source>a date, not a value</source>
        <translation>这是日期，不是数值</translation>
    </message>
</context>
<context>
    <name>progress</name>
    <message id="progress.name">
        <source>Progress of the screening</source>
        <translation>筛查进度</translation>
    </message>
    <message id="progress.sentence">
        <source>{step} {percent} %</source>
        <translation>{step} {percent} %</translation>
    </message>
    <message id="progress.waiting">
        <source>Waiting for the engine</source>
        <translation>等待引擎</translation>
    </message>
    <message id="progress.check">
        <source>Checking the case</source>
        <translation>核对病例</translation>
    </message>
    <message id="progress.encode">
        <source>Reading the case</source>
        <translation>读取病例</translation>
    </message>
    <message id="progress.search">
        <source>Searching similar cases</source>
        <translation>检索相似病例</translation>
    </message>
    <message id="progress.rerank">
        <source>Comparing similar cases</source>
        <translation>比较相似病例</translation>
    </message>
    <message id="progress.fuse">
        <source>Weighing similar cases</source>
        <translation>权衡相似病例</translation>
    </message>
    <message id="progress.answer">
        <source>Answering</source>
        <translation>作答</translation>
    </message>
    <message id="progress.calibrate">
        <source>Calibrating</source>
        <translation>校准</translation>
    </message>
    <message id="progress.explain">
        <source>Explaining</source>
        <translation>解释</translation>
    </message>
    <message id="progress.self_test">
        <source>Testing itself</source>
        <translation>自检</translation>
    </message>
</context>
<context>
    <name>answer</name>
    <message id="answer.empty">
        <source>Type the measurements of one examination, as they stand on the paper form, then screen. Ten fields are enough to try.</source>
        <translation>按检查单顺序输入测值，然后筛查；约十项即可尝试。</translation>
    </message>
    <message id="answer.fake">
        <source>FAKE ENGINE, NOT A RESULT</source>
        <translation>假引擎，并非结果</translation>
    </message>
    <message id="answer.simulated">
        <source>Simulated: this model learned from simulated cases</source>
        <translation>模拟：模型由模拟病例训练</translation>
    </message>
    <message id="answer.stale">
        <source>The case was changed: this answer belongs to the numbers before. Screen again.</source>
        <translation>病例已修改：此结果对应修改前的数值，请重新筛查。</translation>
    </message>
    <message id="answer.likely">
        <source>{labels} likely</source>
        <translation>考虑{labels}</translation>
    </message>
    <message id="answer.possible">
        <source>{labels} possible</source>
        <translation>{labels}有可能</translation>
    </message>
    <message id="answer.likely_and_possible">
        <source>{likely} likely, {possible} possible</source>
        <translation>考虑{likely}，{possible}也有可能</translation>
    </message>
    <message id="answer.refer">
        <source>{labels}: not certain, refer</source>
        <translation>{labels}：不能确定，建议转诊</translation>
    </message>
    <message id="answer.none">
        <source>No defect suggested; this excludes none</source>
        <translation>未提示缺损，但不能排除</translation>
    </message>
    <message id="answer.unclear">
        <source>None stands out; this excludes none</source>
        <translation>未见突出者，但不能排除</translation>
    </message>
    <message id="answer.abstain">
        <source>Cannot tell</source>
        <translation>无法判断</translation>
    </message>
    <message id="answer.join">
        <source> and </source>
        <translation>、</translation>
    </message>
    <message id="answer.frequency">
        <source>of {of} cases like this, about {n}</source>
        <translation>{of} 例同类病例中约 {n} 例</translation>
    </message>
    <message id="answer.frequency.few">
        <source>of {of} cases like this, fewer than 1</source>
        <translation>{of} 例同类病例中不足 1 例</translation>
    </message>
    <message id="answer.frequency.most">
        <source>of {of} cases like this, more than {n}</source>
        <translation>{of} 例同类病例中超过 {n} 例</translation>
    </message>
    <message id="answer.frequency.simulated">
        <source>of {of} simulated cases like this, about {n}</source>
        <translation>{of} 例同类模拟病例中约 {n} 例</translation>
    </message>
    <message id="answer.frequency.few.simulated">
        <source>of {of} simulated cases like this, fewer than 1</source>
        <translation>{of} 例同类模拟病例中不足 1 例</translation>
    </message>
    <message id="answer.frequency.most.simulated">
        <source>of {of} simulated cases like this, more than {n}</source>
        <translation>{of} 例同类模拟病例中超过 {n} 例</translation>
    </message>
    <message id="answer.call.rule_in">
        <source>suggested</source>
        <translation>提示</translation>
    </message>
    <message id="answer.call.refer">
        <source>not certain: refer</source>
        <translation>不确定：转诊</translation>
    </message>
    <message id="answer.call.rule_out">
        <source>not suggested</source>
        <translation>未提示</translation>
    </message>
    <message id="answer.bar.name">
        <source>{label}: {frequency}, {call}</source>
        <translation>{label}：{frequency}，{call}</translation>
    </message>
    <message id="answer.flags">
        <source>About the numbers, apart from the model</source>
        <translation>关于数值（与模型无关）</translation>
    </message>
    <message id="answer.provenance">
        <source>{bundle} · library {library} · {variant} · {device} · inputs {sha}</source>
        <translation>{bundle} · 病例库 {library} · {variant} · {device} · 输入 {sha}</translation>
    </message>
    <message id="answer.consider">
        <source>To consider next</source>
        <translation>后续可考虑</translation>
    </message>
</context>
<context>
    <name>status</name>
    <message id="status.measured">
        <source>{n} of {of} measured</source>
        <translation>已测 {n}/{of} 项</translation>
    </message>
    <message id="status.missing">
        <source>{measured}; missing: {names}</source>
        <translation>{measured}；未测：{names}</translation>
    </message>
    <message id="status.open">
        <source>To be settled first: {names}</source>
        <translation>请先确认：{names}</translation>
    </message>
    <message id="status.join">
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>help</name>
    <message id="help.range">
        <source>Range shown: {low} to {high} {unit} ({source})</source>
        <translation>所示范围：{low} 至 {high} {unit}（{source}）</translation>
    </message>
    <message id="help.open">
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message id="help.certainty">
        <source>How certain: {certainty}</source>
        <translation>可靠程度：{certainty}</translation>
    </message>
</context>
<context>
    <name>range</name>
    <message id="range.z_adult_omam">
        <source>z, healthy Chinese adults</source>
        <translation>z 值，中国健康成人</translation>
    </message>
    <message id="range.range_adult">
        <source>usual range, adult</source>
        <translation>成人常用范围</translation>
    </message>
    <message id="range.range_adult_sex_unknown">
        <source>usual range, adult (sex not given)</source>
        <translation>成人常用范围（性别未知）</translation>
    </message>
    <message id="range.range_adult_site_unknown">
        <source>usual range, adult (site not given)</source>
        <translation>成人常用范围（部位未知）</translation>
    </message>
    <message id="range.z_child">
        <source>z, healthy children</source>
        <translation>z 值，健康儿童</translation>
    </message>
    <message id="range.z_child_from_16">
        <source>z, children's equation at 16 to 18 years</source>
        <translation>z 值，16至18岁仍用儿童公式</translation>
    </message>
    <message id="range.z_child_weight">
        <source>z by weight, healthy children</source>
        <translation>按体重的 z 值，健康儿童</translation>
    </message>
    <message id="range.z_child_age">
        <source>z by age, healthy children</source>
        <translation>按年龄的 z 值，健康儿童</translation>
    </message>
    <message id="range.range_child">
        <source>usual range, child</source>
        <translation>儿童常用范围</translation>
    </message>
    <message id="range.range_child_site_unknown">
        <source>usual range, child (site not given)</source>
        <translation>儿童常用范围（部位未知）</translation>
    </message>
    <message id="range.range_any_age">
        <source>a definition for every age</source>
        <translation>适用于各年龄的定义</translation>
    </message>
    <message id="range.no_reference">
        <source>No reference range is known.</source>
        <translation>无可用参考范围。</translation>
    </message>
    <message id="range.pregnant">
        <source>Ranges do not apply in pregnancy.</source>
        <translation>妊娠期不适用参考范围。</translation>
    </message>
    <message id="range.atrial_fibrillation">
        <source>E/A is undefined in atrial fibrillation.</source>
        <translation>心房颤动时 E/A 无意义。</translation>
    </message>
    <message id="range.age_needed">
        <source>Age is needed for a range.</source>
        <translation>需要年龄才有参考范围。</translation>
    </message>
    <message id="range.size_needed">
        <source>Height and weight are needed for a range.</source>
        <translation>需要身高和体重才有参考范围。</translation>
    </message>
    <message id="range.site_needed">
        <source>The site of the measurement is needed for a range.</source>
        <translation>需要测量部位才有参考范围。</translation>
    </message>
    <message id="range.no_reference_for_site">
        <source>No reference range is known for this site.</source>
        <translation>该部位无可用参考范围。</translation>
    </message>
    <message id="range.outside_equation">
        <source>The person is outside what the equations cover.</source>
        <translation>超出公式适用的体格范围。</translation>
    </message>
    <message id="range.short.no_reference">
        <source>no range</source>
        <translation>无参考范围</translation>
    </message>
    <message id="range.short.pregnant">
        <source>pregnancy</source>
        <translation>妊娠：不判</translation>
    </message>
    <message id="range.short.atrial_fibrillation">
        <source>AF: not judged</source>
        <translation>房颤：不判</translation>
    </message>
    <message id="range.short.age_needed">
        <source>age needed</source>
        <translation>需要年龄</translation>
    </message>
    <message id="range.short.size_needed">
        <source>size needed</source>
        <translation>需身高体重</translation>
    </message>
    <message id="range.short.site_needed">
        <source>site needed</source>
        <translation>需测量部位</translation>
    </message>
    <message id="range.short.no_reference_for_site">
        <source>no range here</source>
        <translation>此部位无范围</translation>
    </message>
    <message id="range.short.outside_equation">
        <source>no range</source>
        <translation>超出公式</translation>
    </message>
</context>
<context>
    <name>more</name>
    <message id="more.context">
        <source>Circumstances</source>
        <translation>检查情况</translation>
    </message>
    <message id="more.sites">
        <source>Where or how it was measured</source>
        <translation>测量部位或方法</translation>
    </message>
    <message id="more.side">
        <source>Jets and other values</source>
        <translation>反流束及其他数值</translation>
    </message>
    <message id="more.rhythm">
        <source>Rhythm</source>
        <translation>心律</translation>
    </message>
    <message id="more.pregnant">
        <source>Pregnant</source>
        <translation>妊娠</translation>
    </message>
    <message id="more.site_unknown">
        <source>not given</source>
        <translation>未注明</translation>
    </message>
    <message id="more.site_of">
        <source>Site of {name}</source>
        <translation>{name}的部位</translation>
    </message>
    <message id="rhythm.sinus">
        <source>sinus</source>
        <translation>窦性</translation>
    </message>
    <message id="rhythm.af">
        <source>AF</source>
        <translation>房颤</translation>
    </message>
    <message id="rhythm.other">
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message id="pregnant.yes">
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message id="pregnant.no">
        <source>no</source>
        <translation>否</translation>
    </message>
    <message id="symptom.dyspnoea">
        <source>Dyspnoea</source>
        <translation>呼吸困难</translation>
    </message>
    <message id="symptom.cyanosis">
        <source>Cyanosis</source>
        <translation>发绀</translation>
    </message>
    <message id="symptom.exertional_syncope">
        <source>Exertional syncope</source>
        <translation>劳力性晕厥</translation>
    </message>
    <message id="symptom.murmur">
        <source>Murmur</source>
        <translation>心脏杂音</translation>
    </message>
    <message id="symptom.chest_pain">
        <source>Chest pain</source>
        <translation>胸痛</translation>
    </message>
    <message id="symptom.palpitations">
        <source>Palpitations</source>
        <translation>心悸</translation>
    </message>
    <message id="symptom.fatigue">
        <source>Fatigue</source>
        <translation>乏力</translation>
    </message>
    <message id="symptom.oedema">
        <source>Oedema</source>
        <translation>水肿</translation>
    </message>
    <message id="symptom.poor_growth">
        <source>Poor growth</source>
        <translation>生长迟缓</translation>
    </message>
    <message id="symptom.frequent_infections">
        <source>Frequent infections</source>
        <translation>反复感染</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message id="engine.join">
        <source> - </source>
        <translation>：</translation>
    </message>
    <message id="engine.starting">
        <source>Engine is loading</source>
        <translation>引擎加载中</translation>
    </message>
    <message id="engine.loading_for">
        <source>{seconds} s so far</source>
        <translation>已用 {seconds} 秒</translation>
    </message>
    <message id="engine.ready">
        <source>Engine ready</source>
        <translation>引擎就绪</translation>
    </message>
    <message id="engine.busy">
        <source>Engine is working</source>
        <translation>引擎工作中</translation>
    </message>
    <message id="engine.cancelling">
        <source>Engine is letting go</source>
        <translation>引擎正在取消</translation>
    </message>
    <message id="engine.restarting">
        <source>Engine stopped and is starting again; the case is safe</source>
        <translation>引擎曾停止，正在重新启动；病例数据安全</translation>
    </message>
    <message id="engine.stopping">
        <source>Engine is being stopped</source>
        <translation>引擎正在停止</translation>
    </message>
    <message id="engine.not_running">
        <source>Engine is not running</source>
        <translation>引擎未运行</translation>
    </message>
    <message id="engine.stopped">
        <source>Engine stopped; the case is safe</source>
        <translation>引擎已停止；病例数据安全</translation>
    </message>
    <message id="engine.answers.fake">
        <source>FAKE ENGINE ({device}): answers are not results</source>
        <translation>假引擎（{device}）：回答并非结果</translation>
    </message>
    <message id="engine.answers.simulated">
        <source>{bundle} (simulated), {device}</source>
        <translation>{bundle}（模拟），{device}</translation>
    </message>
    <message id="engine.answers.plain">
        <source>{bundle}, {device}</source>
        <translation>{bundle}，{device}</translation>
    </message>
</context>
<context>
    <name>error</name>
    <message id="error.case_empty.title">
        <source>Nothing is measured</source>
        <translation>没有任何测值</translation>
    </message>
    <message id="error.case_empty.next">
        <source>Type at least one measurement, then screen.</source>
        <translation>请至少输入一项测值后再筛查。</translation>
    </message>
    <message id="error.format_unknown.title">
        <source>The file is not a HEART case</source>
        <translation>文件不是 HEART 病例</translation>
    </message>
    <message id="error.format_unknown.next">
        <source>Choose a case file of the format heart-case/1.</source>
        <translation>请选择 heart-case/1 格式的病例文件。</translation>
    </message>
    <message id="error.field_unknown.title">
        <source>A field is not known</source>
        <translation>存在未知字段</translation>
    </message>
    <message id="error.field_unknown.next">
        <source>Remove it, or correct its name.</source>
        <translation>请删除该字段或更正其名称。</translation>
    </message>
    <message id="error.not_a_number.title">
        <source>A value is not a number</source>
        <translation>数值无法识别</translation>
    </message>
    <message id="error.not_a_number.next">
        <source>Type it again, with its unit if in doubt.</source>
        <translation>请重新输入，必要时附上单位。</translation>
    </message>
    <message id="error.not_text.title">
        <source>A value is not text</source>
        <translation>内容不是文字</translation>
    </message>
    <message id="error.not_text.next">
        <source>Write it between quotation marks.</source>
        <translation>请以文字形式填写。</translation>
    </message>
    <message id="error.not_a_choice.title">
        <source>A value is not one of the choices</source>
        <translation>内容不在可选项中</translation>
    </message>
    <message id="error.not_a_choice.next">
        <source>Choose one of the values that are offered.</source>
        <translation>请从给出的选项中选择。</translation>
    </message>
    <message id="error.not_a_date.title">
        <source>A date is not a date</source>
        <translation>日期无效</translation>
    </message>
    <message id="error.not_a_date.next">
        <source>Write it as year-month-day, such as 2026-01-31.</source>
        <translation>请按年-月-日填写，如 2026-01-31。</translation>
    </message>
    <message id="error.out_of_range.title">
        <source>A value is outside what is possible</source>
        <translation>数值超出可能范围</translation>
    </message>
    <message id="error.out_of_range.next">
        <source>Check the number and its unit.</source>
        <translation>请核对数值和单位。</translation>
    </message>
    <message id="error.not_a_grade.title">
        <source>A value is not a grade</source>
        <translation>不是有效分级</translation>
    </message>
    <message id="error.not_a_grade.next">
        <source>Choose a grade from 0 to 4.</source>
        <translation>请选择 0 至 4 级。</translation>
    </message>
    <message id="error.missing_and_measured.title">
        <source>A field is both measured and missing</source>
        <translation>同一字段既有测值又标为未测</translation>
    </message>
    <message id="error.missing_and_measured.next">
        <source>Keep one of the two.</source>
        <translation>请保留其中之一。</translation>
    </message>
    <message id="error.wrong_shape.title">
        <source>The file is not built as expected</source>
        <translation>文件结构不符</translation>
    </message>
    <message id="error.wrong_shape.next">
        <source>Export the case again.</source>
        <translation>请重新导出病例。</translation>
    </message>
    <message id="error.cancelled.title">
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message id="error.cancelled.next">
        <source>The case is unchanged. Screen again when you like.</source>
        <translation>病例未变，可随时重新筛查。</translation>
    </message>
    <message id="error.case_rejected.title">
        <source>The engine did not accept the case</source>
        <translation>引擎未接受该病例</translation>
    </message>
    <message id="error.case_rejected.next">
        <source>Check the fields that are marked, then screen again.</source>
        <translation>请核对有提示的字段后重新筛查。</translation>
    </message>
    <message id="error.request_unreadable.title">
        <source>The engine did not understand the request</source>
        <translation>引擎未能读懂请求</translation>
    </message>
    <message id="error.request_unreadable.next">
        <source>The case is safe. Screen again; if it happens again, restart the program.</source>
        <translation>病例数据安全。请重新筛查；若再次出现请重启程序。</translation>
    </message>
    <message id="error.bundle_refused.title">
        <source>The model bundle was refused</source>
        <translation>模型包被拒绝</translation>
    </message>
    <message id="error.bundle_refused.next">
        <source>The case is safe. Install the bundle again, select another one, or go back to the one that came with the program: heart bundle select --shipped.</source>
        <translation>病例数据安全。请重新安装模型包、选择其他模型包，或改用随程序提供的模型包（heart bundle select --shipped）。</translation>
    </message>
    <message id="error.library_refused.title">
        <source>The case library was refused</source>
        <translation>病例库被拒绝</translation>
    </message>
    <message id="error.library_refused.next">
        <source>The case is safe. Install the library again, select another one, or go back to the bundle's own: heart library select --own.</source>
        <translation>病例数据安全。请重新安装病例库、选择其他病例库，或改用模型包自带的病例库（heart library select --own）。</translation>
    </message>
    <message id="error.out_of_memory.title">
        <source>There was not enough memory</source>
        <translation>内存不足</translation>
    </message>
    <message id="error.out_of_memory.next">
        <source>The case is safe. Close other programs, then screen again.</source>
        <translation>病例数据安全。请关闭其他程序后重新筛查。</translation>
    </message>
    <message id="error.not_supported.title">
        <source>This bundle cannot do that</source>
        <translation>此模型包不支持该操作</translation>
    </message>
    <message id="error.not_supported.next">
        <source>The case is safe. Select a bundle that can.</source>
        <translation>病例数据安全。请选择支持该操作的模型包。</translation>
    </message>
    <message id="error.internal.title">
        <source>The engine failed</source>
        <translation>引擎出错</translation>
    </message>
    <message id="error.internal.next">
        <source>The case is safe. Screen again; the engine's log says more.</source>
        <translation>病例数据安全。请重新筛查；详情见引擎日志。</translation>
    </message>
    <message id="error.engine_crashed.title">
        <source>The engine ended unexpectedly</source>
        <translation>引擎意外退出</translation>
    </message>
    <message id="error.engine_crashed.next">
        <source>The case is safe. Screen again; the engine starts anew by itself.</source>
        <translation>病例数据安全。引擎会自动重启，请重新筛查。</translation>
    </message>
    <message id="error.engine_silent.title">
        <source>The engine did not answer in time</source>
        <translation>引擎未及时应答</translation>
    </message>
    <message id="error.engine_silent.next">
        <source>The case is safe. Screen again; the engine starts anew by itself.</source>
        <translation>病例数据安全。引擎会自动重启，请重新筛查。</translation>
    </message>
    <message id="error.engine_garbled.title">
        <source>The engine's answer could not be read</source>
        <translation>无法读取引擎的回答</translation>
    </message>
    <message id="error.engine_garbled.next">
        <source>The case is safe. Screen again; the engine starts anew by itself.</source>
        <translation>病例数据安全。引擎会自动重启，请重新筛查。</translation>
    </message>
    <message id="error.engine_incompatible.title">
        <source>The engine belongs to another release</source>
        <translation>引擎与本程序版本不符</translation>
    </message>
    <message id="error.engine_incompatible.next">
        <source>The case is safe. Install program and engine from the same release.</source>
        <translation>病例数据安全。请安装同一版本的程序与引擎。</translation>
    </message>
    <message id="error.engine_unkillable.title">
        <source>The engine could not be ended</source>
        <translation>引擎无法结束</translation>
    </message>
    <message id="error.engine_unkillable.next">
        <source>The case is safe. Restart the computer when convenient.</source>
        <translation>病例数据安全。请在方便时重启电脑。</translation>
    </message>
    <message id="error.engine_stopped.title">
        <source>The engine is stopped</source>
        <translation>引擎已停止</translation>
    </message>
    <message id="error.engine_stopped.next">
        <source>The case is safe. Start the engine again with the button above.</source>
        <translation>病例数据安全。请用上方按钮重新启动引擎。</translation>
    </message>
    <message id="error.engine_changed.title">
        <source>The engine was started anew and answers otherwise now: screen again to see what the answer rests on</source>
        <translation>引擎已重新启动，结果可能不同：请重新筛查以查看依据</translation>
    </message>
    <message id="error.engine_changed.next">
        <source>The case is safe. Screen again.</source>
        <translation>病例数据安全。请重新筛查。</translation>
    </message>
    <message id="error.unknown.title">
        <source>Something went wrong ({code})</source>
        <translation>出现问题（{code}）</translation>
    </message>
    <message id="error.unknown.next">
        <source>The case is safe. Note the code {code} and ask for help.</source>
        <translation>病例数据安全。请记下代码 {code} 并寻求帮助。</translation>
    </message>
    <message id="error.wrong_usage.title">
        <source>The command was not understood ({reason})</source>
        <translation>无法理解该命令（{reason}）</translation>
    </message>
    <message id="error.wrong_usage.next">
        <source>Run `{command} --help`.</source>
        <translation>请运行 `{command} --help`。</translation>
    </message>
    <message id="error.bundle_missing.title">
        <source>There is no model bundle</source>
        <translation>没有模型包</translation>
    </message>
    <message id="error.bundle_missing.next">
        <source>Install a bundle, or try the fake engine with --fake-engine.</source>
        <translation>请安装模型包，或用 --fake-engine 试用假引擎。</translation>
    </message>
    <message id="error.file_unreadable.title">
        <source>The file {file} could not be read ({reason})</source>
        <translation>无法读取文件 {file}（{reason}）</translation>
    </message>
    <message id="error.file_unreadable.next">
        <source>Check its name and whether you may read it.</source>
        <translation>请检查文件名及读取权限。</translation>
    </message>
    <message id="error.file_not_written.title">
        <source>The file {file} could not be written ({reason})</source>
        <translation>无法写入文件 {file}（{reason}）</translation>
    </message>
    <message id="error.file_not_written.next">
        <source>Choose another place.</source>
        <translation>请另选位置。</translation>
    </message>
    <message id="reason.full">
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message id="reason.refused">
        <source>access is not allowed, or another program has the file open</source>
        <translation>没有权限，或文件正被其他程序打开</translation>
    </message>
    <message id="reason.gone">
        <source>the file or folder is not there</source>
        <translation>文件或文件夹不存在</translation>
    </message>
</context>
<context>
    <name>abstain</name>
    <message id="abstain.other">
        <source>The model does not answer this case ({code}).</source>
        <translation>模型不对此病例作答（{code}）。</translation>
    </message>
</context>
<context>
    <name>headless</name>
    <message id="headless.no_display">
        <source>No display was found, so no window is opened. The demo case {case} is screened instead.</source>
        <translation>未找到显示器，不打开窗口；改为筛查演示病例 {case}。</translation>
    </message>
    <message id="headless.report">
        <source>The report is in {path}</source>
        <translation>报告位于 {path}</translation>
    </message>
</context>
</TS>
