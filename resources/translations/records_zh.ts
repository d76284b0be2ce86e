<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh" sourcelanguage="en">
<context>
    <name>records</name>
    <message id="patient.name">
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message id="records.unsaved">
        <source>Not saved · Ctrl+S</source>
        <translation>未存档 · Ctrl+S</translation>
    </message>
    <message id="records.saved">
        <source>On record, version {version}</source>
        <translation>已存档，第 {version} 版</translation>
    </message>
    <message id="records.edited">
        <source>Edited since version {version} · Ctrl+S</source>
        <translation>第 {version} 版后有修改 · Ctrl+S</translation>
    </message>
    <message id="records.offer">
        <source>Known: {name}, {exams} on record. Continue</source>
        <translation>已有患者：{name}（{exams} 次检查），继续</translation>
    </message>
    <message id="records.done">
        <source>Saved {number} as a record, version {version}.</source>
        <translation>{number} 已存入病历，第 {version} 版。</translation>
    </message>
    <message id="records.number_needed">
        <source>A record needs the patient's number.</source>
        <translation>存入病历需填写患者编号。</translation>
    </message>
    <message id="records.held">
        <source>This record is open in another window.</source>
        <translation>此病历已在另一窗口中打开。</translation>
    </message>
    <message id="records.cancel">
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message id="records.read">
        <source>I have read this</source>
        <translation>我已知晓</translation>
    </message>
    <message id="records.yes.another_person">
        <source>Same person: correct the record</source>
        <translation>是同一人，更正姓名或性别</translation>
    </message>
    <message id="records.yes.renumbered">
        <source>Save as a new examination</source>
        <translation>另存为一次新检查</translation>
    </message>
    <message id="records.yes.version_conflict">
        <source>Save this as the newer version</source>
        <translation>以此内容存为新版本</translation>
    </message>
    <message id="records.yes.report_unsaved">
        <source>Make the report all the same</source>
        <translation>仍然生成报告</translation>
    </message>
    <message id="error.another_person.title">
        <source>This number is on record under another name or sex</source>
        <translation>此编号已用于另一姓名或性别的患者</translation>
    </message>
    <message id="error.another_person.next">
        <source>Check the number. If it is the same person, the record can be corrected; the earlier name stays in the history.</source>
        <translation>请核对编号。若确为同一人，可更正病历；原姓名仍保留在历史中。</translation>
    </message>
    <message id="error.renumbered.title">
        <source>This examination is on record under another number</source>
        <translation>此检查已以另一编号存档</translation>
    </message>
    <message id="error.renumbered.next">
        <source>Put the first number back, or save what is on the screen as a new examination of the other patient.</source>
        <translation>请改回原编号，或将当前内容另存为另一患者的一次新检查。</translation>
    </message>
    <message id="error.exam_gone.title">
        <source>The records do not hold this examination</source>
        <translation>记录中没有此次检查</translation>
    </message>
    <message id="error.exam_gone.next">
        <source>An earlier backup was probably restored. What is on the screen can be saved as a new examination.</source>
        <translation>可能已恢复了较早的备份。屏幕上的内容可另存为一次新检查。</translation>
    </message>
    <message id="error.exam_voided.title">
        <source>This examination was declared void</source>
        <translation>此次检查已作废</translation>
    </message>
    <message id="error.exam_voided.next">
        <source>What is on the screen can be saved as a new examination. The void one stays in the history, where its report says so.</source>
        <translation>屏幕上的内容可另存为一次新检查。已作废的检查仍在历史记录中，其报告会注明作废。</translation>
    </message>
    <message id="lock.title">
        <source>HEART is locked</source>
        <translation>HEART 已锁定</translation>
    </message>
    <message id="lock.safe">
        <source>What was being typed is kept. Nobody sees a patient until somebody unlocks.</source>
        <translation>正在输入的内容已保留。解锁之前不显示任何患者信息。</translation>
    </message>
    <message id="lock.user">
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message id="lock.passphrase">
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message id="lock.recovery_key">
        <source>Recovery key</source>
        <translation>恢复密钥</translation>
    </message>
    <message id="lock.new_passphrase">
        <source>New passphrase</source>
        <translation>新口令</translation>
    </message>
    <message id="lock.repeated">
        <source>Passphrase again</source>
        <translation>再输一次口令</translation>
    </message>
    <message id="lock.unlock">
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message id="lock.forgot">
        <source>Passphrase forgotten</source>
        <translation>忘记口令</translation>
    </message>
    <message id="lock.remembered">
        <source>Use the passphrase</source>
        <translation>使用口令</translation>
    </message>
    <message id="lock.restore">
        <source>Restore a backup …</source>
        <translation>从备份恢复…</translation>
    </message>
    <message id="lock.busy">
        <source>One moment …</source>
        <translation>请稍候…</translation>
    </message>
    <message id="lock.differ">
        <source>The two passphrases differ.</source>
        <translation>两次输入的口令不一致。</translation>
    </message>
    <message id="lock.opened_without">
        <source>Unlocked, but not all was done</source>
        <translation>已解锁，但有一步未完成</translation>
    </message>
    <message id="lock.passphrase_unsure">
        <source>{reason}. Your new passphrase may not have been set. Keep the recovery key at hand, and set a passphrase under History, Backups and users.</source>
        <translation>{reason}。新口令可能未设置成功。请保管好恢复密钥，并在“历史记录 → 备份与用户”中重新设置口令。</translation>
    </message>
    <message id="lock.not_set_up">
        <source>There is no passphrase yet: the first save asks for one.</source>
        <translation>尚未设置口令：首次存档时设置。</translation>
    </message>
    <message id="setup.title">
        <source>First save: who keeps these records?</source>
        <translation>首次存档：由谁保管病历？</translation>
    </message>
    <message id="setup.why">
        <source>Records are encrypted. Choose a passphrase of at least 8 characters; the next page shows a recovery key for the day it is forgotten.</source>
        <translation>病历将加密保存。请设置至少 8 个字符的口令；下一页会显示恢复密钥，以备忘记口令时使用。</translation>
    </message>
    <message id="setup.name">
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message id="setup.name_needed">
        <source>Please give a name.</source>
        <translation>请填写姓名。</translation>
    </message>
    <message id="setup.go_on">
        <source>Save</source>
        <translation>存档</translation>
    </message>
    <message id="recovery.title">
        <source>Recovery key</source>
        <translation>恢复密钥</translation>
    </message>
    <message id="recovery.why">
        <source>Without a passphrase and without this key nobody can open the records, not even the makers of this program. Keep it on paper or on a stick, away from this computer.</source>
        <translation>若口令和此密钥都丢失，任何人（包括程序作者）都无法打开病历。请打印或存入 U 盘，并与本机分开保管。</translation>
    </message>
    <message id="recovery.print">
        <source>Print …</source>
        <translation>打印…</translation>
    </message>
    <message id="recovery.file">
        <source>Save to a USB stick …</source>
        <translation>存入 U 盘…</translation>
    </message>
    <message id="recovery.choose_folder">
        <source>Folder for the recovery key</source>
        <translation>选择存放恢复密钥的文件夹</translation>
    </message>
    <message id="recovery.type_back">
        <source>Type two of its groups back, so that it is sure to be kept:</source>
        <translation>请回填其中两组，以确认已妥善保管：</translation>
    </message>
    <message id="recovery.group">
        <source>Group {number}</source>
        <translation>第 {number} 组</translation>
    </message>
    <message id="recovery.mistyped">
        <source>That is not what the key says there.</source>
        <translation>与密钥不符，请核对。</translation>
    </message>
    <message id="recovery.done">
        <source>It is kept</source>
        <translation>已妥善保管</translation>
    </message>
    <message id="recovery.later">
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message id="recovery.printed">
        <source>Sent to the printer.</source>
        <translation>已发送至打印机。</translation>
    </message>
    <message id="recovery.written">
        <source>Saved as a PDF. Take the stick out and keep it safe.</source>
        <translation>已存为 PDF。请取下 U 盘并妥善保管。</translation>
    </message>
    <message id="recovery.failed">
        <source>It was not printed or saved ({reason}). Try another way.</source>
        <translation>未能打印或保存（{reason}），请换一种方式。</translation>
    </message>
    <message id="recovery.paper">
        <source>HEART · congenital heart defect screening. Whoever holds this key can open the clinic's records when a passphrase was forgotten. Keep it locked away.</source>
        <translation>HEART · 先天性心脏缺损筛查辅助。忘记口令时，凭此密钥可打开本机构的病历。请上锁保管。</translation>
    </message>
    <message id="recovery.unconfirmed">
        <source>The recovery key was never confirmed: make a new one under History, Backups and users.</source>
        <translation>恢复密钥尚未确认保管：请在“历史记录 → 备份与用户”中重新生成。</translation>
    </message>
    <message id="preview.title">
        <source>Report preview</source>
        <translation>报告预览</translation>
    </message>
    <message id="preview.smaller">
        <source>− Ctrl+-</source>
        <translation>缩小 Ctrl+-</translation>
    </message>
    <message id="preview.larger">
        <source>+ Ctrl++</source>
        <translation>放大 Ctrl++</translation>
    </message>
    <message id="preview.scale">
        <source>{percent} % · pages: {pages}</source>
        <translation>{percent} % · 共 {pages} 页</translation>
    </message>
    <message id="preview.page">
        <source>Page {number} of {pages}</source>
        <translation>第 {number} 页，共 {pages} 页</translation>
    </message>
    <message id="preview.save">
        <source>Save PDF …  Ctrl+S</source>
        <translation>存为 PDF…  Ctrl+S</translation>
    </message>
    <message id="preview.print">
        <source>Print …  Ctrl+P</source>
        <translation>打印…  Ctrl+P</translation>
    </message>
    <message id="preview.close">
        <source>Close  Esc</source>
        <translation>关闭  Esc</translation>
    </message>
    <message id="preview.printed">
        <source>Sent to the printer.</source>
        <translation>已发送至打印机。</translation>
    </message>
    <message id="preview.not_printed">
        <source>The printer did not take it. Check it, or save the report as a PDF.</source>
        <translation>打印机未接受任务。请检查打印机，或将报告存为 PDF。</translation>
    </message>
    <message id="history.filter.text">
        <source>Number or name</source>
        <translation>编号或姓名</translation>
    </message>
    <message id="history.filter.answer">
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message id="history.filter.since">
        <source>From</source>
        <translation>起</translation>
    </message>
    <message id="history.filter.until">
        <source>To</source>
        <translation>止</translation>
    </message>
    <message id="history.filter.day">
        <source>2026-03-01</source>
        <translation>2026-03-01</translation>
    </message>
    <message id="history.column.date">
        <source>Examined</source>
        <translation>检查日期</translation>
    </message>
    <message id="history.column.number">
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message id="history.column.name">
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message id="history.column.sex">
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message id="history.column.result">
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message id="history.column.saved">
        <source>Saved · version</source>
        <translation>存档时间 · 版本</translation>
    </message>
    <message id="history.column.by">
        <source>By</source>
        <translation>存档人</translation>
    </message>
    <message id="history.answer.all">
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message id="history.answer.refer">
        <source>Unclear: refer</source>
        <translation>不明确，建议转诊</translation>
    </message>
    <message id="history.answer.none">
        <source>None suggested; none excluded</source>
        <translation>未提示缺损，不能排除</translation>
    </message>
    <message id="history.answer.abstain">
        <source>Cannot tell</source>
        <translation>无法判断</translation>
    </message>
    <message id="history.answer.unanswered">
        <source>Not screened</source>
        <translation>未筛查</translation>
    </message>
    <message id="history.voided">
        <source>VOID</source>
        <translation>已作废</translation>
    </message>
    <message id="history.voided_some">
        <source>value void</source>
        <translation>有测值作废</translation>
    </message>
    <message id="history.void_banner">
        <source>VOID: {reason}</source>
        <translation>已作废：{reason}</translation>
    </message>
    <message id="history.whole">
        <source>The whole examination</source>
        <translation>整次检查</translation>
    </message>
    <message id="history.unsure">
        <source>cannot tell</source>
        <translation>不能判断</translation>
    </message>
    <message id="history.no_defect">
        <source>none of these defects</source>
        <translation>无上述缺损</translation>
    </message>
    <message id="history.fact.saved">
        <source>Saved {at} by {by}, version {version}</source>
        <translation>{at} 由 {by} 存档，第 {version} 版</translation>
    </message>
    <message id="history.fact.reports">
        <source>Reports printed or exported: {count}</source>
        <translation>已打印或导出报告：{count} 份</translation>
    </message>
    <message id="history.fact.void">
        <source>Void: {what}. {reason} ({by}, {at})</source>
        <translation>作废：{what}。{reason}（{by}，{at}）</translation>
    </message>
    <message id="history.fact.impression">
        <source>Own impression before the answer: {answer}</source>
        <translation>筛查前的初步印象：{answer}</translation>
    </message>
    <message id="history.fact.override">
        <source>Held against the answer: {answer}. {reason}</source>
        <translation>与筛查结果不同的判断：{answer}。{reason}</translation>
    </message>
    <message id="history.value.measurement">
        <source>Measurement</source>
        <translation>测量项目</translation>
    </message>
    <message id="history.value.value">
        <source>Value</source>
        <translation>测值</translation>
    </message>
    <message id="history.value.normal">
        <source>Normal</source>
        <translation>正常范围</translation>
    </message>
    <message id="history.value.z">
        <source>z</source>
        <translation>z 值</translation>
    </message>
    <message id="history.damaged_line">
        <source>Damaged: {name}, row {number}. Restore a backup.</source>
        <translation>已损坏：{name} 第 {number} 行，请从备份恢复。</translation>
    </message>
    <message id="history.found">
        <source>{count} found</source>
        <translation>共 {count} 条</translation>
    </message>
    <message id="history.damaged">
        <source>The records are damaged in {count} places; this is what can be read. Restore a backup. {found}</source>
        <translation>病历有 {count} 处损坏，以下为仍可读取的内容，请从备份恢复。{found}</translation>
    </message>
    <message id="history.nothing_found">
        <source>Nothing was found. Empty a box of the search to see more.</source>
        <translation>未找到。清空某个搜索条件可查看更多。</translation>
    </message>
    <message id="history.empty">
        <source>Here stand the examinations on record: to search, read, print again, compare, and continue. Ctrl+S on the case page saves the first one.</source>
        <translation>此处列出已存档的检查，可搜索、查看、重印、对比和继续。在“病例”页按 Ctrl+S 存入第一例。</translation>
    </message>
    <message id="history.closed">
        <source>The records cannot be opened here now. Cases can be typed and screened all the same.</source>
        <translation>目前无法在此打开病历，但仍可录入和筛查病例。</translation>
    </message>
    <message id="history.choose">
        <source>Choose an examination to read it.</source>
        <translation>请选择一次检查以查看。</translation>
    </message>
    <message id="history.do.report">
        <source>Report  Ctrl+P</source>
        <translation>报告  Ctrl+P</translation>
    </message>
    <message id="history.do.again">
        <source>New examination  Ctrl+Enter</source>
        <translation>为此患者新建检查  Ctrl+Enter</translation>
    </message>
    <message id="history.do.compare">
        <source>Compare with the previous</source>
        <translation>与上次对比</translation>
    </message>
    <message id="history.do.void">
        <source>Void …</source>
        <translation>作废…</translation>
    </message>
    <message id="history.do.print">
        <source>Print all chosen …</source>
        <translation>打印所选…</translation>
    </message>
    <message id="history.do.export">
        <source>Export all chosen …</source>
        <translation>导出所选…</translation>
    </message>
    <message id="history.safekeeping">
        <source>Backups and users …</source>
        <translation>备份与用户…</translation>
    </message>
    <message id="history.export_folder">
        <source>Folder for the reports</source>
        <translation>选择导出报告的文件夹</translation>
    </message>
    <message id="history.batch_done">
        <source>{made} of {of} reports done.</source>
        <translation>已完成 {made}/{of} 份报告。</translation>
    </message>
    <message id="history.batch_failed">
        <source>{done} Not done: {names}</source>
        <translation>{done} 未完成：{names}</translation>
    </message>
    <message id="void.title">
        <source>Declare void</source>
        <translation>作废</translation>
    </message>
    <message id="void.why">
        <source>What is declared void stays in the record with the reason, and every later report says so. This cannot be taken back.</source>
        <translation>作废的内容连同原因保留在病历中，此后的报告都会注明。作废后不能撤回。</translation>
    </message>
    <message id="void.what">
        <source>What</source>
        <translation>作废内容</translation>
    </message>
    <message id="void.reason">
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message id="void.reason_needed">
        <source>A reason is needed.</source>
        <translation>请填写原因。</translation>
    </message>
    <message id="void.go_on">
        <source>Declare void</source>
        <translation>确认作废</translation>
    </message>
    <message id="void.done">
        <source>Declared void.</source>
        <translation>已作废。</translation>
    </message>
    <message id="trend.window">
        <source>Compare with the previous examination</source>
        <translation>与上次检查对比</translation>
    </message>
    <message id="trend.title">
        <source>{patient}: {before} and {now}</source>
        <translation>{patient}：{before} 与 {now}</translation>
    </message>
    <message id="trend.none">
        <source>There is no earlier examination of this patient.</source>
        <translation>此患者没有更早的检查。</translation>
    </message>
    <message id="trend.note">
        <source>z by the patient's age, sex and size at each examination. A change within the error of measurement means nothing.</source>
        <translation>z 值按每次检查时的年龄、性别和体格计算。测量误差范围内的变化没有意义。</translation>
    </message>
    <message id="trend.measurement">
        <source>Measurement</source>
        <translation>测量项目</translation>
    </message>
    <message id="trend.before">
        <source>Before</source>
        <translation>上次</translation>
    </message>
    <message id="trend.now">
        <source>Now</source>
        <translation>本次</translation>
    </message>
    <message id="trend.change">
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message id="trend.z_before">
        <source>z before</source>
        <translation>上次 z 值</translation>
    </message>
    <message id="trend.z_now">
        <source>z now</source>
        <translation>本次 z 值</translation>
    </message>
    <message id="trend.z_change">
        <source>z change</source>
        <translation>z 值变化</translation>
    </message>
    <message id="safe.title">
        <source>Backups and users</source>
        <translation>备份与用户</translation>
    </message>
    <message id="safe.backups">
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message id="safe.users">
        <source>Users and recovery key</source>
        <translation>用户与恢复密钥</translation>
    </message>
    <message id="safe.trail">
        <source>Audit trail</source>
        <translation>操作记录</translation>
    </message>
    <message id="safe.column.made">
        <source>Made</source>
        <translation>备份时间</translation>
    </message>
    <message id="safe.column.rows">
        <source>Entries</source>
        <translation>条目数</translation>
    </message>
    <message id="safe.column.reason">
        <source>Why</source>
        <translation>方式</translation>
    </message>
    <message id="safe.column.place">
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message id="safe.reason.asked">
        <source>by hand</source>
        <translation>手动</translation>
    </message>
    <message id="safe.reason.automatic">
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message id="safe.reason.before_migration">
        <source>before the records were converted</source>
        <translation>记录格式升级前</translation>
    </message>
    <message id="safe.reason.before_update">
        <source>before a new program</source>
        <translation>程序更新前</translation>
    </message>
    <message id="safe.status.none">
        <source>There is no backup yet.</source>
        <translation>尚无备份。</translation>
    </message>
    <message id="safe.status.newest">
        <source>Newest backup: {when}.</source>
        <translation>最近一次备份：{when}。</translation>
    </message>
    <message id="safe.status.old">
        <source>Newest backup: {when}, which is more than a week ago.</source>
        <translation>最近一次备份：{when}，已超过一周。</translation>
    </message>
    <message id="safe.status.this_disk">
        <source>Automatic backups lie on this disk alone. Put one on a USB stick as well, or name a second folder in the settings.</source>
        <translation>自动备份只存放在本机磁盘。请另存一份到 U 盘，或在设置中指定第二个文件夹。</translation>
    </message>
    <message id="safe.status.folder">
        <source>A second copy goes to {folder}.</source>
        <translation>另存一份到 {folder}。</translation>
    </message>
    <message id="safe.do.now">
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message id="safe.do.elsewhere">
        <source>To a USB stick …</source>
        <translation>备份到 U 盘…</translation>
    </message>
    <message id="safe.do.look">
        <source>Look on a USB stick …</source>
        <translation>查看 U 盘上的备份…</translation>
    </message>
    <message id="safe.do.restore">
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message id="safe.do.verify">
        <source>Verify everything</source>
        <translation>全部核验</translation>
    </message>
    <message id="safe.do.export">
        <source>Export the trail …</source>
        <translation>导出操作记录…</translation>
    </message>
    <message id="safe.do.user">
        <source>Add this user</source>
        <translation>添加此用户</translation>
    </message>
    <message id="safe.do.removal">
        <source>Remove this user …</source>
        <translation>移除此用户…</translation>
    </message>
    <message id="safe.do.passphrase">
        <source>Change my passphrase</source>
        <translation>更改我的口令</translation>
    </message>
    <message id="safe.do.recovery">
        <source>New recovery key</source>
        <translation>生成新恢复密钥</translation>
    </message>
    <message id="safe.do.close">
        <source>Close  Esc</source>
        <translation>关闭  Esc</translation>
    </message>
    <message id="safe.will_happen">
        <source>The records will be as they were on {made}. Today's are set aside, not deleted; what was saved since then is only there. Choose a user and give the passphrase.</source>
        <translation>病历将恢复到 {made} 的状态。现有病历会另行保留，不会删除；此后存入的内容只在其中。请选择用户并输入口令。</translation>
    </message>
    <message id="safe.secret">
        <source>Passphrase or recovery key</source>
        <translation>口令或恢复密钥</translation>
    </message>
    <message id="safe.choose_folder">
        <source>Choose a folder, such as a USB stick</source>
        <translation>选择文件夹（例如 U 盘）</translation>
    </message>
    <message id="safe.busy">
        <source>At work …</source>
        <translation>正在处理…</translation>
    </message>
    <message id="safe.backed_up">
        <source>Backed up and verified: {place}</source>
        <translation>已备份并核验：{place}</translation>
    </message>
    <message id="safe.restored">
        <source>Restored. The records that were here are set aside.</source>
        <translation>已恢复。原有病历已另行保留。</translation>
    </message>
    <message id="safe.not_restored">
        <source>The backup was not restored. {reason}</source>
        <translation>备份未能恢复。{reason}</translation>
    </message>
    <message id="safe.not_restored_means">
        <source>Nothing is lost: what was here is kept. Make room where the disk is full, then unlock, or restore again.</source>
        <translation>数据没有丢失，原有病历仍保留。如磁盘已满请先腾出空间，然后解锁或重新恢复。</translation>
    </message>
    <message id="safe.automatic_failed">
        <source>The automatic backup failed: {reason}. The records are not affected.</source>
        <translation>自动备份失败：{reason}。病历不受影响。</translation>
    </message>
    <message id="safe.sound">
        <source>Everything is what was written: {rows} entries of the trail and all records.</source>
        <translation>全部核验通过：操作记录 {rows} 条及全部病历均与写入时一致。</translation>
    </message>
    <message id="safe.damaged">
        <source>{count} places are not what was written: {named}. Restore a backup.</source>
        <translation>{count} 处与写入时不一致：{named}。请从备份恢复。</translation>
    </message>
    <message id="safe.exported">
        <source>Exported to {path}. Head of the chain: {head}… Keep it elsewhere.</source>
        <translation>已导出到 {path}。链首：{head}…，请另处保管。</translation>
    </message>
    <message id="safe.trail_why">
        <source>Every save, report, void, backup and change of users stands in a chain of hashes. Exported, anybody can verify it.</source>
        <translation>每次存档、报告、作废、备份和用户变更都记入哈希链。导出后任何人都可核验。</translation>
    </message>
    <message id="safe.users_why">
        <source>Whoever shares this computer should have an own name and passphrase, so that the trail says who did what.</source>
        <translation>共用本机的人员应各有姓名和口令，操作记录才能说明由谁操作。</translation>
    </message>
    <message id="safe.own">
        <source>My passphrase</source>
        <translation>我的口令</translation>
    </message>
    <message id="safe.name">
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message id="safe.user_added">
        <source>The user was added.</source>
        <translation>已添加用户。</translation>
    </message>
    <message id="safe.user_removed">
        <source>The user was removed and can no longer open these records.</source>
        <translation>已移除此用户，其无法再打开本机病历。</translation>
    </message>
    <message id="safe.removal">
        <source>Shall {name} no longer be able to open these records?</source>
        <translation>不再允许 {name} 打开本机病历？</translation>
    </message>
    <message id="safe.removal_means">
        <source>What they saved stays, under their name. Backups made until today still open with their passphrase, and the recovery key stays as it is: make a new one if they knew it.</source>
        <translation>其存入的病历仍以其姓名保留。此前的备份仍可用其口令打开；恢复密钥不变，如其知晓，请重新生成。</translation>
    </message>
    <message id="safe.removal_yes">
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message id="safe.passphrase_changed">
        <source>The passphrase was changed.</source>
        <translation>口令已更改。</translation>
    </message>
</context>
</TS>
