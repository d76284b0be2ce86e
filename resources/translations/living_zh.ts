<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh" sourcelanguage="en">
<context>
    <name>living</name>
    <message id="settings.intro">
        <source>Every choice holds at once and is kept on this computer. What you leave alone stays as it came.</source>
        <translation>选定后立即生效，并保存在本机。未改动的项目保持默认值。</translation>
    </message>
    <message id="settings.default">
        <source>Default</source>
        <translation>恢复默认</translation>
    </message>
    <message id="settings.default.name">
        <source>Back to the default: {name}</source>
        <translation>恢复默认：{name}</translation>
    </message>
    <message id="settings.not_kept">
        <source>{reason}. The change holds until the window is closed.</source>
        <translation>{reason}。此更改仅在关闭窗口之前有效。</translation>
    </message>
    <message id="settings.damaged">
        <source>The settings were damaged; what could not be read is back at its default. Please check your patients, the backup folder and the lock under Settings. The file as it was: {file}</source>
        <translation>设置文件已损坏，无法读取的项已恢复为默认值。请在“设置”中核对本院患者构成、备份文件夹和自动锁定。原文件保存在：{file}</translation>
    </message>
    <message id="settings.part.look">
        <source>Look and language</source>
        <translation>外观与语言</translation>
    </message>
    <message id="settings.part.answer">
        <source>What the answer assumes</source>
        <translation>结果的前提</translation>
    </message>
    <message id="settings.part.report">
        <source>Head of the report</source>
        <translation>报告抬头</translation>
    </message>
    <message id="settings.part.safety">
        <source>Safekeeping</source>
        <translation>保管</translation>
    </message>
    <message id="setting.language">
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message id="setting.language.help">
        <source>Of the window. Every report is printed in Chinese and English.</source>
        <translation>指窗口语言。报告始终同时印中文和英文。</translation>
    </message>
    <message id="setting.language.zh">
        <source>中文</source>
        <translation>中文</translation>
    </message>
    <message id="setting.language.en">
        <source>English</source>
        <translation>English（英文）</translation>
    </message>
    <message id="setting.theme">
        <source>Light and dark</source>
        <translation>明暗</translation>
    </message>
    <message id="setting.theme.help">
        <source>Reports are always printed black on white.</source>
        <translation>打印的报告始终为白底黑字。</translation>
    </message>
    <message id="setting.theme.light">
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message id="setting.theme.dark">
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message id="setting.theme.contrast">
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message id="setting.font_percent">
        <source>Size of text</source>
        <translation>文字大小</translation>
    </message>
    <message id="setting.font_percent.help">
        <source>Everything in the window grows with it. The window has to be opened again for it; what is typed is kept, an answer is not.</source>
        <translation>窗口内的全部内容随之放大。需重新打开窗口才能生效；已录入的内容会保留，筛查结果需重新获取。</translation>
    </message>
    <message id="setting.font_percent.reopen">
        <source>Open again now</source>
        <translation>立即重新打开</translation>
    </message>
    <message id="setting.prevalence">
        <source>Your patients</source>
        <translation>本院患者构成</translation>
    </message>
    <message id="setting.prevalence.help">
        <source>The share of your patients with exactly this and no other of the three defects. What you leave empty is shared out in the proportions of the model's own mix. Any change makes the answer on the desk out of date.</source>
        <translation>本院患者中恰好只有这一种情况（三种缺损中没有其他缺损）的比例。留空的情况按模型自带构成的比例分配。更改后，当前结果即失效，需重新筛查。</translation>
    </message>
    <message id="setting.prevalence.none">
        <source>None of the three defects</source>
        <translation>三种缺损均无</translation>
    </message>
    <message id="setting.prevalence.alone">
        <source>{name}, alone</source>
        <translation>仅{name}</translation>
    </message>
    <message id="setting.prevalence.own">
        <source>model: {percent} %</source>
        <translation>模型：{percent} %</translation>
    </message>
    <message id="setting.prevalence.name">
        <source>Share of patients in percent: {name}</source>
        <translation>患者比例（百分数）：{name}</translation>
    </message>
    <message id="setting.prevalence.unread">
        <source>Type a share between 0 and 100, such as 12 or 0.5. The shares hold once this is settled.</source>
        <translation>请输入 0 到 100 之间的百分数，例如 12 或 0.5。修正后才会生效。</translation>
    </message>
    <message id="setting.prevalence.too_much">
        <source>Together these are 100 % or more, so nothing is left for the other cases. The shares hold once this is settled.</source>
        <translation>各项之和达到或超过 100 %，其他情况没有余地。修正后才会生效。</translation>
    </message>
    <message id="setting.prevalence.no_engine">
        <source>The boxes open once the model has loaded.</source>
        <translation>模型加载完成后即可填写。</translation>
    </message>
    <message id="setting.prevalence.try">
        <source>Show what it does</source>
        <translation>查看影响</translation>
    </message>
    <message id="setting.prevalence.trying">
        <source>The engine works on both answers …</source>
        <translation>正在计算两种构成下的结果……</translation>
    </message>
    <message id="setting.prevalence.failed">
        <source>The comparison did not work: {reason}</source>
        <translation>无法比较：{reason}</translation>
    </message>
    <message id="setting.prevalence.of_desk">
        <source>The case on the desk</source>
        <translation>当前病例</translation>
    </message>
    <message id="setting.prevalence.of_demo">
        <source>The demo case</source>
        <translation>演示病例</translation>
    </message>
    <message id="setting.prevalence.effect">
        <source>{name}: {before} with the model's mix, {after} with yours</source>
        <translation>{name}：按模型构成 {before}，按本院构成 {after}</translation>
    </message>
    <message id="setting.prevalence.case">
        <source>{case}, simulated-data model:</source>
        <translation>{case}（模型由模拟数据训练）：</translation>
    </message>
    <message id="setting.prevalence.case.plain">
        <source>{case}:</source>
        <translation>{case}：</translation>
    </message>
    <message id="setting.own_impression">
        <source>Own impression first</source>
        <translation>先记录自己的判断</translation>
    </message>
    <message id="setting.own_impression.help">
        <source>Asks for your own impression by one key before an answer shows. Whether it was asked is part of the record.</source>
        <translation>显示结果之前，先用一个按键记录您自己的判断。是否询问会写入记录。</translation>
    </message>
    <message id="setting.own_impression.yes">
        <source>Ask</source>
        <translation>询问</translation>
    </message>
    <message id="setting.own_impression.no">
        <source>Do not ask</source>
        <translation>不询问</translation>
    </message>
    <message id="setting.ranges">
        <source>Normal ranges</source>
        <translation>正常参考值</translation>
    </message>
    <message id="setting.ranges.help">
        <source>F1 in a field names the source that is used for this person, and how certain it is.</source>
        <translation>在录入框按 F1，可查看对该患者所用的来源及其可靠程度。</translation>
    </message>
    <message id="setting.ranges.told">
        <source>There is one set, so there is nothing to choose: the OMAM study of Chinese adults; for children the PHN and Detroit studies; single published ranges where these have none.</source>
        <translation>目前只有一套，无需选择：成人采用中国汉族成人 OMAM 研究；儿童采用 PHN 与 Detroit 研究；以上未涵盖的项目采用单独发表的范围。</translation>
    </message>
    <message id="setting.bundle">
        <source>Model and library</source>
        <translation>模型与病例库</translation>
    </message>
    <message id="setting.bundle.missing">
        <source>No model has answered yet.</source>
        <translation>尚无模型应答。</translation>
    </message>
    <message id="setting.bundle.fake">
        <source>FAKE ENGINE, NOT A RESULT: no model is installed.</source>
        <translation>假引擎，不是结果：未安装模型。</translation>
    </message>
    <message id="setting.bundle.used">
        <source>Model {bundle}, library {library}, variant {variant}, on {device}.</source>
        <translation>模型 {bundle}，病例库 {library}，精度版本 {variant}，运行于 {device}。</translation>
    </message>
    <message id="setting.bundle.simulated">
        <source>Trained on simulated cases alone.</source>
        <translation>仅用模拟病例训练。</translation>
    </message>
    <message id="setting.bundle.figure">
        <source>{metric}: {percent} % (95 % interval {low} to {high}, n = {n}), {cohort}</source>
        <translation>{metric}：{percent} %（95 % 区间 {low}–{high}，n = {n}），{cohort}</translation>
    </message>
    <message id="setting.bundle.help">
        <source>Another model is installed from a folder or a stick; every byte is checked before anything is used.</source>
        <translation>可从文件夹或 U 盘安装其他模型；使用前会校验全部文件。</translation>
    </message>
    <message id="setting.site_name">
        <source>Name of the clinic</source>
        <translation>医疗机构名称</translation>
    </message>
    <message id="setting.site_name.help">
        <source>Stands at the head of every report.</source>
        <translation>印在每份报告的抬头。</translation>
    </message>
    <message id="setting.site_address">
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message id="setting.site_address.help">
        <source>Stands under the name.</source>
        <translation>印在名称下方。</translation>
    </message>
    <message id="setting.backup_folder">
        <source>Folder for backups</source>
        <translation>备份文件夹</translation>
    </message>
    <message id="setting.backup_folder.help">
        <source>Best on another disk or a stick. Empty: beside the records.</source>
        <translation>最好放在另一块硬盘或 U 盘上。留空则与记录放在一起。</translation>
    </message>
    <message id="setting.backup_folder.choose">
        <source>Choose …</source>
        <translation>选择……</translation>
    </message>
    <message id="setting.backup_folder.title">
        <source>Folder for backups</source>
        <translation>选择备份文件夹</translation>
    </message>
    <message id="setting.auto_lock_minutes">
        <source>Lock the records after</source>
        <translation>自动锁定记录</translation>
    </message>
    <message id="setting.auto_lock_minutes.help">
        <source>Without a key or a click for this long, the records ask for the passphrase again.</source>
        <translation>超过此时间无按键或点击，查看记录需重新输入口令。</translation>
    </message>
    <message id="setting.auto_lock_minutes.2">
        <source>2 min</source>
        <translation>2 分钟</translation>
    </message>
    <message id="setting.auto_lock_minutes.5">
        <source>5 min</source>
        <translation>5 分钟</translation>
    </message>
    <message id="setting.auto_lock_minutes.10">
        <source>10 min</source>
        <translation>10 分钟</translation>
    </message>
    <message id="setting.auto_lock_minutes.15">
        <source>15 min</source>
        <translation>15 分钟</translation>
    </message>
    <message id="setting.auto_lock_minutes.30">
        <source>30 min</source>
        <translation>30 分钟</translation>
    </message>
    <message id="setting.font_percent.100">
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message id="setting.font_percent.125">
        <source>125 %</source>
        <translation>125 %</translation>
    </message>
    <message id="setting.font_percent.150">
        <source>150 %</source>
        <translation>150 %</translation>
    </message>
    <message id="setting.font_percent.175">
        <source>175 %</source>
        <translation>175 %</translation>
    </message>
    <message id="setting.font_percent.200">
        <source>200 %</source>
        <translation>200 %</translation>
    </message>
    <message id="page.about">
        <source>? Help</source>
        <translation>? 帮助</translation>
    </message>
    <message id="machine.has">
        <source>{system}, {processors} processor cores, {memory} of memory, {disk} free on the disk</source>
        <translation>{system}，{processors} 个处理器核，内存 {memory}，磁盘剩余 {disk}</translation>
    </message>
    <message id="machine.unknown">
        <source>an unknown amount</source>
        <translation>未知</translation>
    </message>
    <message id="machine.no_gpu">
        <source>No NVIDIA graphics card was found: answers come from the processor.</source>
        <translation>未找到 NVIDIA 显卡：由处理器计算结果。</translation>
    </message>
    <message id="machine.gpu">
        <source>Graphics card: {names}</source>
        <translation>显卡：{names}</translation>
    </message>
    <message id="machine.cpu">
        <source>the processor</source>
        <translation>处理器</translation>
    </message>
    <message id="machine.fits">
        <source>{bundle} ({variant}) fits: it needs {need}, and {device} has it.</source>
        <translation>{bundle}（{variant}）可用：需要 {need}，{device}可满足。</translation>
    </message>
    <message id="machine.does_not_fit">
        <source>{bundle} ({variant}) does not fit: it needs {need} on {devices}.</source>
        <translation>{bundle}（{variant}）不可用：需要 {need}（{devices}）。</translation>
    </message>
    <message id="machine.first.cpu">
        <source>This computer can run the model {bundle} on its processor: it needs {need} of memory, which is there. No graphics card is needed.</source>
        <translation>本机可用处理器运行模型 {bundle}：需要内存 {need}，已满足，无需显卡。</translation>
    </message>
    <message id="machine.first.gpu">
        <source>This computer can run the model {bundle} on its graphics card {device}: it needs {need}, which is there.</source>
        <translation>本机可用显卡 {device} 运行模型 {bundle}：需要显存 {need}，已满足。</translation>
    </message>
    <message id="machine.first.none">
        <source>No model on this computer fits into its memory. Form, history and old reports work all the same.</source>
        <translation>本机内存不足以运行现有模型。录入、历史记录和既往报告仍可使用。</translation>
    </message>
    <message id="tour.counter">
        <source>{n} of {of}</source>
        <translation>第 {n}/{of} 步</translation>
    </message>
    <message id="tour.next">
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message id="tour.back">
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message id="tour.skip">
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message id="tour.done">
        <source>Begin</source>
        <translation>开始使用</translation>
    </message>
    <message id="tour.machine.asking">
        <source>Looking at this computer …</source>
        <translation>正在检查本机……</translation>
    </message>
    <message id="tour.language.title">
        <source>Welcome to HEART</source>
        <translation>欢迎使用 HEART</translation>
    </message>
    <message id="tour.language.text">
        <source>This button changes between Chinese and English, at any time. Nothing has to be set up before the first answer.</source>
        <translation>此按钮可随时切换中文和英文。首次使用无需任何设置。</translation>
    </message>
    <message id="tour.demo.title">
        <source>See an answer first</source>
        <translation>先看一个结果</translation>
    </message>
    <message id="tour.demo.text">
        <source>This button fills the form with an invented patient. Then press Ctrl+Enter.</source>
        <translation>此按钮会填入一位虚构的患者，然后按 Ctrl+Enter。</translation>
    </message>
    <message id="tour.form.title">
        <source>Type as on the paper form</source>
        <translation>像填写纸质表格一样录入</translation>
    </message>
    <message id="tour.form.text">
        <source>Type a number and press Enter to go on. Leave empty what was not measured; nothing is made up for it. F1 explains the field you are in.</source>
        <translation>输入数值后按 Enter 到下一项。未测的项目留空，程序不会补填。按 F1 可查看当前项目的说明。</translation>
    </message>
    <message id="tour.screen.title">
        <source>Ask, read, print</source>
        <translation>筛查、阅读、打印</translation>
    </message>
    <message id="tour.screen.text">
        <source>Ctrl+Enter asks for an answer, Ctrl+P makes the report. The model was trained on simulated cases: it is a research aid, not a diagnosis.</source>
        <translation>Ctrl+Enter 进行筛查，Ctrl+P 生成报告。模型由模拟病例训练，仅供科研辅助，不构成诊断。</translation>
    </message>
    <message id="tour.help.title">
        <source>Help is here</source>
        <translation>帮助在这里</translation>
    </message>
    <message id="tour.help.text">
        <source>F12 opens it: all keys, what the model can and cannot do, and this tour again.</source>
        <translation>按 F12 打开：全部按键、模型的适用范围与局限，也可再次查看本导览。</translation>
    </message>
    <message id="about.heading.purpose">
        <source>What this is</source>
        <translation>用途</translation>
    </message>
    <message id="about.heading.model">
        <source>The model that answers</source>
        <translation>应答的模型</translation>
    </message>
    <message id="about.heading.keys">
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message id="about.heading.machine">
        <source>This computer</source>
        <translation>本机</translation>
    </message>
    <message id="about.heading.licences">
        <source>Licences</source>
        <translation>许可</translation>
    </message>
    <message id="about.purpose">
        <source>HEART compares 25 measurements of a heart ultrasound with cases whose answer is known and says which of three congenital defects to think of. It is meant for clinicians who judge the result themselves.</source>
        <translation>HEART 将心脏超声的 25 项测量值与已知结论的病例比较，提示可能存在的三种先天性缺损。供能够自行判断结果的临床医师使用。</translation>
    </message>
    <message id="about.untried">
        <source>Its windows were tried on Linux; on real Windows computers it was not tried yet.</source>
        <translation>窗口已在 Linux 上试用；尚未在真实的 Windows 电脑上试用。</translation>
    </message>
    <message id="about.versions">
        <source>HEART {program}, Python {python}, Qt {qt}</source>
        <translation>HEART {program}，Python {python}，Qt {qt}</translation>
    </message>
    <message id="about.model.own_words">
        <source>Intended use: {use}
Limits: {limits}</source>
        <translation>用途（原文）：{use}
局限（原文）：{limits}</translation>
    </message>
    <message id="about.model.card">
        <source>Model card, as the bundle ships it</source>
        <translation>模型说明（随模型提供的原文）</translation>
    </message>
    <message id="about.machine.asking">
        <source>Looking at this computer …</source>
        <translation>正在检查本机……</translation>
    </message>
    <message id="about.licences.none">
        <source>The list of parts is made when the program is packed for installation; this copy was not. HEART itself: Apache License 2.0. Noto Sans SC: SIL Open Font License 1.1.</source>
        <translation>组件清单在制作安装包时生成；当前程序不是由安装包安装的。HEART：Apache License 2.0；思源黑体 Noto Sans SC：SIL Open Font License 1.1。</translation>
    </message>
    <message id="about.tour">
        <source>Show the tour again</source>
        <translation>再次查看导览</translation>
    </message>
    <message id="about.save">
        <source>Save a diagnostic page …</source>
        <translation>保存诊断信息……</translation>
    </message>
    <message id="about.save.title">
        <source>Save a diagnostic page</source>
        <translation>保存诊断信息</translation>
    </message>
    <message id="about.save.help">
        <source>Versions, this computer, the engine's state and log. No patient and nothing that was typed is in it.</source>
        <translation>包含版本、本机情况、引擎状态与日志；不含患者信息，也不含任何录入内容。</translation>
    </message>
    <message id="about.saved">
        <source>Saved: {path}</source>
        <translation>已保存：{path}</translation>
    </message>
    <message id="about.not_saved">
        <source>{path} could not be written: {reason}</source>
        <translation>无法写入 {path}：{reason}</translation>
    </message>
    <message id="keys.next">
        <source>On to the next field</source>
        <translation>到下一项</translation>
    </message>
    <message id="keys.back">
        <source>Back to the field before</source>
        <translation>回到上一项</translation>
    </message>
    <message id="keys.grade">
        <source>A grade of regurgitation; . or + is the half above</source>
        <translation>反流分级；. 或 + 表示加半级</translation>
    </message>
    <message id="keys.computed">
        <source>Take the computed value over</source>
        <translation>采用计算值</translation>
    </message>
    <message id="keys.not_measured">
        <source>Not measured</source>
        <translation>未测量</translation>
    </message>
    <message id="keys.screen">
        <source>Ask for an answer</source>
        <translation>筛查</translation>
    </message>
    <message id="keys.cancel">
        <source>Give the question up</source>
        <translation>取消筛查</translation>
    </message>
    <message id="keys.report">
        <source>Make the report</source>
        <translation>生成报告</translation>
    </message>
    <message id="keys.new">
        <source>A new case; the one on the desk can be brought back</source>
        <translation>新病例；当前病例可再取回</translation>
    </message>
    <message id="keys.bring_back">
        <source>Bring back the case before</source>
        <translation>取回之前的病例</translation>
    </message>
    <message id="keys.more">
        <source>Circumstances, sites and further values</source>
        <translation>检查条件、测量部位及其他数值</translation>
    </message>
    <message id="keys.open">
        <source>Open a case file</source>
        <translation>打开病例文件</translation>
    </message>
    <message id="keys.save">
        <source>Save the case</source>
        <translation>保存病例</translation>
    </message>
    <message id="keys.save_file">
        <source>Save the case as a file</source>
        <translation>将病例另存为文件</translation>
    </message>
    <message id="keys.paste">
        <source>Read a report's text from the clipboard</source>
        <translation>从剪贴板读取报告文字</translation>
    </message>
    <message id="keys.parts">
        <source>Answer, evidence, why, what if</source>
        <translation>结果、依据、原因、假设</translation>
    </message>
    <message id="keys.override">
        <source>An own judgement instead of the answer, or take it back</source>
        <translation>提出自己的判断，或撤回</translation>
    </message>
    <message id="keys.start_over">
        <source>What if: back to what was measured</source>
        <translation>假设：恢复为实测值</translation>
    </message>
    <message id="keys.pages">
        <source>One page after the other</source>
        <translation>依次打开各页面</translation>
    </message>
    <message id="keys.find">
        <source>Library and history: find</source>
        <translation>病例库、历史记录：查找</translation>
    </message>
    <message id="keys.like_patient">
        <source>Library: order by likeness to this patient</source>
        <translation>病例库：按与当前患者的相似程度排序</translation>
    </message>
    <message id="keys.like_selected">
        <source>Library: order by likeness to the chosen case</source>
        <translation>病例库：按与所选病例的相似程度排序</translation>
    </message>
    <message id="keys.lock">
        <source>Lock the window</source>
        <translation>锁定窗口</translation>
    </message>
    <message id="keys.explain">
        <source>Explain the field under the cursor</source>
        <translation>说明当前项目</translation>
    </message>
    <message id="keys.help">
        <source>This page</source>
        <translation>本页</translation>
    </message>
    <message id="help.join">
        <source>, </source>
        <translation>、</translation>
    </message>
    <message id="help.field.case_id">
        <source>The number by which your clinic finds this examination again. Any text; it stands on the report.</source>
        <translation>本院查找此次检查所用的编号。可为任意文字，印在报告上。</translation>
    </message>
    <message id="help.field.name">
        <source>The patient's name or initials, for your own records and the report. The model never sees it.</source>
        <translation>患者姓名或缩写，仅用于本院记录和报告，不会传给模型。</translation>
    </message>
    <message id="help.field.sex">
        <source>Press F, M or ?. Some normal ranges differ between women and men; where it is unknown the wider one is shown.</source>
        <translation>按 F（女）、M（男）或 ?（未知）。部分正常参考值男女不同；未知时显示较宽的范围。</translation>
    </message>
    <message id="help.field.age">
        <source>Age in years at the examination; 8m is eight months. Without it no range can be chosen.</source>
        <translation>检查时的年龄（岁）；月龄可输入 8m 或 8月，也可输入 2岁6月。不填则无法选择参考值。</translation>
    </message>
    <message id="help.field.height">
        <source>In cm. With the weight it gives the body surface, which the z-scores need.</source>
        <translation>单位 cm。与体重一起计算体表面积，z 值需要它。</translation>
    </message>
    <message id="help.field.weight">
        <source>In kg. With the height it gives the body surface; a child's ranges need at least the weight.</source>
        <translation>单位 kg。与身高一起计算体表面积；儿童的参考值至少需要体重。</translation>
    </message>
    <message id="help.field.heart_rate">
        <source>Beats per minute during the examination. Stroke volume times heart rate is the cardiac output.</source>
        <translation>检查时的心率（次/分）。每搏量乘以心率即心输出量。</translation>
    </message>
    <message id="help.field.spo2">
        <source>Oxygen saturation in percent, by finger, breathing air. The model does not weigh it.</source>
        <translation>吸空气时指端血氧饱和度（%）。模型不据此计算。</translation>
    </message>
    <message id="help.field.exam_date">
        <source>The day of the examination, such as 2026-11-21. Empty: not stated.</source>
        <translation>检查日期，如 2026-11-21。留空表示未注明。</translation>
    </message>
    <message id="help.field.rhythm">
        <source>Press S for sinus rhythm, A for atrial fibrillation, O for other. In atrial fibrillation there is no A wave.</source>
        <translation>按 S（窦性心律）、A（心房颤动）或 O（其他）。房颤时没有 A 峰。</translation>
    </message>
    <message id="help.field.pregnant">
        <source>Press Y or N. In pregnancy the heart grows and no range here applies.</source>
        <translation>按 Y（是）或 N（否）。妊娠期心脏增大，此处参考值均不适用。</translation>
    </message>
    <message id="help.field.symptom">
        <source>Tick what the patient has. Some remarks about the numbers look at it; the model does not weigh it. Nothing ticked means not stated.</source>
        <translation>勾选患者存在的症状。部分数值提示会参考它，模型不据此计算。未勾选表示未注明。</translation>
    </message>
    <message id="help.field.site">
        <source>{name}: where or how it was measured. The normal range depends on it; where it is unknown, the widest is shown.
{sites}</source>
        <translation>{name}：测量部位或方法。正常参考值与此有关；未知时显示最宽的范围。
{sites}</translation>
    </message>
    <message id="help.field.side">
        <source>{name}, beside the grade. Taken between {low} and {high} {unit}.</source>
        <translation>{name}，附在分级旁。可接受范围 {low}–{high} {unit}。</translation>
    </message>
    <message id="setting.bundle.install">
        <source>Install from a folder …</source>
        <translation>从文件夹安装……</translation>
    </message>
    <message id="setting.bundle.insist">
        <source>I know where it comes from: install it</source>
        <translation>我了解其来源：仍然安装</translation>
    </message>
    <message id="setting.bundle.selected">
        <source>{bundle} is selected. It answers once the window has been opened again; until then the model above does. What is on the desk has to be screened anew.</source>
        <translation>已选定 {bundle}。重新打开窗口后由它应答；此前仍由上述模型应答。当前病例须重新筛查。</translation>
    </message>
    <message id="setting.bundle.shipped">
        <source>Use the bundle that came with the program</source>
        <translation>使用程序自带的模型包</translation>
    </message>
    <message id="setting.bundle.came_with">
        <source>The bundle that came with the program</source>
        <translation>程序自带的模型包</translation>
    </message>
    <message id="setting.bundle.choose">
        <source>Let this one answer</source>
        <translation>由此模型包应答</translation>
    </message>
    <message id="setting.bundle.remove">
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message id="setting.bundle.remove.title">
        <source>Remove {bundle} from this computer?</source>
        <translation>从本机移除 {bundle}？</translation>
    </message>
    <message id="setting.bundle.remove.next">
        <source>Answers on record keep their numbers and its name. To use it again it has to be installed again.</source>
        <translation>已保存的结果及其模型名称不变。再次使用须重新安装。</translation>
    </message>
    <message id="setting.bundle.removed">
        <source>{bundle} was removed.</source>
        <translation>已移除 {bundle}。</translation>
    </message>
    <message id="bundles.name">
        <source>Bundles on this computer</source>
        <translation>本机上的模型包</translation>
    </message>
    <message id="bundles.column.name">
        <source>Bundle</source>
        <translation>模型包</translation>
    </message>
    <message id="bundles.column.version">
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message id="bundles.column.learned">
        <source>Learned from</source>
        <translation>训练数据</translation>
    </message>
    <message id="bundles.column.signature">
        <source>Signature</source>
        <translation>签名</translation>
    </message>
    <message id="bundles.column.state">
        <source>Now</source>
        <translation>状态</translation>
    </message>
    <message id="bundles.simulated">
        <source>simulated cases</source>
        <translation>模拟病例</translation>
    </message>
    <message id="bundles.real">
        <source>real cases</source>
        <translation>真实病例</translation>
    </message>
    <message id="bundles.signed">
        <source>signed ({key} key)</source>
        <translation>已签名（{key} 密钥）</translation>
    </message>
    <message id="bundles.unsigned">
        <source>not signed</source>
        <translation>未签名</translation>
    </message>
    <message id="bundles.came_with">
        <source>came with the program</source>
        <translation>程序自带</translation>
    </message>
    <message id="bundles.answers">
        <source>answers</source>
        <translation>正在应答</translation>
    </message>
    <message id="bundles.next">
        <source>answers from the next start on</source>
        <translation>下次启动后应答</translation>
    </message>
    <message id="bundles.until">
        <source>answers until the next start</source>
        <translation>应答至下次启动</translation>
    </message>
    <message id="bundles.refused">
        <source>cannot be used: {reason}</source>
        <translation>不能使用：{reason}</translation>
    </message>
    <message id="closing.question">
        <source>Something is still running. Close all the same?</source>
        <translation>仍有任务在进行。仍要关闭吗？</translation>
    </message>
    <message id="closing.agree">
        <source>Stop and close</source>
        <translation>停止并关闭</translation>
    </message>
    <message id="closing.batch">
        <source>A table is being screened. Every answer so far stands in the file of answers; open the table again later to go on from there.</source>
        <translation>正在逐行筛查一个表格。已得出的结果都已写在表格旁的结果文件中；以后再次打开该表格，即可从中断处继续。</translation>
    </message>
    <message id="closing.library">
        <source>A library is being built and is not installed yet. What was done so far is lost; the spreadsheet and everything that is installed stay as they are.</source>
        <translation>正在建立病例库，尚未安装。已完成的部分将丢弃；原表格和已安装的内容均不受影响。</translation>
    </message>
    <message id="closing.reports">
        <source>Reports are being made. The files that are written stay; the others are not made.</source>
        <translation>正在生成报告。已写好的文件保留，其余的不再生成。</translation>
    </message>
    <message id="closing.bundle">
        <source>A model is being checked, installed or removed. Begin that again after the next start.</source>
        <translation>正在校验、安装或移除模型包。请在下次启动后重新进行。</translation>
    </message>
</context>
</TS>
