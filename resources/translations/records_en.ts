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
        <source>Saved as a record, version {version}.</source>
        <translation>Saved as a record, version {version}.</translation>
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
</context>
</TS>
