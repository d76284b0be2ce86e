<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>records</name>
    <message id="patient.name">
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message id="records.unsaved">
        <source>Not saved · Ctrl+S</source>
        <translation>Not saved · Ctrl+S</translation>
    </message>
    <message id="records.saved">
        <source>On record, version {version}</source>
        <translation>On record, version {version}</translation>
    </message>
    <message id="records.edited">
        <source>Edited since version {version} · Ctrl+S</source>
        <translation>Edited since version {version} · Ctrl+S</translation>
    </message>
    <message id="records.offer">
        <source>Known: {name}, {exams} on record. Continue</source>
        <translation>Known: {name}, {exams} on record. Continue</translation>
    </message>
    <message id="records.done">
        <source>Saved {number} as a record, version {version}.</source>
        <translation>Saved {number} as a record, version {version}.</translation>
    </message>
    <message id="records.number_needed">
        <source>A record needs the patient's number.</source>
        <translation>A record needs the patient's number.</translation>
    </message>
    <message id="records.held">
        <source>This record is open in another window.</source>
        <translation>This record is open in another window.</translation>
    </message>
    <message id="records.cancel">
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message id="records.read">
        <source>I have read this</source>
        <translation>I have read this</translation>
    </message>
    <message id="records.yes.another_person">
        <source>Same person: correct the record</source>
        <translation>Same person: correct the record</translation>
    </message>
    <message id="records.yes.renumbered">
        <source>Save as a new examination</source>
        <translation>Save as a new examination</translation>
    </message>
    <message id="records.yes.version_conflict">
        <source>Save this as the newer version</source>
        <translation>Save this as the newer version</translation>
    </message>
    <message id="records.yes.report_unsaved">
        <source>Make the report all the same</source>
        <translation>Make the report all the same</translation>
    </message>
    <message id="error.another_person.title">
        <source>This number is on record under another name or sex</source>
        <translation>This number is on record under another name or sex</translation>
    </message>
    <message id="error.another_person.next">
        <source>Check the number. If it is the same person, the record can be corrected; the earlier name stays in the history.</source>
        <translation>Check the number. If it is the same person, the record can be corrected; the earlier name stays in the history.</translation>
    </message>
    <message id="error.renumbered.title">
        <source>This examination is on record under another number</source>
        <translation>This examination is on record under another number</translation>
    </message>
    <message id="error.renumbered.next">
        <source>Put the first number back, or save what is on the screen as a new examination of the other patient.</source>
        <translation>Put the first number back, or save what is on the screen as a new examination of the other patient.</translation>
    </message>
    <message id="error.exam_gone.title">
        <source>The records do not hold this examination</source>
        <translation>The records do not hold this examination</translation>
    </message>
    <message id="error.exam_gone.next">
        <source>An earlier backup was probably restored. What is on the screen can be saved as a new examination.</source>
        <translation>An earlier backup was probably restored. What is on the screen can be saved as a new examination.</translation>
    </message>
    <message id="error.exam_voided.title">
        <source>This examination was declared void</source>
        <translation>This examination was declared void</translation>
    </message>
    <message id="error.exam_voided.next">
        <source>What is on the screen can be saved as a new examination. The void one stays in the history, where its report says so.</source>
        <translation>What is on the screen can be saved as a new examination. The void one stays in the history, where its report says so.</translation>
    </message>
    <message id="lock.title">
        <source>HEART is locked</source>
        <translation>HEART is locked</translation>
    </message>
    <message id="lock.safe">
        <source>What was being typed is kept. Nobody sees a patient until somebody unlocks.</source>
        <translation>What was being typed is kept. Nobody sees a patient until somebody unlocks.</translation>
    </message>
    <message id="lock.user">
        <source>User</source>
        <translation>User</translation>
    </message>
    <message id="lock.passphrase">
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message id="lock.recovery_key">
        <source>Recovery key</source>
        <translation>Recovery key</translation>
    </message>
    <message id="lock.new_passphrase">
        <source>New passphrase</source>
        <translation>New passphrase</translation>
    </message>
    <message id="lock.repeated">
        <source>Passphrase again</source>
        <translation>Passphrase again</translation>
    </message>
    <message id="lock.unlock">
        <source>Unlock</source>
        <translation>Unlock</translation>
    </message>
    <message id="lock.forgot">
        <source>Passphrase forgotten</source>
        <translation>Passphrase forgotten</translation>
    </message>
    <message id="lock.remembered">
        <source>Use the passphrase</source>
        <translation>Use the passphrase</translation>
    </message>
    <message id="lock.restore">
        <source>Restore a backup …</source>
        <translation>Restore a backup …</translation>
    </message>
    <message id="lock.busy">
        <source>One moment …</source>
        <translation>One moment …</translation>
    </message>
    <message id="lock.differ">
        <source>The two passphrases differ.</source>
        <translation>The two passphrases differ.</translation>
    </message>
    <message id="lock.opened_without">
        <source>Unlocked, but not all was done</source>
        <translation>Unlocked, but not all was done</translation>
    </message>
    <message id="lock.passphrase_unsure">
        <source>{reason}. Your new passphrase may not have been set. Keep the recovery key at hand, and set a passphrase under History, Backups and users.</source>
        <translation>{reason}. Your new passphrase may not have been set. Keep the recovery key at hand, and set a passphrase under History, Backups and users.</translation>
    </message>
    <message id="lock.not_set_up">
        <source>There is no passphrase yet: the first save asks for one.</source>
        <translation>There is no passphrase yet: the first save asks for one.</translation>
    </message>
    <message id="setup.title">
        <source>First save: who keeps these records?</source>
        <translation>First save: who keeps these records?</translation>
    </message>
    <message id="setup.why">
        <source>Records are encrypted. Choose a passphrase of at least 8 characters; the next page shows a recovery key for the day it is forgotten.</source>
        <translation>Records are encrypted. Choose a passphrase of at least 8 characters; the next page shows a recovery key for the day it is forgotten.</translation>
    </message>
    <message id="setup.name">
        <source>Your name</source>
        <translation>Your name</translation>
    </message>
    <message id="setup.name_needed">
        <source>Please give a name.</source>
        <translation>Please give a name.</translation>
    </message>
    <message id="setup.go_on">
        <source>Save</source>
        <translation>Save</translation>
    </message>
    <message id="recovery.title">
        <source>Recovery key</source>
        <translation>Recovery key</translation>
    </message>
    <message id="recovery.why">
        <source>Without a passphrase and without this key nobody can open the records, not even the makers of this program. Keep it on paper or on a stick, away from this computer.</source>
        <translation>Without a passphrase and without this key nobody can open the records, not even the makers of this program. Keep it on paper or on a stick, away from this computer.</translation>
    </message>
    <message id="recovery.print">
        <source>Print …</source>
        <translation>Print …</translation>
    </message>
    <message id="recovery.file">
        <source>Save to a USB stick …</source>
        <translation>Save to a USB stick …</translation>
    </message>
    <message id="recovery.choose_folder">
        <source>Folder for the recovery key</source>
        <translation>Folder for the recovery key</translation>
    </message>
    <message id="recovery.type_back">
        <source>Type two of its groups back, so that it is sure to be kept:</source>
        <translation>Type two of its groups back, so that it is sure to be kept:</translation>
    </message>
    <message id="recovery.group">
        <source>Group {number}</source>
        <translation>Group {number}</translation>
    </message>
    <message id="recovery.mistyped">
        <source>That is not what the key says there.</source>
        <translation>That is not what the key says there.</translation>
    </message>
    <message id="recovery.done">
        <source>It is kept</source>
        <translation>It is kept</translation>
    </message>
    <message id="recovery.later">
        <source>Later</source>
        <translation>Later</translation>
    </message>
    <message id="recovery.printed">
        <source>Sent to the printer.</source>
        <translation>Sent to the printer.</translation>
    </message>
    <message id="recovery.written">
        <source>Saved as a PDF. Take the stick out and keep it safe.</source>
        <translation>Saved as a PDF. Take the stick out and keep it safe.</translation>
    </message>
    <message id="recovery.failed">
        <source>It was not printed or saved ({reason}). Try another way.</source>
        <translation>It was not printed or saved ({reason}). Try another way.</translation>
    </message>
    <message id="recovery.paper">
        <source>HEART · congenital heart defect screening. Whoever holds this key can open the clinic's records when a passphrase was forgotten. Keep it locked away.</source>
        <translation>HEART · congenital heart defect screening. Whoever holds this key can open the clinic's records when a passphrase was forgotten. Keep it locked away.</translation>
    </message>
    <message id="recovery.unconfirmed">
        <source>The recovery key was never confirmed: make a new one under History, Backups and users.</source>
        <translation>The recovery key was never confirmed: make a new one under History, Backups and users.</translation>
    </message>
    <message id="preview.title">
        <source>Report preview</source>
        <translation>Report preview</translation>
    </message>
    <message id="preview.smaller">
        <source>− Ctrl+-</source>
        <translation>− Ctrl+-</translation>
    </message>
    <message id="preview.larger">
        <source>+ Ctrl++</source>
        <translation>+ Ctrl++</translation>
    </message>
    <message id="preview.scale">
        <source>{percent} % · pages: {pages}</source>
        <translation>{percent} % · pages: {pages}</translation>
    </message>
    <message id="preview.page">
        <source>Page {number} of {pages}</source>
        <translation>Page {number} of {pages}</translation>
    </message>
    <message id="preview.save">
        <source>Save PDF …  Ctrl+S</source>
        <translation>Save PDF …  Ctrl+S</translation>
    </message>
    <message id="preview.print">
        <source>Print …  Ctrl+P</source>
        <translation>Print …  Ctrl+P</translation>
    </message>
    <message id="preview.close">
        <source>Close  Esc</source>
        <translation>Close  Esc</translation>
    </message>
    <message id="preview.printed">
        <source>Sent to the printer.</source>
        <translation>Sent to the printer.</translation>
    </message>
    <message id="preview.not_printed">
        <source>The printer did not take it. Check it, or save the report as a PDF.</source>
        <translation>The printer did not take it. Check it, or save the report as a PDF.</translation>
    </message>
    <message id="history.filter.text">
        <source>Number or name</source>
        <translation>Number or name</translation>
    </message>
    <message id="history.filter.answer">
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message id="history.filter.since">
        <source>From</source>
        <translation>From</translation>
    </message>
    <message id="history.filter.until">
        <source>To</source>
        <translation>To</translation>
    </message>
    <message id="history.filter.day">
        <source>2026-03-01</source>
        <translation>2026-03-01</translation>
    </message>
    <message id="history.column.date">
        <source>Examined</source>
        <translation>Examined</translation>
    </message>
    <message id="history.column.number">
        <source>Number</source>
        <translation>Number</translation>
    </message>
    <message id="history.column.name">
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message id="history.column.sex">
        <source>Sex</source>
        <translation>Sex</translation>
    </message>
    <message id="history.column.result">
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message id="history.column.saved">
        <source>Saved · version</source>
        <translation>Saved · version</translation>
    </message>
    <message id="history.column.by">
        <source>By</source>
        <translation>By</translation>
    </message>
    <message id="history.answer.all">
        <source>All</source>
        <translation>All</translation>
    </message>
    <message id="history.answer.refer">
        <source>Unclear: refer</source>
        <translation>Unclear: refer</translation>
    </message>
    <message id="history.answer.none">
        <source>None suggested; none excluded</source>
        <translation>None suggested; none excluded</translation>
    </message>
    <message id="history.answer.abstain">
        <source>Cannot tell</source>
        <translation>Cannot tell</translation>
    </message>
    <message id="history.answer.unanswered">
        <source>Not screened</source>
        <translation>Not screened</translation>
    </message>
    <message id="history.voided">
        <source>VOID</source>
        <translation>VOID</translation>
    </message>
    <message id="history.voided_some">
        <source>value void</source>
        <translation>value void</translation>
    </message>
    <message id="history.void_banner">
        <source>VOID: {reason}</source>
        <translation>VOID: {reason}</translation>
    </message>
    <message id="history.whole">
        <source>The whole examination</source>
        <translation>The whole examination</translation>
    </message>
    <message id="history.unsure">
        <source>cannot tell</source>
        <translation>cannot tell</translation>
    </message>
    <message id="history.no_defect">
        <source>none of these defects</source>
        <translation>none of these defects</translation>
    </message>
    <message id="history.fact.saved">
        <source>Saved {at} by {by}, version {version}</source>
        <translation>Saved {at} by {by}, version {version}</translation>
    </message>
    <message id="history.fact.reports">
        <source>Reports printed or exported: {count}</source>
        <translation>Reports printed or exported: {count}</translation>
    </message>
    <message id="history.fact.void">
        <source>Void: {what}. {reason} ({by}, {at})</source>
        <translation>Void: {what}. {reason} ({by}, {at})</translation>
    </message>
    <message id="history.fact.impression">
        <source>Own impression before the answer: {answer}</source>
        <translation>Own impression before the answer: {answer}</translation>
    </message>
    <message id="history.fact.override">
        <source>Held against the answer: {answer}. {reason}</source>
        <translation>Held against the answer: {answer}. {reason}</translation>
    </message>
    <message id="history.value.measurement">
        <source>Measurement</source>
        <translation>Measurement</translation>
    </message>
    <message id="history.value.value">
        <source>Value</source>
        <translation>Value</translation>
    </message>
    <message id="history.value.normal">
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message id="history.value.z">
        <source>z</source>
        <translation>z</translation>
    </message>
    <message id="history.damaged_line">
        <source>Damaged: {name}, row {number}. Restore a backup.</source>
        <translation>Damaged: {name}, row {number}. Restore a backup.</translation>
    </message>
    <message id="history.found">
        <source>{count} found</source>
        <translation>{count} found</translation>
    </message>
    <message id="history.damaged">
        <source>The records are damaged in {count} places; this is what can be read. Restore a backup. {found}</source>
        <translation>The records are damaged in {count} places; this is what can be read. Restore a backup. {found}</translation>
    </message>
    <message id="history.nothing_found">
        <source>Nothing was found. Empty a box of the search to see more.</source>
        <translation>Nothing was found. Empty a box of the search to see more.</translation>
    </message>
    <message id="history.empty">
        <source>Here stand the examinations on record: to search, read, print again, compare, and continue. Ctrl+S on the case page saves the first one.</source>
        <translation>Here stand the examinations on record: to search, read, print again, compare, and continue. Ctrl+S on the case page saves the first one.</translation>
    </message>
    <message id="history.closed">
        <source>The records cannot be opened here now. Cases can be typed and screened all the same.</source>
        <translation>The records cannot be opened here now. Cases can be typed and screened all the same.</translation>
    </message>
    <message id="history.choose">
        <source>Choose an examination to read it.</source>
        <translation>Choose an examination to read it.</translation>
    </message>
    <message id="history.do.report">
        <source>Report  Ctrl+P</source>
        <translation>Report  Ctrl+P</translation>
    </message>
    <message id="history.do.again">
        <source>New examination  Ctrl+Enter</source>
        <translation>New examination  Ctrl+Enter</translation>
    </message>
    <message id="history.do.compare">
        <source>Compare with the previous</source>
        <translation>Compare with the previous</translation>
    </message>
    <message id="history.do.void">
        <source>Void …</source>
        <translation>Void …</translation>
    </message>
    <message id="history.do.print">
        <source>Print all chosen …</source>
        <translation>Print all chosen …</translation>
    </message>
    <message id="history.do.export">
        <source>Export all chosen …</source>
        <translation>Export all chosen …</translation>
    </message>
    <message id="history.safekeeping">
        <source>Backups and users …</source>
        <translation>Backups and users …</translation>
    </message>
    <message id="history.export_folder">
        <source>Folder for the reports</source>
        <translation>Folder for the reports</translation>
    </message>
    <message id="history.batch_done">
        <source>{made} of {of} reports done.</source>
        <translation>{made} of {of} reports done.</translation>
    </message>
    <message id="history.batch_failed">
        <source>{done} Not done: {names}</source>
        <translation>{done} Not done: {names}</translation>
    </message>
    <message id="void.title">
        <source>Declare void</source>
        <translation>Declare void</translation>
    </message>
    <message id="void.why">
        <source>What is declared void stays in the record with the reason, and every later report says so. This cannot be taken back.</source>
        <translation>What is declared void stays in the record with the reason, and every later report says so. This cannot be taken back.</translation>
    </message>
    <message id="void.what">
        <source>What</source>
        <translation>What</translation>
    </message>
    <message id="void.reason">
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message id="void.reason_needed">
        <source>A reason is needed.</source>
        <translation>A reason is needed.</translation>
    </message>
    <message id="void.go_on">
        <source>Declare void</source>
        <translation>Declare void</translation>
    </message>
    <message id="void.done">
        <source>Declared void.</source>
        <translation>Declared void.</translation>
    </message>
    <message id="trend.window">
        <source>Compare with the previous examination</source>
        <translation>Compare with the previous examination</translation>
    </message>
    <message id="trend.title">
        <source>{patient}: {before} and {now}</source>
        <translation>{patient}: {before} and {now}</translation>
    </message>
    <message id="trend.none">
        <source>There is no earlier examination of this patient.</source>
        <translation>There is no earlier examination of this patient.</translation>
    </message>
    <message id="trend.note">
        <source>z by the patient's age, sex and size at each examination. A change within the error of measurement means nothing.</source>
        <translation>z by the patient's age, sex and size at each examination. A change within the error of measurement means nothing.</translation>
    </message>
    <message id="trend.measurement">
        <source>Measurement</source>
        <translation>Measurement</translation>
    </message>
    <message id="trend.before">
        <source>Before</source>
        <translation>Before</translation>
    </message>
    <message id="trend.now">
        <source>Now</source>
        <translation>Now</translation>
    </message>
    <message id="trend.change">
        <source>Change</source>
        <translation>Change</translation>
    </message>
    <message id="trend.z_before">
        <source>z before</source>
        <translation>z before</translation>
    </message>
    <message id="trend.z_now">
        <source>z now</source>
        <translation>z now</translation>
    </message>
    <message id="trend.z_change">
        <source>z change</source>
        <translation>z change</translation>
    </message>
    <message id="safe.title">
        <source>Backups and users</source>
        <translation>Backups and users</translation>
    </message>
    <message id="safe.backups">
        <source>Backups</source>
        <translation>Backups</translation>
    </message>
    <message id="safe.users">
        <source>Users and recovery key</source>
        <translation>Users and recovery key</translation>
    </message>
    <message id="safe.trail">
        <source>Audit trail</source>
        <translation>Audit trail</translation>
    </message>
    <message id="safe.column.made">
        <source>Made</source>
        <translation>Made</translation>
    </message>
    <message id="safe.column.rows">
        <source>Entries</source>
        <translation>Entries</translation>
    </message>
    <message id="safe.column.reason">
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message id="safe.column.place">
        <source>Where</source>
        <translation>Where</translation>
    </message>
    <message id="safe.reason.asked">
        <source>by hand</source>
        <translation>by hand</translation>
    </message>
    <message id="safe.reason.automatic">
        <source>automatic</source>
        <translation>automatic</translation>
    </message>
    <message id="safe.reason.before_migration">
        <source>before the records were converted</source>
        <translation>before the records were converted</translation>
    </message>
    <message id="safe.reason.before_update">
        <source>before a new program</source>
        <translation>before a new program</translation>
    </message>
    <message id="safe.status.none">
        <source>There is no backup yet.</source>
        <translation>There is no backup yet.</translation>
    </message>
    <message id="safe.status.newest">
        <source>Newest backup: {when}.</source>
        <translation>Newest backup: {when}.</translation>
    </message>
    <message id="safe.status.old">
        <source>Newest backup: {when}, which is more than a week ago.</source>
        <translation>Newest backup: {when}, which is more than a week ago.</translation>
    </message>
    <message id="safe.status.this_disk">
        <source>Automatic backups lie on this disk alone. Put one on a USB stick as well, or name a second folder in the settings.</source>
        <translation>Automatic backups lie on this disk alone. Put one on a USB stick as well, or name a second folder in the settings.</translation>
    </message>
    <message id="safe.status.folder">
        <source>A second copy goes to {folder}.</source>
        <translation>A second copy goes to {folder}.</translation>
    </message>
    <message id="safe.do.now">
        <source>Back up now</source>
        <translation>Back up now</translation>
    </message>
    <message id="safe.do.elsewhere">
        <source>To a USB stick …</source>
        <translation>To a USB stick …</translation>
    </message>
    <message id="safe.do.look">
        <source>Look on a USB stick …</source>
        <translation>Look on a USB stick …</translation>
    </message>
    <message id="safe.do.restore">
        <source>Restore</source>
        <translation>Restore</translation>
    </message>
    <message id="safe.do.verify">
        <source>Verify everything</source>
        <translation>Verify everything</translation>
    </message>
    <message id="safe.do.export">
        <source>Export the trail …</source>
        <translation>Export the trail …</translation>
    </message>
    <message id="safe.do.user">
        <source>Add this user</source>
        <translation>Add this user</translation>
    </message>
    <message id="safe.do.removal">
        <source>Remove this user …</source>
        <translation>Remove this user …</translation>
    </message>
    <message id="safe.do.passphrase">
        <source>Change my passphrase</source>
        <translation>Change my passphrase</translation>
    </message>
    <message id="safe.do.recovery">
        <source>New recovery key</source>
        <translation>New recovery key</translation>
    </message>
    <message id="safe.do.close">
        <source>Close  Esc</source>
        <translation>Close  Esc</translation>
    </message>
    <message id="safe.will_happen">
        <source>The records will be as they were on {made}. Today's are set aside, not deleted; what was saved since then is only there. Choose a user and give the passphrase.</source>
        <translation>The records will be as they were on {made}. Today's are set aside, not deleted; what was saved since then is only there. Choose a user and give the passphrase.</translation>
    </message>
    <message id="safe.secret">
        <source>Passphrase or recovery key</source>
        <translation>Passphrase or recovery key</translation>
    </message>
    <message id="safe.choose_folder">
        <source>Choose a folder, such as a USB stick</source>
        <translation>Choose a folder, such as a USB stick</translation>
    </message>
    <message id="safe.busy">
        <source>At work …</source>
        <translation>At work …</translation>
    </message>
    <message id="safe.backed_up">
        <source>Backed up and verified: {place}</source>
        <translation>Backed up and verified: {place}</translation>
    </message>
    <message id="safe.restored">
        <source>Restored. The records that were here are set aside.</source>
        <translation>Restored. The records that were here are set aside.</translation>
    </message>
    <message id="safe.not_restored">
        <source>The backup was not restored. {reason}</source>
        <translation>The backup was not restored. {reason}</translation>
    </message>
    <message id="safe.not_restored_means">
        <source>Nothing is lost: what was here is kept. Make room where the disk is full, then unlock, or restore again.</source>
        <translation>Nothing is lost: what was here is kept. Make room where the disk is full, then unlock, or restore again.</translation>
    </message>
    <message id="safe.automatic_failed">
        <source>The automatic backup failed: {reason}. The records are not affected.</source>
        <translation>The automatic backup failed: {reason}. The records are not affected.</translation>
    </message>
    <message id="safe.sound">
        <source>Everything is what was written: {rows} entries of the trail and all records.</source>
        <translation>Everything is what was written: {rows} entries of the trail and all records.</translation>
    </message>
    <message id="safe.damaged">
        <source>{count} places are not what was written: {named}. Restore a backup.</source>
        <translation>{count} places are not what was written: {named}. Restore a backup.</translation>
    </message>
    <message id="safe.exported">
        <source>Exported to {path}. Head of the chain: {head}… Keep it elsewhere.</source>
        <translation>Exported to {path}. Head of the chain: {head}… Keep it elsewhere.</translation>
    </message>
    <message id="safe.trail_why">
        <source>Every save, report, void, backup and change of users stands in a chain of hashes. Exported, anybody can verify it.</source>
        <translation>Every save, report, void, backup and change of users stands in a chain of hashes. Exported, anybody can verify it.</translation>
    </message>
    <message id="safe.users_why">
        <source>Whoever shares this computer should have an own name and passphrase, so that the trail says who did what.</source>
        <translation>Whoever shares this computer should have an own name and passphrase, so that the trail says who did what.</translation>
    </message>
    <message id="safe.own">
        <source>My passphrase</source>
        <translation>My passphrase</translation>
    </message>
    <message id="safe.name">
        <source>User</source>
        <translation>User</translation>
    </message>
    <message id="safe.user_added">
        <source>The user was added.</source>
        <translation>The user was added.</translation>
    </message>
    <message id="safe.user_removed">
        <source>The user was removed and can no longer open these records.</source>
        <translation>The user was removed and can no longer open these records.</translation>
    </message>
    <message id="safe.removal">
        <source>Shall {name} no longer be able to open these records?</source>
        <translation>Shall {name} no longer be able to open these records?</translation>
    </message>
    <message id="safe.removal_means">
        <source>What they saved stays, under their name. Backups made until today still open with their passphrase, and the recovery key stays as it is: make a new one if they knew it.</source>
        <translation>What they saved stays, under their name. Backups made until today still open with their passphrase, and the recovery key stays as it is: make a new one if they knew it.</translation>
    </message>
    <message id="safe.removal_yes">
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message id="safe.passphrase_changed">
        <source>The passphrase was changed.</source>
        <translation>The passphrase was changed.</translation>
    </message>
</context>
</TS>
