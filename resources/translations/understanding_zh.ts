<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>understanding</name>
    <message id="agree.name">
        <source>Agreement of the methods</source>
        <translation>各方法是否一致</translation>
    </message>
    <message id="agree.heart">
        <source>HEART</source>
        <translation>HEART 模型</translation>
    </message>
    <message id="agree.neighbours">
        <source>Nearest cases</source>
        <translation>最近病例计数</translation>
    </message>
    <message id="agree.logistic">
        <source>Regression</source>
        <translation>逻辑回归</translation>
    </message>
    <message id="agree.all">
        <source>All methods find the same more likely than not.</source>
        <translation>各方法认为可能性过半的结果一致。</translation>
    </message>
    <message id="agree.not">
        <source>Another result by {names}: a reason to refer.</source>
        <translation>{names}结果不同：宜转诊。</translation>
    </message>
    <message id="agree.mark.same">
        <source>same</source>
        <translation>一致</translation>
    </message>
    <message id="agree.mark.other">
        <source>differs</source>
        <translation>不同</translation>
    </message>
    <message id="label.join">
        <source> + </source>
        <translation>＋</translation>
    </message>
    <message id="answer.left_out">
        <source>Answered without {n} reference case(s) that were left out: {names}</source>
        <translation>作答时已排除参考病例 {n} 例：{names}</translation>
    </message>
    <message id="answer.check">
        <source>To be checked: {names}</source>
        <translation>请核对：{names}</translation>
    </message>
    <message id="answer.add">
        <source>To get an answer, add any of: {names}</source>
        <translation>补充下列任意几项即可作答：{names}</translation>
    </message>
    <message id="impression.question">
        <source>Your own impression first: what do you suspect? One key; then the answer shows.</source>
        <translation>请先说出您自己的判断：考虑哪种情况？按一键，随后显示结果。</translation>
    </message>
    <message id="impression.recorded">
        <source>It is kept beside the answer and changes nothing in it.</source>
        <translation>您的判断与结果一并保存，不影响结果。</translation>
    </message>
    <message id="impression.none">
        <source>none of these defects</source>
        <translation>无上述缺损</translation>
    </message>
    <message id="impression.unsure">
        <source>cannot tell yet</source>
        <translation>尚不能判断</translation>
    </message>
    <message id="impression.was">
        <source>Own impression before the answer: {what}</source>
        <translation>看结果前的判断：{what}</translation>
    </message>
    <message id="override.open">
        <source>I judge otherwise…  Alt+O</source>
        <translation>我的判断不同…  Alt+O</translation>
    </message>
    <message id="override.take_back">
        <source>Take the own judgement back  Alt+O</source>
        <translation>撤回自己的判断  Alt+O</translation>
    </message>
    <message id="override.was">
        <source>Clinician's judgement instead: {what}. Reason: {reason}</source>
        <translation>医生判断：{what}。理由：{reason}</translation>
    </message>
    <message id="override.question">
        <source>What is it, in your judgement? One key, then the reason.</source>
        <translation>您的判断是什么？按一键，再写理由。</translation>
    </message>
    <message id="override.reason">
        <source>Reason; Enter keeps it, Esc leaves</source>
        <translation>理由；回车保存，Esc 放弃</translation>
    </message>
    <message id="override.needs_reason">
        <source>A reason is needed.</source>
        <translation>请写明理由。</translation>
    </message>
    <message id="tab.answer">
        <source>Answer</source>
        <translation>结果</translation>
    </message>
    <message id="tab.evidence">
        <source>Evidence</source>
        <translation>依据</translation>
    </message>
    <message id="tab.why">
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message id="tab.what_if">
        <source>What if</source>
        <translation>假设</translation>
    </message>
    <message id="tab.keys">
        <source>Alt+1–4</source>
        <translation>按 Alt+1–4</translation>
    </message>
    <message id="tab.name">
        <source>{name}, Alt+{number}</source>
        <translation>{name}，Alt+{number}</translation>
    </message>
    <message id="evidence.coming">
        <source>Finding out what the answer rests on…</source>
        <translation>正在分析结果的依据…</translation>
    </message>
    <message id="evidence.no_cases">
        <source>No reference case stands beside this answer.</source>
        <translation>此结果未参照任何病例。</translation>
    </message>
    <message id="evidence.share">
        <source>{share} % of the attention lies on these {n} reference cases. The bar: how far the answer moves without the case.</source>
        <translation>注意力的 {share} % 落在这 {n} 例参考病例上。条形：去掉该例后结果变动的幅度。</translation>
    </message>
    <message id="evidence.screen_again">
        <source>{n} case(s) marked to be left out. Ctrl+Enter screens again.</source>
        <translation>已标记排除 {n} 例，按 Ctrl+Enter 重新筛查。</translation>
    </message>
    <message id="evidence.facts">
        <source>attention {attention} %, similarity {similarity}</source>
        <translation>注意力 {attention} %，相似度 {similarity}</translation>
    </message>
    <message id="evidence.kept">
        <source>pinned; not beside this answer</source>
        <translation>已固定；未用于此结果</translation>
    </message>
    <message id="evidence.person">
        <source>{sex} {age} y</source>
        <translation>{sex} {age} 岁</translation>
    </message>
    <message id="evidence.join">
        <source> · </source>
        <translation> · </translation>
    </message>
    <message id="evidence.without">
        <source>Without it: {words}</source>
        <translation>若去掉：{words}</translation>
    </message>
    <message id="evidence.differs">
        <source>Differs most: {words}</source>
        <translation>差别最大：{words}</translation>
    </message>
    <message id="evidence.difference">
        <source>{name} {value} (z {z})</source>
        <translation>{name} {value}（z {z}）</translation>
    </message>
    <message id="evidence.pin">
        <source>Pin  P</source>
        <translation>固定  P</translation>
    </message>
    <message id="evidence.unpin">
        <source>Unpin  P</source>
        <translation>取消固定  P</translation>
    </message>
    <message id="evidence.exclude">
        <source>Leave out  X</source>
        <translation>排除  X</translation>
    </message>
    <message id="evidence.include">
        <source>Take back in  X</source>
        <translation>恢复  X</translation>
    </message>
    <message id="evidence.card.name">
        <source>Case {number}: {title}. {facts}. {without} {differs}</source>
        <translation>病例{number}：{title}。{facts}。{without}{differs}</translation>
    </message>
    <message id="evidence.state.pinned">
        <source>pinned</source>
        <translation>已固定</translation>
    </message>
    <message id="evidence.state.excluded">
        <source>left out</source>
        <translation>已排除</translation>
    </message>
    <message id="change.one">
        <source>{label} {before} → {after}</source>
        <translation>{label} {before} → {after}</translation>
    </message>
    <message id="change.largest">
        <source>moves {label} the most</source>
        <translation>对{label}的影响最大</translation>
    </message>
    <message id="change.none">
        <source>no change worth naming</source>
        <translation>几乎无变化</translation>
    </message>
    <message id="picture.name">
        <source>Each measurement as a strip: the normal band, this patient and {n} reference cases</source>
        <translation>各测值的范围条：正常范围、本例及 {n} 例参考病例</translation>
    </message>
    <message id="picture.heading">
        <source>This patient among the reference cases</source>
        <translation>本例与参考病例</translation>
    </message>
    <message id="picture.patient">
        <source>this patient</source>
        <translation>本例</translation>
    </message>
    <message id="picture.band">
        <source>normal</source>
        <translation>正常范围</translation>
    </message>
    <message id="picture.lanes">
        <source>Each case keeps its line: 1 at the top. The card under the cursor is ringed.</source>
        <translation>每例各占一行，第 1 例在最上。光标所在病例加圈。</translation>
    </message>
    <message id="picture.back">
        <source>Back to the form  Esc</source>
        <translation>返回表单  Esc</translation>
    </message>
    <message id="why.drivers">
        <source>What the answer would be had one measurement not been made, the strongest first; a bar to the right: likelier</source>
        <translation>若未测该项，结果将如何变动（由强到弱；条形向右为更可能）</translation>
    </message>
    <message id="why.none">
        <source>No single measurement moves the answer by a point.</source>
        <translation>没有单一测值能使结果变动 1 个百分点。</translation>
    </message>
    <message id="why.stale">
        <source>The case was changed. Screen again to see what drives the answer.</source>
        <translation>病例已修改，请重新筛查后查看原因。</translation>
    </message>
    <message id="why.next">
        <source>Worth measuring next, the most useful first. Enter goes to its field.</source>
        <translation>下一步最值得测的项目（由高到低）。回车转到该项。</translation>
    </message>
    <message id="why.complete">
        <source>Nothing that is missing would move the answer.</source>
        <translation>未测项目均不影响结果。</translation>
    </message>
    <message id="why.driver.name">
        <source>{name}: {words}</source>
        <translation>{name}：{words}</translation>
    </message>
    <message id="trial.banner">
        <source>WHAT IF – not the patient's record</source>
        <translation>假设推演：并非患者记录</translation>
    </message>
    <message id="trial.teach">
        <source>Drag a dot, or type in a box; Left and Right move a dot. Nothing here is saved or printed.</source>
        <translation>拖动圆点或在框中输入；左右键移动圆点。此处内容不保存、不打印。</translation>
    </message>
    <message id="trial.start">
        <source>Nothing is changed yet: this is the patient's own answer.</source>
        <translation>尚未改动：以下为患者本人的结果。</translation>
    </message>
    <message id="trial.waiting">
        <source>The answer to the newest value is coming…</source>
        <translation>最新数值的结果即将给出…</translation>
    </message>
    <message id="trial.nothing">
        <source>With nothing measured there is no answer.</source>
        <translation>没有测值便无结果。</translation>
    </message>
    <message id="trial.change">
        <source>{name}: {own} → {tried}</source>
        <translation>{name}：{own} → {tried}</translation>
    </message>
    <message id="trial.before">
        <source>the patient's own answer</source>
        <translation>患者本人的结果</translation>
    </message>
    <message id="trial.over">
        <source>Back to the patient's values  Alt+R</source>
        <translation>恢复患者数值  Alt+R</translation>
    </message>
    <message id="trial.leave">
        <source>Leave  Esc</source>
        <translation>退出  Esc</translation>
    </message>
    <message id="trial.no_report">
        <source>What if is open: nothing is printed. Esc leaves it.</source>
        <translation>假设推演中：不可打印。按 Esc 退出。</translation>
    </message>
    <message id="trial.strip.name">
        <source>What if {name} were another value</source>
        <translation>假设{name}为其他数值</translation>
    </message>
    <message id="trial.box.name">
        <source>{name}, value to try</source>
        <translation>{name}，试用数值</translation>
    </message>
    <message id="trial.none">
        <source>What if needs a fresh answer: screen first.</source>
        <translation>需先有最新结果：请先筛查。</translation>
    </message>
    <message id="verdict.reject.grade">
        <source>no grade {typed}: {low} or {high}?</source>
        <translation>无 {typed} 级：{low} 或 {high}？</translation>
    </message>
    <message id="report.answer.left_out">
        <source>Answered without {n} reference case(s) that the clinician left out: {names}</source>
        <translation>作答时医生已排除参考病例 {n} 例：{names}</translation>
    </message>
</context>
</TS>
