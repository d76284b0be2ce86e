<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>store</name>
    <message id="error.store_in_use.title">
        <source>Another HEART program is using these records</source>
        <translation>另一个 HEART 程序正在使用这些记录</translation>
    </message>
    <message id="error.store_in_use.next">
        <source>Go on in the window that is open already, or close it first.</source>
        <translation>请在已打开的窗口中继续，或先将其关闭。</translation>
    </message>
    <message id="error.store_not_set_up.title">
        <source>The records have no user yet</source>
        <translation>记录尚未设置用户</translation>
    </message>
    <message id="error.store_not_set_up.next">
        <source>Choose a passphrase to save the first case. Until then it is kept as a draft.</source>
        <translation>请设置口令以保存第一个病例；在此之前病例保留为草稿。</translation>
    </message>
    <message id="error.store_locked.title">
        <source>The records are locked</source>
        <translation>记录已锁定</translation>
    </message>
    <message id="error.store_locked.next">
        <source>Enter your passphrase.</source>
        <translation>请输入口令。</translation>
    </message>
    <message id="error.store_already_set_up.title">
        <source>The records have been set up already</source>
        <translation>记录已完成设置</translation>
    </message>
    <message id="error.store_already_set_up.next">
        <source>Unlock them with a passphrase or the recovery key, or restore a backup.</source>
        <translation>请用口令或恢复密钥解锁，或恢复备份。</translation>
    </message>
    <message id="error.access_refused.title">
        <source>The records were not opened</source>
        <translation>未能打开记录</translation>
    </message>
    <message id="error.access_refused.next">
        <source>Try again, or use the recovery key.</source>
        <translation>请重试，或使用恢复密钥。</translation>
    </message>
    <message id="error.wrong_passphrase.title">
        <source>The passphrase is not right</source>
        <translation>口令不正确</translation>
    </message>
    <message id="error.wrong_passphrase.next">
        <source>Try again; mind capital letters. If it is forgotten, use the recovery key.</source>
        <translation>请重试并注意大小写。如已忘记，请使用恢复密钥。</translation>
    </message>
    <message id="error.unknown_user.title">
        <source>Nobody of this name may open the records</source>
        <translation>没有此用户</translation>
    </message>
    <message id="error.unknown_user.next">
        <source>Choose a name from the list.</source>
        <translation>请从列表中选择用户。</translation>
    </message>
    <message id="error.wrong_recovery_key.title">
        <source>This recovery key belongs to other records</source>
        <translation>此恢复密钥属于其他记录</translation>
    </message>
    <message id="error.wrong_recovery_key.next">
        <source>Look for the newest printed key of this computer.</source>
        <translation>请查找本机最新打印的恢复密钥。</translation>
    </message>
    <message id="error.mistyped_recovery_key.title">
        <source>The recovery key is mistyped (group: {groups})</source>
        <translation>恢复密钥输入有误（第 {groups} 组）</translation>
    </message>
    <message id="error.mistyped_recovery_key.next">
        <source>Compare it with the paper: {expected} groups of five characters.</source>
        <translation>请与纸质密钥核对：共 {expected} 组，每组五个字符。</translation>
    </message>
    <message id="error.weak_passphrase.title">
        <source>The passphrase is too short</source>
        <translation>口令太短</translation>
    </message>
    <message id="error.weak_passphrase.next">
        <source>Use at least {minimum} characters; four unrelated words are good.</source>
        <translation>至少使用 {minimum} 个字符；四个互不相关的词即可。</translation>
    </message>
    <message id="error.user_exists.title">
        <source>There is a user of this name already</source>
        <translation>此用户名已存在</translation>
    </message>
    <message id="error.user_exists.next">
        <source>Choose another name.</source>
        <translation>请使用其他名称。</translation>
    </message>
    <message id="error.damaged.title">
        <source>The records are damaged</source>
        <translation>记录已损坏</translation>
    </message>
    <message id="error.damaged.next">
        <source>Restore the newest backup. Nothing is deleted by that.</source>
        <translation>请恢复最新的备份；此操作不会删除任何内容。</translation>
    </message>
    <message id="error.key_file_damaged.title">
        <source>The key file is damaged</source>
        <translation>密钥文件已损坏</translation>
    </message>
    <message id="error.key_file_damaged.next">
        <source>The passphrase may be right. Restore the newest backup; it brings the key file along.</source>
        <translation>口令可能是正确的。请恢复最新的备份，其中含有密钥文件。</translation>
    </message>
    <message id="error.database_damaged.title">
        <source>The records are damaged in places</source>
        <translation>记录部分损坏</translation>
    </message>
    <message id="error.database_damaged.next">
        <source>What can be read is shown and nothing is written. Restore the newest backup.</source>
        <translation>可读取的内容仍会显示，且不再写入。请恢复最新的备份。</translation>
    </message>
    <message id="error.row_damaged.title">
        <source>One record is not what was saved, so it is not shown</source>
        <translation>有一条记录与保存时不一致，因此不予显示</translation>
    </message>
    <message id="error.row_damaged.next">
        <source>Restore the newest backup, or go on with the others.</source>
        <translation>请恢复最新的备份，或继续使用其他记录。</translation>
    </message>
    <message id="error.backup_damaged.title">
        <source>The backup {file} is not whole, so it was not used</source>
        <translation>备份 {file} 不完整，未被使用</translation>
    </message>
    <message id="error.backup_damaged.next">
        <source>Choose another backup. The present records were left as they are.</source>
        <translation>请选择其他备份。当前记录未作更改。</translation>
    </message>
    <message id="error.file_missing.title">
        <source>The file {file} of the records is missing</source>
        <translation>记录文件 {file} 缺失</translation>
    </message>
    <message id="error.file_missing.next">
        <source>Put it back if it was moved, or restore the newest backup.</source>
        <translation>如被移动请放回原处，或恢复最新的备份。</translation>
    </message>
    <message id="error.records_are_newer.title">
        <source>A newer program wrote these records</source>
        <translation>这些记录由更新版本的程序写入</translation>
    </message>
    <message id="error.records_are_newer.next">
        <source>Use the newer program, or restore the backup that it made before it changed them.</source>
        <translation>请使用新版程序，或恢复其升级前所做的备份。</translation>
    </message>
    <message id="error.disk_refused.title">
        <source>The computer refused to read or write {file}</source>
        <translation>系统拒绝读写 {file}</translation>
    </message>
    <message id="error.disk_refused.next">
        <source>The case stays on the screen and in the draft. Try again.</source>
        <translation>病例仍在屏幕和草稿中。请重试。</translation>
    </message>
    <message id="error.disk_full.title">
        <source>The disk is full: {file} was not saved</source>
        <translation>磁盘已满：{file} 未保存</translation>
    </message>
    <message id="error.disk_full.next">
        <source>The case stays on the screen. Make room on the disk, then save again.</source>
        <translation>病例仍在屏幕上。请腾出磁盘空间后再次保存。</translation>
    </message>
    <message id="error.disk_read_only.title">
        <source>The folder may not be written: {file} was not saved</source>
        <translation>文件夹不可写入：{file} 未保存</translation>
    </message>
    <message id="error.disk_read_only.next">
        <source>The case stays on the screen. Check the stick's switch or the folder's rights, then save again.</source>
        <translation>病例仍在屏幕上。请检查 U 盘写保护开关或文件夹权限后再次保存。</translation>
    </message>
    <message id="error.disk_failed.title">
        <source>The disk did not answer: {file} was not saved</source>
        <translation>磁盘无响应：{file} 未保存</translation>
    </message>
    <message id="error.disk_failed.next">
        <source>The case stays on the screen. Put the stick back in or try again; if it happens again, make a backup elsewhere.</source>
        <translation>病例仍在屏幕上。请重新插入 U 盘或重试；如再次发生，请备份到其他位置。</translation>
    </message>
    <message id="error.record_refused.title">
        <source>The records did not take this</source>
        <translation>记录未接受此操作</translation>
    </message>
    <message id="error.record_refused.next">
        <source>The case stays on the screen. Save it again.</source>
        <translation>病例仍在屏幕上。请再次保存。</translation>
    </message>
    <message id="error.last_user.title">
        <source>This is the only user</source>
        <translation>这是唯一的用户</translation>
    </message>
    <message id="error.last_user.next">
        <source>Add another one first: somebody has to be able to open the records.</source>
        <translation>请先添加另一位用户：须有人能打开病历。</translation>
    </message>
    <message id="error.version_conflict.title">
        <source>Somebody saved a newer version meanwhile</source>
        <translation>期间已有人保存了更新的版本</translation>
    </message>
    <message id="error.version_conflict.next">
        <source>What is on the screen can be saved as the newest version. The other one stays in the history.</source>
        <translation>屏幕上的内容可存为最新版本；另一版本仍保留在历史记录中。</translation>
    </message>
    <message id="error.unknown_record.title">
        <source>There is no such record</source>
        <translation>没有此记录</translation>
    </message>
    <message id="error.unknown_record.next">
        <source>Search for it in the history.</source>
        <translation>请在历史记录中查找。</translation>
    </message>
    <message id="error.not_its_own_result.title">
        <source>The answer belongs to other numbers, so it was not saved</source>
        <translation>结果与当前数值不对应，未保存</translation>
    </message>
    <message id="error.not_its_own_result.next">
        <source>Screen again, then save.</source>
        <translation>请重新筛查后再保存。</translation>
    </message>
    <message id="error.store_failed.title">
        <source>The records failed for a reason that has no name</source>
        <translation>记录因未知原因出错</translation>
    </message>
    <message id="error.store_failed.next">
        <source>The case stays on the screen and in the draft. Close the program and start it again.</source>
        <translation>病例仍在屏幕和草稿中。请关闭程序后重新启动。</translation>
    </message>
</context>
</TS>
