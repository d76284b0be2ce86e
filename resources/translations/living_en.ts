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
</context>
</TS>
