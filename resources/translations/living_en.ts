<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>living</name>
    <message id="settings.intro">
        <source>Every choice holds at once and is kept on this computer. What you leave alone stays as it came.</source>
        <translation>Every choice holds at once and is kept on this computer. What you leave alone stays as it came.</translation>
    </message>
    <message id="settings.default">
        <source>Default</source>
        <translation>Default</translation>
    </message>
    <message id="settings.default.name">
        <source>Back to the default: {name}</source>
        <translation>Back to the default: {name}</translation>
    </message>
    <message id="settings.not_kept">
        <source>{reason}. The change holds until the window is closed.</source>
        <translation>{reason}. The change holds until the window is closed.</translation>
    </message>
    <message id="settings.damaged">
        <source>The settings were damaged; what could not be read is back at its default. Please check your patients, the backup folder and the lock under Settings. The file as it was: {file}</source>
        <translation>The settings were damaged; what could not be read is back at its default. Please check your patients, the backup folder and the lock under Settings. The file as it was: {file}</translation>
    </message>
    <message id="settings.part.look">
        <source>Look and language</source>
        <translation>Look and language</translation>
    </message>
    <message id="settings.part.answer">
        <source>What the answer assumes</source>
        <translation>What the answer assumes</translation>
    </message>
    <message id="settings.part.report">
        <source>Head of the report</source>
        <translation>Head of the report</translation>
    </message>
    <message id="settings.part.safety">
        <source>Safekeeping</source>
        <translation>Safekeeping</translation>
    </message>
    <message id="setting.language">
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message id="setting.language.help">
        <source>Of the window. Every report is printed in Chinese and English.</source>
        <translation>Of the window. Every report is printed in Chinese and English.</translation>
    </message>
    <message id="setting.language.zh">
        <source>中文</source>
        <translation>中文</translation>
    </message>
    <message id="setting.language.en">
        <source>English</source>
        <translation>English</translation>
    </message>
    <message id="setting.theme">
        <source>Light and dark</source>
        <translation>Light and dark</translation>
    </message>
    <message id="setting.theme.help">
        <source>Reports are always printed black on white.</source>
        <translation>Reports are always printed black on white.</translation>
    </message>
    <message id="setting.theme.light">
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message id="setting.theme.dark">
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message id="setting.theme.contrast">
        <source>High contrast</source>
        <translation>High contrast</translation>
    </message>
    <message id="setting.font_percent">
        <source>Size of text</source>
        <translation>Size of text</translation>
    </message>
    <message id="setting.font_percent.help">
        <source>Everything in the window grows with it. The window has to be opened again for it; what is typed is kept, an answer is not.</source>
        <translation>Everything in the window grows with it. The window has to be opened again for it; what is typed is kept, an answer is not.</translation>
    </message>
    <message id="setting.font_percent.reopen">
        <source>Open again now</source>
        <translation>Open again now</translation>
    </message>
    <message id="setting.prevalence">
        <source>Your patients</source>
        <translation>Your patients</translation>
    </message>
    <message id="setting.prevalence.help">
        <source>The share of your patients with exactly this and no other of the three defects. What you leave empty is shared out in the proportions of the model's own mix. Any change makes the answer on the desk out of date.</source>
        <translation>The share of your patients with exactly this and no other of the three defects. What you leave empty is shared out in the proportions of the model's own mix. Any change makes the answer on the desk out of date.</translation>
    </message>
    <message id="setting.prevalence.none">
        <source>None of the three defects</source>
        <translation>None of the three defects</translation>
    </message>
    <message id="setting.prevalence.alone">
        <source>{name}, alone</source>
        <translation>{name}, alone</translation>
    </message>
    <message id="setting.prevalence.own">
        <source>model: {percent} %</source>
        <translation>model: {percent} %</translation>
    </message>
    <message id="setting.prevalence.name">
        <source>Share of patients in percent: {name}</source>
        <translation>Share of patients in percent: {name}</translation>
    </message>
    <message id="setting.prevalence.unread">
        <source>Type a share between 0 and 100, such as 12 or 0.5. The shares hold once this is settled.</source>
        <translation>Type a share between 0 and 100, such as 12 or 0.5. The shares hold once this is settled.</translation>
    </message>
    <message id="setting.prevalence.too_much">
        <source>Together these are 100 % or more, so nothing is left for the other cases. The shares hold once this is settled.</source>
        <translation>Together these are 100 % or more, so nothing is left for the other cases. The shares hold once this is settled.</translation>
    </message>
    <message id="setting.prevalence.no_engine">
        <source>The boxes open once the model has loaded.</source>
        <translation>The boxes open once the model has loaded.</translation>
    </message>
    <message id="setting.prevalence.try">
        <source>Show what it does</source>
        <translation>Show what it does</translation>
    </message>
    <message id="setting.prevalence.trying">
        <source>The engine works on both answers …</source>
        <translation>The engine works on both answers …</translation>
    </message>
    <message id="setting.prevalence.failed">
        <source>The comparison did not work: {reason}</source>
        <translation>The comparison did not work: {reason}</translation>
    </message>
    <message id="setting.prevalence.of_desk">
        <source>The case on the desk</source>
        <translation>The case on the desk</translation>
    </message>
    <message id="setting.prevalence.of_demo">
        <source>The demo case</source>
        <translation>The demo case</translation>
    </message>
    <message id="setting.prevalence.effect">
        <source>{name}: {before} with the model's mix, {after} with yours</source>
        <translation>{name}: {before} with the model's mix, {after} with yours</translation>
    </message>
    <message id="setting.prevalence.case">
        <source>{case}, simulated-data model:</source>
        <translation>{case}, simulated-data model:</translation>
    </message>
    <message id="setting.prevalence.case.plain">
        <source>{case}:</source>
        <translation>{case}:</translation>
    </message>
    <message id="setting.own_impression">
        <source>Own impression first</source>
        <translation>Own impression first</translation>
    </message>
    <message id="setting.own_impression.help">
        <source>Asks for your own impression by one key before an answer shows. Whether it was asked is part of the record.</source>
        <translation>Asks for your own impression by one key before an answer shows. Whether it was asked is part of the record.</translation>
    </message>
    <message id="setting.own_impression.yes">
        <source>Ask</source>
        <translation>Ask</translation>
    </message>
    <message id="setting.own_impression.no">
        <source>Do not ask</source>
        <translation>Do not ask</translation>
    </message>
    <message id="setting.ranges">
        <source>Normal ranges</source>
        <translation>Normal ranges</translation>
    </message>
    <message id="setting.ranges.help">
        <source>F1 in a field names the source that is used for this person, and how certain it is.</source>
        <translation>F1 in a field names the source that is used for this person, and how certain it is.</translation>
    </message>
    <message id="setting.ranges.told">
        <source>There is one set, so there is nothing to choose: the OMAM study of Chinese adults; for children the PHN and Detroit studies; single published ranges where these have none.</source>
        <translation>There is one set, so there is nothing to choose: the OMAM study of Chinese adults; for children the PHN and Detroit studies; single published ranges where these have none.</translation>
    </message>
    <message id="setting.bundle">
        <source>Model and library</source>
        <translation>Model and library</translation>
    </message>
    <message id="setting.bundle.missing">
        <source>No model has answered yet.</source>
        <translation>No model has answered yet.</translation>
    </message>
    <message id="setting.bundle.fake">
        <source>FAKE ENGINE, NOT A RESULT: no model is installed.</source>
        <translation>FAKE ENGINE, NOT A RESULT: no model is installed.</translation>
    </message>
    <message id="setting.bundle.used">
        <source>Model {bundle}, library {library}, variant {variant}, on {device}.</source>
        <translation>Model {bundle}, library {library}, variant {variant}, on {device}.</translation>
    </message>
    <message id="setting.bundle.simulated">
        <source>Trained on simulated cases alone.</source>
        <translation>Trained on simulated cases alone.</translation>
    </message>
    <message id="setting.bundle.figure">
        <source>{metric}: {percent} % (95 % interval {low} to {high}, n = {n}), {cohort}</source>
        <translation>{metric}: {percent} % (95 % interval {low} to {high}, n = {n}), {cohort}</translation>
    </message>
    <message id="setting.bundle.help">
        <source>Another model is installed from a folder or a stick; every byte is checked before anything is used.</source>
        <translation>Another model is installed from a folder or a stick; every byte is checked before anything is used.</translation>
    </message>
    <message id="setting.site_name">
        <source>Name of the clinic</source>
        <translation>Name of the clinic</translation>
    </message>
    <message id="setting.site_name.help">
        <source>Stands at the head of every report.</source>
        <translation>Stands at the head of every report.</translation>
    </message>
    <message id="setting.site_address">
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message id="setting.site_address.help">
        <source>Stands under the name.</source>
        <translation>Stands under the name.</translation>
    </message>
    <message id="setting.backup_folder">
        <source>Folder for backups</source>
        <translation>Folder for backups</translation>
    </message>
    <message id="setting.backup_folder.help">
        <source>Best on another disk or a stick. Empty: beside the records.</source>
        <translation>Best on another disk or a stick. Empty: beside the records.</translation>
    </message>
    <message id="setting.backup_folder.choose">
        <source>Choose …</source>
        <translation>Choose …</translation>
    </message>
    <message id="setting.backup_folder.title">
        <source>Folder for backups</source>
        <translation>Folder for backups</translation>
    </message>
    <message id="setting.auto_lock_minutes">
        <source>Lock the records after</source>
        <translation>Lock the records after</translation>
    </message>
    <message id="setting.auto_lock_minutes.help">
        <source>Without a key or a click for this long, the records ask for the passphrase again.</source>
        <translation>Without a key or a click for this long, the records ask for the passphrase again.</translation>
    </message>
    <message id="setting.auto_lock_minutes.2">
        <source>2 min</source>
        <translation>2 min</translation>
    </message>
    <message id="setting.auto_lock_minutes.5">
        <source>5 min</source>
        <translation>5 min</translation>
    </message>
    <message id="setting.auto_lock_minutes.10">
        <source>10 min</source>
        <translation>10 min</translation>
    </message>
    <message id="setting.auto_lock_minutes.15">
        <source>15 min</source>
        <translation>15 min</translation>
    </message>
    <message id="setting.auto_lock_minutes.30">
        <source>30 min</source>
        <translation>30 min</translation>
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
        <translation>? Help</translation>
    </message>
    <message id="machine.has">
        <source>{system}, {processors} processor cores, {memory} of memory, {disk} free on the disk</source>
        <translation>{system}, {processors} processor cores, {memory} of memory, {disk} free on the disk</translation>
    </message>
    <message id="machine.unknown">
        <source>an unknown amount</source>
        <translation>an unknown amount</translation>
    </message>
    <message id="machine.no_gpu">
        <source>No NVIDIA graphics card was found: answers come from the processor.</source>
        <translation>No NVIDIA graphics card was found: answers come from the processor.</translation>
    </message>
    <message id="machine.gpu">
        <source>Graphics card: {names}</source>
        <translation>Graphics card: {names}</translation>
    </message>
    <message id="machine.cpu">
        <source>the processor</source>
        <translation>the processor</translation>
    </message>
    <message id="machine.fits">
        <source>{bundle} ({variant}) fits: it needs {need}, and {device} has it.</source>
        <translation>{bundle} ({variant}) fits: it needs {need}, and {device} has it.</translation>
    </message>
    <message id="machine.does_not_fit">
        <source>{bundle} ({variant}) does not fit: it needs {need} on {devices}.</source>
        <translation>{bundle} ({variant}) does not fit: it needs {need} on {devices}.</translation>
    </message>
    <message id="machine.first.cpu">
        <source>This computer can run the model {bundle} on its processor: it needs {need} of memory, which is there. No graphics card is needed.</source>
        <translation>This computer can run the model {bundle} on its processor: it needs {need} of memory, which is there. No graphics card is needed.</translation>
    </message>
    <message id="machine.first.gpu">
        <source>This computer can run the model {bundle} on its graphics card {device}: it needs {need}, which is there.</source>
        <translation>This computer can run the model {bundle} on its graphics card {device}: it needs {need}, which is there.</translation>
    </message>
    <message id="machine.first.none">
        <source>No model on this computer fits into its memory. Form, history and old reports work all the same.</source>
        <translation>No model on this computer fits into its memory. Form, history and old reports work all the same.</translation>
    </message>
    <message id="tour.counter">
        <source>{n} of {of}</source>
        <translation>{n} of {of}</translation>
    </message>
    <message id="tour.next">
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message id="tour.back">
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message id="tour.skip">
        <source>Skip</source>
        <translation>Skip</translation>
    </message>
    <message id="tour.done">
        <source>Begin</source>
        <translation>Begin</translation>
    </message>
    <message id="tour.machine.asking">
        <source>Looking at this computer …</source>
        <translation>Looking at this computer …</translation>
    </message>
    <message id="tour.language.title">
        <source>Welcome to HEART</source>
        <translation>Welcome to HEART</translation>
    </message>
    <message id="tour.language.text">
        <source>This button changes between Chinese and English, at any time. Nothing has to be set up before the first answer.</source>
        <translation>This button changes between Chinese and English, at any time. Nothing has to be set up before the first answer.</translation>
    </message>
    <message id="tour.demo.title">
        <source>See an answer first</source>
        <translation>See an answer first</translation>
    </message>
    <message id="tour.demo.text">
        <source>This button fills the form with an invented patient. Then press Ctrl+Enter.</source>
        <translation>This button fills the form with an invented patient. Then press Ctrl+Enter.</translation>
    </message>
    <message id="tour.form.title">
        <source>Type as on the paper form</source>
        <translation>Type as on the paper form</translation>
    </message>
    <message id="tour.form.text">
        <source>Type a number and press Enter to go on. Leave empty what was not measured; nothing is made up for it. F1 explains the field you are in.</source>
        <translation>Type a number and press Enter to go on. Leave empty what was not measured; nothing is made up for it. F1 explains the field you are in.</translation>
    </message>
    <message id="tour.screen.title">
        <source>Ask, read, print</source>
        <translation>Ask, read, print</translation>
    </message>
    <message id="tour.screen.text">
        <source>Ctrl+Enter asks for an answer, Ctrl+P makes the report. The model was trained on simulated cases: it is a research aid, not a diagnosis.</source>
        <translation>Ctrl+Enter asks for an answer, Ctrl+P makes the report. The model was trained on simulated cases: it is a research aid, not a diagnosis.</translation>
    </message>
    <message id="tour.help.title">
        <source>Help is here</source>
        <translation>Help is here</translation>
    </message>
    <message id="tour.help.text">
        <source>F12 opens it: all keys, what the model can and cannot do, and this tour again.</source>
        <translation>F12 opens it: all keys, what the model can and cannot do, and this tour again.</translation>
    </message>
    <message id="about.heading.purpose">
        <source>What this is</source>
        <translation>What this is</translation>
    </message>
    <message id="about.heading.model">
        <source>The model that answers</source>
        <translation>The model that answers</translation>
    </message>
    <message id="about.heading.keys">
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message id="about.heading.machine">
        <source>This computer</source>
        <translation>This computer</translation>
    </message>
    <message id="about.heading.licences">
        <source>Licences</source>
        <translation>Licences</translation>
    </message>
    <message id="about.purpose">
        <source>HEART compares 25 measurements of a heart ultrasound with cases whose answer is known and says which of three congenital defects to think of. It is meant for clinicians who judge the result themselves.</source>
        <translation>HEART compares 25 measurements of a heart ultrasound with cases whose answer is known and says which of three congenital defects to think of. It is meant for clinicians who judge the result themselves.</translation>
    </message>
    <message id="about.untried">
        <source>Its windows were tried on Linux; on real Windows computers it was not tried yet.</source>
        <translation>Its windows were tried on Linux; on real Windows computers it was not tried yet.</translation>
    </message>
    <message id="about.versions">
        <source>HEART {program}, Python {python}, Qt {qt}</source>
        <translation>HEART {program}, Python {python}, Qt {qt}</translation>
    </message>
    <message id="about.model.own_words">
        <source>Intended use: {use}
Limits: {limits}</source>
        <translation>Intended use: {use}
Limits: {limits}</translation>
    </message>
    <message id="about.model.card">
        <source>Model card, as the bundle ships it</source>
        <translation>Model card, as the bundle ships it</translation>
    </message>
    <message id="about.machine.asking">
        <source>Looking at this computer …</source>
        <translation>Looking at this computer …</translation>
    </message>
    <message id="about.licences.none">
        <source>The list of parts is made when the program is packed for installation; this copy was not. HEART itself: Apache License 2.0. Noto Sans SC: SIL Open Font License 1.1.</source>
        <translation>The list of parts is made when the program is packed for installation; this copy was not. HEART itself: Apache License 2.0. Noto Sans SC: SIL Open Font License 1.1.</translation>
    </message>
    <message id="about.tour">
        <source>Show the tour again</source>
        <translation>Show the tour again</translation>
    </message>
    <message id="about.save">
        <source>Save a diagnostic page …</source>
        <translation>Save a diagnostic page …</translation>
    </message>
    <message id="about.save.title">
        <source>Save a diagnostic page</source>
        <translation>Save a diagnostic page</translation>
    </message>
    <message id="about.save.help">
        <source>Versions, this computer, the engine's state and log. No patient and nothing that was typed is in it.</source>
        <translation>Versions, this computer, the engine's state and log. No patient and nothing that was typed is in it.</translation>
    </message>
    <message id="about.saved">
        <source>Saved: {path}</source>
        <translation>Saved: {path}</translation>
    </message>
    <message id="about.not_saved">
        <source>{path} could not be written: {reason}</source>
        <translation>{path} could not be written: {reason}</translation>
    </message>
    <message id="keys.next">
        <source>On to the next field</source>
        <translation>On to the next field</translation>
    </message>
    <message id="keys.back">
        <source>Back to the field before</source>
        <translation>Back to the field before</translation>
    </message>
    <message id="keys.grade">
        <source>A grade of regurgitation; . or + is the half above</source>
        <translation>A grade of regurgitation; . or + is the half above</translation>
    </message>
    <message id="keys.computed">
        <source>Take the computed value over</source>
        <translation>Take the computed value over</translation>
    </message>
    <message id="keys.not_measured">
        <source>Not measured</source>
        <translation>Not measured</translation>
    </message>
    <message id="keys.screen">
        <source>Ask for an answer</source>
        <translation>Ask for an answer</translation>
    </message>
    <message id="keys.cancel">
        <source>Give the question up</source>
        <translation>Give the question up</translation>
    </message>
    <message id="keys.report">
        <source>Make the report</source>
        <translation>Make the report</translation>
    </message>
    <message id="keys.new">
        <source>A new case; the one on the desk can be brought back</source>
        <translation>A new case; the one on the desk can be brought back</translation>
    </message>
    <message id="keys.bring_back">
        <source>Bring back the case before</source>
        <translation>Bring back the case before</translation>
    </message>
    <message id="keys.more">
        <source>Circumstances, sites and further values</source>
        <translation>Circumstances, sites and further values</translation>
    </message>
    <message id="keys.open">
        <source>Open a case file</source>
        <translation>Open a case file</translation>
    </message>
    <message id="keys.save">
        <source>Save the case</source>
        <translation>Save the case</translation>
    </message>
    <message id="keys.save_file">
        <source>Save the case as a file</source>
        <translation>Save the case as a file</translation>
    </message>
    <message id="keys.paste">
        <source>Read a report's text from the clipboard</source>
        <translation>Read a report's text from the clipboard</translation>
    </message>
    <message id="keys.parts">
        <source>Answer, evidence, why, what if</source>
        <translation>Answer, evidence, why, what if</translation>
    </message>
    <message id="keys.override">
        <source>An own judgement instead of the answer, or take it back</source>
        <translation>An own judgement instead of the answer, or take it back</translation>
    </message>
    <message id="keys.start_over">
        <source>What if: back to what was measured</source>
        <translation>What if: back to what was measured</translation>
    </message>
    <message id="keys.pages">
        <source>One page after the other</source>
        <translation>One page after the other</translation>
    </message>
    <message id="keys.find">
        <source>Library and history: find</source>
        <translation>Library and history: find</translation>
    </message>
    <message id="keys.like_patient">
        <source>Library: order by likeness to this patient</source>
        <translation>Library: order by likeness to this patient</translation>
    </message>
    <message id="keys.like_selected">
        <source>Library: order by likeness to the chosen case</source>
        <translation>Library: order by likeness to the chosen case</translation>
    </message>
    <message id="keys.lock">
        <source>Lock the window</source>
        <translation>Lock the window</translation>
    </message>
    <message id="keys.explain">
        <source>Explain the field under the cursor</source>
        <translation>Explain the field under the cursor</translation>
    </message>
    <message id="keys.help">
        <source>This page</source>
        <translation>This page</translation>
    </message>
    <message id="help.join">
        <source>, </source>
        <translation>, </translation>
    </message>
    <message id="help.field.case_id">
        <source>The number by which your clinic finds this examination again. Any text; it stands on the report.</source>
        <translation>The number by which your clinic finds this examination again. Any text; it stands on the report.</translation>
    </message>
    <message id="help.field.name">
        <source>The patient's name or initials, for your own records and the report. The model never sees it.</source>
        <translation>The patient's name or initials, for your own records and the report. The model never sees it.</translation>
    </message>
    <message id="help.field.sex">
        <source>Press F, M or ?. Some normal ranges differ between women and men; where it is unknown the wider one is shown.</source>
        <translation>Press F, M or ?. Some normal ranges differ between women and men; where it is unknown the wider one is shown.</translation>
    </message>
    <message id="help.field.age">
        <source>Age in years at the examination; 8m is eight months. Without it no range can be chosen.</source>
        <translation>Age in years at the examination; 8m is eight months. Without it no range can be chosen.</translation>
    </message>
    <message id="help.field.height">
        <source>In cm. With the weight it gives the body surface, which the z-scores need.</source>
        <translation>In cm. With the weight it gives the body surface, which the z-scores need.</translation>
    </message>
    <message id="help.field.weight">
        <source>In kg. With the height it gives the body surface; a child's ranges need at least the weight.</source>
        <translation>In kg. With the height it gives the body surface; a child's ranges need at least the weight.</translation>
    </message>
    <message id="help.field.heart_rate">
        <source>Beats per minute during the examination. Stroke volume times heart rate is the cardiac output.</source>
        <translation>Beats per minute during the examination. Stroke volume times heart rate is the cardiac output.</translation>
    </message>
    <message id="help.field.spo2">
        <source>Oxygen saturation in percent, by finger, breathing air. The model does not weigh it.</source>
        <translation>Oxygen saturation in percent, by finger, breathing air. The model does not weigh it.</translation>
    </message>
    <message id="help.field.exam_date">
        <source>The day of the examination, such as 2026-11-21. Empty: not stated.</source>
        <translation>The day of the examination, such as 2026-11-21. Empty: not stated.</translation>
    </message>
    <message id="help.field.rhythm">
        <source>Press S for sinus rhythm, A for atrial fibrillation, O for other. In atrial fibrillation there is no A wave.</source>
        <translation>Press S for sinus rhythm, A for atrial fibrillation, O for other. In atrial fibrillation there is no A wave.</translation>
    </message>
    <message id="help.field.pregnant">
        <source>Press Y or N. In pregnancy the heart grows and no range here applies.</source>
        <translation>Press Y or N. In pregnancy the heart grows and no range here applies.</translation>
    </message>
    <message id="help.field.symptom">
        <source>Tick what the patient has. Some remarks about the numbers look at it; the model does not weigh it. Nothing ticked means not stated.</source>
        <translation>Tick what the patient has. Some remarks about the numbers look at it; the model does not weigh it. Nothing ticked means not stated.</translation>
    </message>
    <message id="help.field.site">
        <source>{name}: where or how it was measured. The normal range depends on it; where it is unknown, the widest is shown.
{sites}</source>
        <translation>{name}: where or how it was measured. The normal range depends on it; where it is unknown, the widest is shown.
{sites}</translation>
    </message>
    <message id="help.field.side">
        <source>{name}, beside the grade. Taken between {low} and {high} {unit}.</source>
        <translation>{name}, beside the grade. Taken between {low} and {high} {unit}.</translation>
    </message>
    <message id="setting.bundle.install">
        <source>Install from a folder …</source>
        <translation>Install from a folder …</translation>
    </message>
    <message id="setting.bundle.insist">
        <source>I know where it comes from: install it</source>
        <translation>I know where it comes from: install it</translation>
    </message>
    <message id="setting.bundle.selected">
        <source>{bundle} is selected. It answers once the window has been opened again; until then the model above does. What is on the desk has to be screened anew.</source>
        <translation>{bundle} is selected. It answers once the window has been opened again; until then the model above does. What is on the desk has to be screened anew.</translation>
    </message>
    <message id="setting.bundle.shipped">
        <source>Use the bundle that came with the program</source>
        <translation>Use the bundle that came with the program</translation>
    </message>
    <message id="setting.bundle.came_with">
        <source>The bundle that came with the program</source>
        <translation>The bundle that came with the program</translation>
    </message>
    <message id="setting.bundle.choose">
        <source>Let this one answer</source>
        <translation>Let this one answer</translation>
    </message>
    <message id="setting.bundle.remove">
        <source>Remove</source>
        <translation>Remove</translation>
    </message>
    <message id="setting.bundle.remove.title">
        <source>Remove {bundle} from this computer?</source>
        <translation>Remove {bundle} from this computer?</translation>
    </message>
    <message id="setting.bundle.remove.next">
        <source>Answers on record keep their numbers and its name. To use it again it has to be installed again.</source>
        <translation>Answers on record keep their numbers and its name. To use it again it has to be installed again.</translation>
    </message>
    <message id="setting.bundle.removed">
        <source>{bundle} was removed.</source>
        <translation>{bundle} was removed.</translation>
    </message>
    <message id="bundles.name">
        <source>Bundles on this computer</source>
        <translation>Bundles on this computer</translation>
    </message>
    <message id="bundles.column.name">
        <source>Bundle</source>
        <translation>Bundle</translation>
    </message>
    <message id="bundles.column.version">
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message id="bundles.column.learned">
        <source>Learned from</source>
        <translation>Learned from</translation>
    </message>
    <message id="bundles.column.signature">
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message id="bundles.column.state">
        <source>Now</source>
        <translation>Now</translation>
    </message>
    <message id="bundles.simulated">
        <source>simulated cases</source>
        <translation>simulated cases</translation>
    </message>
    <message id="bundles.real">
        <source>real cases</source>
        <translation>real cases</translation>
    </message>
    <message id="bundles.signed">
        <source>signed ({key} key)</source>
        <translation>signed ({key} key)</translation>
    </message>
    <message id="bundles.unsigned">
        <source>not signed</source>
        <translation>not signed</translation>
    </message>
    <message id="bundles.came_with">
        <source>came with the program</source>
        <translation>came with the program</translation>
    </message>
    <message id="bundles.answers">
        <source>answers</source>
        <translation>answers</translation>
    </message>
    <message id="bundles.next">
        <source>answers from the next start on</source>
        <translation>answers from the next start on</translation>
    </message>
    <message id="bundles.until">
        <source>answers until the next start</source>
        <translation>answers until the next start</translation>
    </message>
    <message id="bundles.refused">
        <source>cannot be used: {reason}</source>
        <translation>cannot be used: {reason}</translation>
    </message>
    <message id="closing.question">
        <source>Something is still running. Close all the same?</source>
        <translation>Something is still running. Close all the same?</translation>
    </message>
    <message id="closing.agree">
        <source>Stop and close</source>
        <translation>Stop and close</translation>
    </message>
    <message id="closing.batch">
        <source>A table is being screened. Every answer so far stands in the file of answers; open the table again later to go on from there.</source>
        <translation>A table is being screened. Every answer so far stands in the file of answers; open the table again later to go on from there.</translation>
    </message>
    <message id="closing.library">
        <source>A library is being built and is not installed yet. What was done so far is lost; the spreadsheet and everything that is installed stay as they are.</source>
        <translation>A library is being built and is not installed yet. What was done so far is lost; the spreadsheet and everything that is installed stay as they are.</translation>
    </message>
    <message id="closing.reports">
        <source>Reports are being made. The files that are written stay; the others are not made.</source>
        <translation>Reports are being made. The files that are written stay; the others are not made.</translation>
    </message>
    <message id="closing.bundle">
        <source>A model is being checked, installed or removed. Begin that again after the next start.</source>
        <translation>A model is being checked, installed or removed. Begin that again after the next start.</translation>
    </message>
</context>
</TS>
