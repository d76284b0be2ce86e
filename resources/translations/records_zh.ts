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
        <source>Saved as a record, version {version}.</source>
        <translation>已存入病历，第 {version} 版。</translation>
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
</context>
</TS>
