<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>window</name>
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
    <message id="window.screen">
        <source>Screen</source>
        <translation>筛查</translation>
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
    <message id="window.answer">
        <source>Answer</source>
        <translation>结果</translation>
    </message>
    <message id="window.undo_new">
        <source>The last case was put away. Ctrl+Z brings it back.</source>
        <translation>上一病例已收起，按 Ctrl+Z 可恢复。</translation>
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
    <message id="patient.sex.female.name">
        <source>female</source>
        <translation>女</translation>
    </message>
    <message id="patient.sex.male.name">
        <source>male</source>
        <translation>男</translation>
    </message>
    <message id="patient.sex.unknown.name">
        <source>not given</source>
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
        <source>LV diameter, diastole</source>
        <translation>左室舒张末内径</translation>
    </message>
    <message id="field.lvesd">
        <source>LV diameter, systole</source>
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
        <source>Mitral ratio</source>
        <translation>二尖瓣峰值比</translation>
    </message>
    <message id="field.mve_e">
        <source>Annular velocity</source>
        <translation>瓣环舒张早期速度</translation>
    </message>
    <message id="field.ea_ratio">
        <source>Second E/A column</source>
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
        <source>Wall motion index</source>
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
        <source>not measured</source>
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
        <source>check: {text}</source>
        <translation>请核对：{text}</translation>
    </message>
    <message id="verdict.no_range">
        <source>no range</source>
        <translation>无参考范围</translation>
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
        <source>unclear: type it with its unit</source>
        <translation>不明确：请连同单位输入</translation>
    </message>
    <message id="verdict.inequality">
        <source>a bound, not a value: left out</source>
        <translation>仅为界值，不计入</translation>
    </message>
    <message id="verdict.range">
        <source>a range, not a value: left out</source>
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
        <source>computed {value}; = takes it</source>
        <translation>计算值 {value}，按 = 采用</translation>
    </message>
    <message id="verdict.differs">
        <source>computed {value}</source>
        <translation>计算值 {value}</translation>
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
        <translation>正在处理…</translation>
    </message>
</context>
<context>
    <name>answer</name>
    <message id="answer.empty">
        <source>Type the measurements of one examination, as they stand on the paper form, then screen. Ten fields are enough to try.</source>
        <translation>按检查单顺序输入一次检查的测值，然后筛查。输入约十项即可尝试。</translation>
    </message>
    <message id="answer.fake">
        <source>FAKE ENGINE, NOT A RESULT</source>
        <translation>虚拟引擎，并非结果</translation>
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
    <message id="answer.flags.none">
        <source>Nothing to say about the numbers.</source>
        <translation>数值无特别提示。</translation>
    </message>
    <message id="answer.refer_soon">
        <source>refer soon</source>
        <translation>尽快转诊</translation>
    </message>
    <message id="answer.provenance">
        <source>{bundle} · library {library} · {variant} · {device} · inputs {sha}</source>
        <translation>{bundle} · 病例库 {library} · {variant} · {device} · 输入 {sha}</translation>
    </message>
    <message id="answer.fixed.no_controls">
        <source>Research aid. Not a medical device and not a diagnosis. It was built from patients who all had a defect, so it cannot show that a heart is normal.</source>
        <translation>科研辅助工具，非医疗器械，不构成诊断。模型仅由已有缺损的患者数据建立，不能证明心脏正常。</translation>
    </message>
    <message id="answer.fixed.simulated">
        <source>Research aid. Not a medical device and not a diagnosis. It was trained on simulated cases; a result without a defect does not exclude one.</source>
        <translation>科研辅助工具，非医疗器械，不构成诊断。模型由模拟病例训练；结果未提示缺损并不能排除缺损。</translation>
    </message>
    <message id="answer.fixed.real">
        <source>Research aid. Not a medical device and not a diagnosis. It was trained on patients' cases; a result without a defect does not exclude one.</source>
        <translation>科研辅助工具，非医疗器械，不构成诊断。模型由病例训练；结果未提示缺损并不能排除缺损。</translation>
    </message>
</context>
<context>
    <name>status</name>
    <message id="status.measured">
        <source>{n} of {of} measured</source>
        <translation>已测 {n}/{of} 项</translation>
    </message>
    <message id="status.missing">
        <source>{n} of {of} measured; missing: {names}</source>
        <translation>已测 {n}/{of} 项；未测：{names}</translation>
    </message>
    <message id="status.open">
        <source>Not yet clear: {names}</source>
        <translation>尚待确认：{names}</translation>
    </message>
</context>
</TS>
