<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>store</name>
    <message id="error.store_in_use.title">
        <source>Another HEART program is using these records</source>
        <translation>Another HEART program is using these records</translation>
    </message>
    <message id="error.store_in_use.next">
        <source>Go on in the window that is open already, or close it first.</source>
        <translation>Go on in the window that is open already, or close it first.</translation>
    </message>
    <message id="error.store_not_set_up.title">
        <source>The records have no user yet</source>
        <translation>The records have no user yet</translation>
    </message>
    <message id="error.store_not_set_up.next">
        <source>Choose a passphrase to save the first case. Until then it is kept as a draft.</source>
        <translation>Choose a passphrase to save the first case. Until then it is kept as a draft.</translation>
    </message>
    <message id="error.store_locked.title">
        <source>The records are locked</source>
        <translation>The records are locked</translation>
    </message>
    <message id="error.store_locked.next">
        <source>Enter your passphrase.</source>
        <translation>Enter your passphrase.</translation>
    </message>
    <message id="error.store_already_set_up.title">
        <source>The records have been set up already</source>
        <translation>The records have been set up already</translation>
    </message>
    <message id="error.store_already_set_up.next">
        <source>Unlock them with a passphrase or the recovery key, or restore a backup.</source>
        <translation>Unlock them with a passphrase or the recovery key, or restore a backup.</translation>
    </message>
    <message id="error.access_refused.title">
        <source>The records were not opened</source>
        <translation>The records were not opened</translation>
    </message>
    <message id="error.access_refused.next">
        <source>Try again, or use the recovery key.</source>
        <translation>Try again, or use the recovery key.</translation>
    </message>
    <message id="error.wrong_passphrase.title">
        <source>The passphrase is not right</source>
        <translation>The passphrase is not right</translation>
    </message>
    <message id="error.wrong_passphrase.next">
        <source>Try again; mind capital letters. If it is forgotten, use the recovery key.</source>
        <translation>Try again; mind capital letters. If it is forgotten, use the recovery key.</translation>
    </message>
    <message id="error.unknown_user.title">
        <source>Nobody of this name may open the records</source>
        <translation>Nobody of this name may open the records</translation>
    </message>
    <message id="error.unknown_user.next">
        <source>Choose a name from the list.</source>
        <translation>Choose a name from the list.</translation>
    </message>
    <message id="error.wrong_recovery_key.title">
        <source>This recovery key belongs to other records</source>
        <translation>This recovery key belongs to other records</translation>
    </message>
    <message id="error.wrong_recovery_key.next">
        <source>Look for the newest printed key of this computer.</source>
        <translation>Look for the newest printed key of this computer.</translation>
    </message>
    <message id="error.mistyped_recovery_key.title">
        <source>The recovery key is mistyped (group: {groups})</source>
        <translation>The recovery key is mistyped (group: {groups})</translation>
    </message>
    <message id="error.mistyped_recovery_key.next">
        <source>Compare it with the paper: {expected} groups of five characters.</source>
        <translation>Compare it with the paper: {expected} groups of five characters.</translation>
    </message>
    <message id="error.weak_passphrase.title">
        <source>The passphrase is too short</source>
        <translation>The passphrase is too short</translation>
    </message>
    <message id="error.weak_passphrase.next">
        <source>Use at least {minimum} characters; four unrelated words are good.</source>
        <translation>Use at least {minimum} characters; four unrelated words are good.</translation>
    </message>
    <message id="error.user_exists.title">
        <source>There is a user of this name already</source>
        <translation>There is a user of this name already</translation>
    </message>
    <message id="error.user_exists.next">
        <source>Choose another name.</source>
        <translation>Choose another name.</translation>
    </message>
    <message id="error.damaged.title">
        <source>The records are damaged</source>
        <translation>The records are damaged</translation>
    </message>
    <message id="error.damaged.next">
        <source>Restore the newest backup. Nothing is deleted by that.</source>
        <translation>Restore the newest backup. Nothing is deleted by that.</translation>
    </message>
    <message id="error.key_file_damaged.title">
        <source>The key file is damaged</source>
        <translation>The key file is damaged</translation>
    </message>
    <message id="error.key_file_damaged.next">
        <source>The passphrase may be right. Restore the newest backup; it brings the key file along.</source>
        <translation>The passphrase may be right. Restore the newest backup; it brings the key file along.</translation>
    </message>
    <message id="error.database_damaged.title">
        <source>The records are damaged in places</source>
        <translation>The records are damaged in places</translation>
    </message>
    <message id="error.database_damaged.next">
        <source>What can be read is shown and nothing is written. Restore the newest backup.</source>
        <translation>What can be read is shown and nothing is written. Restore the newest backup.</translation>
    </message>
    <message id="error.row_damaged.title">
        <source>One record is not what was saved, so it is not shown</source>
        <translation>One record is not what was saved, so it is not shown</translation>
    </message>
    <message id="error.row_damaged.next">
        <source>Restore the newest backup, or go on with the others.</source>
        <translation>Restore the newest backup, or go on with the others.</translation>
    </message>
    <message id="error.backup_damaged.title">
        <source>The backup {file} is not whole, so it was not used</source>
        <translation>The backup {file} is not whole, so it was not used</translation>
    </message>
    <message id="error.backup_damaged.next">
        <source>Choose another backup. The present records were left as they are.</source>
        <translation>Choose another backup. The present records were left as they are.</translation>
    </message>
    <message id="error.file_missing.title">
        <source>The file {file} of the records is missing</source>
        <translation>The file {file} of the records is missing</translation>
    </message>
    <message id="error.file_missing.next">
        <source>Put it back if it was moved, or restore the newest backup.</source>
        <translation>Put it back if it was moved, or restore the newest backup.</translation>
    </message>
    <message id="error.records_are_newer.title">
        <source>A newer program wrote these records</source>
        <translation>A newer program wrote these records</translation>
    </message>
    <message id="error.records_are_newer.next">
        <source>Use the newer program, or restore the backup that it made before it changed them.</source>
        <translation>Use the newer program, or restore the backup that it made before it changed them.</translation>
    </message>
    <message id="error.disk_refused.title">
        <source>The computer refused to read or write {file}</source>
        <translation>The computer refused to read or write {file}</translation>
    </message>
    <message id="error.disk_refused.next">
        <source>The case stays on the screen and in the draft. Try again.</source>
        <translation>The case stays on the screen and in the draft. Try again.</translation>
    </message>
    <message id="error.disk_full.title">
        <source>The disk is full: {file} was not saved</source>
        <translation>The disk is full: {file} was not saved</translation>
    </message>
    <message id="error.disk_full.next">
        <source>The case stays on the screen. Make room on the disk, then save again.</source>
        <translation>The case stays on the screen. Make room on the disk, then save again.</translation>
    </message>
    <message id="error.disk_read_only.title">
        <source>The folder may not be written: {file} was not saved</source>
        <translation>The folder may not be written: {file} was not saved</translation>
    </message>
    <message id="error.disk_read_only.next">
        <source>The case stays on the screen. Check the stick's switch or the folder's rights, then save again.</source>
        <translation>The case stays on the screen. Check the stick's switch or the folder's rights, then save again.</translation>
    </message>
    <message id="error.disk_failed.title">
        <source>The disk did not answer: {file} was not saved</source>
        <translation>The disk did not answer: {file} was not saved</translation>
    </message>
    <message id="error.disk_failed.next">
        <source>The case stays on the screen. Put the stick back in or try again; if it happens again, make a backup elsewhere.</source>
        <translation>The case stays on the screen. Put the stick back in or try again; if it happens again, make a backup elsewhere.</translation>
    </message>
    <message id="error.record_refused.title">
        <source>The records did not take this</source>
        <translation>The records did not take this</translation>
    </message>
    <message id="error.record_refused.next">
        <source>The case stays on the screen. Save it again.</source>
        <translation>The case stays on the screen. Save it again.</translation>
    </message>
    <message id="error.last_user.title">
        <source>This is the only user</source>
        <translation>This is the only user</translation>
    </message>
    <message id="error.last_user.next">
        <source>Add another one first: somebody has to be able to open the records.</source>
        <translation>Add another one first: somebody has to be able to open the records.</translation>
    </message>
    <message id="error.version_conflict.title">
        <source>Somebody saved a newer version meanwhile</source>
        <translation>Somebody saved a newer version meanwhile</translation>
    </message>
    <message id="error.version_conflict.next">
        <source>What is on the screen can be saved as the newest version. The other one stays in the history.</source>
        <translation>What is on the screen can be saved as the newest version. The other one stays in the history.</translation>
    </message>
    <message id="error.unknown_record.title">
        <source>There is no such record</source>
        <translation>There is no such record</translation>
    </message>
    <message id="error.unknown_record.next">
        <source>Search for it in the history.</source>
        <translation>Search for it in the history.</translation>
    </message>
    <message id="error.not_its_own_result.title">
        <source>The answer belongs to other numbers, so it was not saved</source>
        <translation>The answer belongs to other numbers, so it was not saved</translation>
    </message>
    <message id="error.not_its_own_result.next">
        <source>Screen again, then save.</source>
        <translation>Screen again, then save.</translation>
    </message>
    <message id="error.store_failed.title">
        <source>The records failed for a reason that has no name</source>
        <translation>The records failed for a reason that has no name</translation>
    </message>
    <message id="error.store_failed.next">
        <source>The case stays on the screen and in the draft. Close the program and start it again.</source>
        <translation>The case stays on the screen and in the draft. Close the program and start it again.</translation>
    </message>
</context>
</TS>
