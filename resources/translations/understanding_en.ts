<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>understanding</name>
    <message id="agree.name">
        <source>Agreement of the methods</source>
        <translation>Agreement of the methods</translation>
    </message>
    <message id="agree.heart">
        <source>HEART</source>
        <translation>HEART</translation>
    </message>
    <message id="agree.neighbours">
        <source>Nearest cases</source>
        <translation>Nearest cases</translation>
    </message>
    <message id="agree.logistic">
        <source>Regression</source>
        <translation>Regression</translation>
    </message>
    <message id="agree.all">
        <source>All methods find the same more likely than not.</source>
        <translation>All methods find the same more likely than not.</translation>
    </message>
    <message id="agree.not">
        <source>Another result by {names}: a reason to refer.</source>
        <translation>Another result by {names}: a reason to refer.</translation>
    </message>
    <message id="agree.mark.same">
        <source>same</source>
        <translation>same</translation>
    </message>
    <message id="agree.mark.other">
        <source>differs</source>
        <translation>differs</translation>
    </message>
    <message id="label.join">
        <source> + </source>
        <translation> + </translation>
    </message>
    <message id="answer.left_out">
        <source>Answered without {n} reference case(s) that were left out: {names}</source>
        <translation>Answered without {n} reference case(s) that were left out: {names}</translation>
    </message>
    <message id="answer.check">
        <source>To be checked: {names}</source>
        <translation>To be checked: {names}</translation>
    </message>
    <message id="answer.add">
        <source>To get an answer, add any of: {names}</source>
        <translation>To get an answer, add any of: {names}</translation>
    </message>
    <message id="impression.question">
        <source>Your own impression first: what do you suspect? One key; then the answer shows.</source>
        <translation>Your own impression first: what do you suspect? One key; then the answer shows.</translation>
    </message>
    <message id="impression.recorded">
        <source>It is kept beside the answer and changes nothing in it.</source>
        <translation>It is kept beside the answer and changes nothing in it.</translation>
    </message>
    <message id="impression.none">
        <source>none of these defects</source>
        <translation>none of these defects</translation>
    </message>
    <message id="impression.unsure">
        <source>cannot tell yet</source>
        <translation>cannot tell yet</translation>
    </message>
    <message id="impression.was">
        <source>Own impression before the answer: {what}</source>
        <translation>Own impression before the answer: {what}</translation>
    </message>
    <message id="override.open">
        <source>I judge otherwise…  Alt+O</source>
        <translation>I judge otherwise…  Alt+O</translation>
    </message>
    <message id="override.take_back">
        <source>Take the own judgement back  Alt+O</source>
        <translation>Take the own judgement back  Alt+O</translation>
    </message>
    <message id="override.was">
        <source>Clinician's judgement instead: {what}. Reason: {reason}</source>
        <translation>Clinician's judgement instead: {what}. Reason: {reason}</translation>
    </message>
    <message id="override.question">
        <source>What is it, in your judgement? One key, then the reason.</source>
        <translation>What is it, in your judgement? One key, then the reason.</translation>
    </message>
    <message id="override.reason">
        <source>Reason; Enter keeps it, Esc leaves</source>
        <translation>Reason; Enter keeps it, Esc leaves</translation>
    </message>
    <message id="override.needs_reason">
        <source>A reason is needed.</source>
        <translation>A reason is needed.</translation>
    </message>
    <message id="tab.answer">
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
    <message id="tab.evidence">
        <source>Evidence</source>
        <translation>Evidence</translation>
    </message>
    <message id="tab.why">
        <source>Why</source>
        <translation>Why</translation>
    </message>
    <message id="tab.what_if">
        <source>What if</source>
        <translation>What if</translation>
    </message>
    <message id="tab.keys">
        <source>Alt+1–4</source>
        <translation>Alt+1–4</translation>
    </message>
    <message id="tab.name">
        <source>{name}, Alt+{number}</source>
        <translation>{name}, Alt+{number}</translation>
    </message>
    <message id="evidence.coming">
        <source>Finding out what the answer rests on…</source>
        <translation>Finding out what the answer rests on…</translation>
    </message>
    <message id="evidence.no_cases">
        <source>No reference case stands beside this answer.</source>
        <translation>No reference case stands beside this answer.</translation>
    </message>
    <message id="evidence.share">
        <source>{share} % of the attention lies on these {n} reference cases. The bar: how far the answer moves without the case.</source>
        <translation>{share} % of the attention lies on these {n} reference cases. The bar: how far the answer moves without the case.</translation>
    </message>
    <message id="evidence.screen_again">
        <source>{n} case(s) marked to be left out. Ctrl+Enter screens again.</source>
        <translation>{n} case(s) marked to be left out. Ctrl+Enter screens again.</translation>
    </message>
    <message id="evidence.facts">
        <source>attention {attention} %, similarity {similarity}</source>
        <translation>attention {attention} %, similarity {similarity}</translation>
    </message>
    <message id="evidence.kept">
        <source>pinned; not beside this answer</source>
        <translation>pinned; not beside this answer</translation>
    </message>
    <message id="evidence.person">
        <source>{sex} {age} y</source>
        <translation>{sex} {age} y</translation>
    </message>
    <message id="evidence.join">
        <source> · </source>
        <translation> · </translation>
    </message>
    <message id="evidence.without">
        <source>Without it: {words}</source>
        <translation>Without it: {words}</translation>
    </message>
    <message id="evidence.differs">
        <source>Differs most: {words}</source>
        <translation>Differs most: {words}</translation>
    </message>
    <message id="evidence.difference">
        <source>{name} {value} (z {z})</source>
        <translation>{name} {value} (z {z})</translation>
    </message>
    <message id="evidence.pin">
        <source>Pin  P</source>
        <translation>Pin  P</translation>
    </message>
    <message id="evidence.unpin">
        <source>Unpin  P</source>
        <translation>Unpin  P</translation>
    </message>
    <message id="evidence.exclude">
        <source>Leave out  X</source>
        <translation>Leave out  X</translation>
    </message>
    <message id="evidence.include">
        <source>Take back in  X</source>
        <translation>Take back in  X</translation>
    </message>
    <message id="evidence.card.name">
        <source>Case {number}: {title}. {facts}. {without} {differs}</source>
        <translation>Case {number}: {title}. {facts}. {without} {differs}</translation>
    </message>
    <message id="evidence.state.pinned">
        <source>pinned</source>
        <translation>pinned</translation>
    </message>
    <message id="evidence.state.excluded">
        <source>left out</source>
        <translation>left out</translation>
    </message>
    <message id="change.one">
        <source>{label} {before} → {after}</source>
        <translation>{label} {before} → {after}</translation>
    </message>
    <message id="change.largest">
        <source>moves {label} the most</source>
        <translation>moves {label} the most</translation>
    </message>
    <message id="change.none">
        <source>no change worth naming</source>
        <translation>no change worth naming</translation>
    </message>
    <message id="picture.name">
        <source>Each measurement as a strip: the normal band, this patient and {n} reference cases</source>
        <translation>Each measurement as a strip: the normal band, this patient and {n} reference cases</translation>
    </message>
    <message id="picture.heading">
        <source>This patient among the reference cases</source>
        <translation>This patient among the reference cases</translation>
    </message>
    <message id="picture.patient">
        <source>this patient</source>
        <translation>this patient</translation>
    </message>
    <message id="picture.band">
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message id="picture.lanes">
        <source>Each case keeps its line: 1 at the top. The card under the cursor is ringed.</source>
        <translation>Each case keeps its line: 1 at the top. The card under the cursor is ringed.</translation>
    </message>
    <message id="picture.back">
        <source>Back to the form  Esc</source>
        <translation>Back to the form  Esc</translation>
    </message>
    <message id="why.drivers">
        <source>What the answer would be had one measurement not been made, the strongest first; a bar to the right: likelier</source>
        <translation>What the answer would be had one measurement not been made, the strongest first; a bar to the right: likelier</translation>
    </message>
    <message id="why.none">
        <source>No single measurement moves the answer by a point.</source>
        <translation>No single measurement moves the answer by a point.</translation>
    </message>
    <message id="why.stale">
        <source>The case was changed. Screen again to see what drives the answer.</source>
        <translation>The case was changed. Screen again to see what drives the answer.</translation>
    </message>
    <message id="why.next">
        <source>Worth measuring next, the most useful first. Enter goes to its field.</source>
        <translation>Worth measuring next, the most useful first. Enter goes to its field.</translation>
    </message>
    <message id="why.complete">
        <source>Nothing that is missing would move the answer.</source>
        <translation>Nothing that is missing would move the answer.</translation>
    </message>
    <message id="why.driver.name">
        <source>{name}: {words}</source>
        <translation>{name}: {words}</translation>
    </message>
    <message id="trial.banner">
        <source>WHAT IF – not the patient's record</source>
        <translation>WHAT IF – not the patient's record</translation>
    </message>
    <message id="trial.teach">
        <source>Drag a dot, or type in a box; Left and Right move a dot. Nothing here is saved or printed.</source>
        <translation>Drag a dot, or type in a box; Left and Right move a dot. Nothing here is saved or printed.</translation>
    </message>
    <message id="trial.start">
        <source>Nothing is changed yet: this is the patient's own answer.</source>
        <translation>Nothing is changed yet: this is the patient's own answer.</translation>
    </message>
    <message id="trial.waiting">
        <source>The answer to the newest value is coming…</source>
        <translation>The answer to the newest value is coming…</translation>
    </message>
    <message id="trial.nothing">
        <source>With nothing measured there is no answer.</source>
        <translation>With nothing measured there is no answer.</translation>
    </message>
    <message id="trial.change">
        <source>{name}: {own} → {tried}</source>
        <translation>{name}: {own} → {tried}</translation>
    </message>
    <message id="trial.before">
        <source>the patient's own answer</source>
        <translation>the patient's own answer</translation>
    </message>
    <message id="trial.over">
        <source>Back to the patient's values  Alt+R</source>
        <translation>Back to the patient's values  Alt+R</translation>
    </message>
    <message id="trial.leave">
        <source>Leave  Esc</source>
        <translation>Leave  Esc</translation>
    </message>
    <message id="trial.no_report">
        <source>What if is open: nothing is printed. Esc leaves it.</source>
        <translation>What if is open: nothing is printed. Esc leaves it.</translation>
    </message>
    <message id="trial.strip.name">
        <source>What if {name} were another value</source>
        <translation>What if {name} were another value</translation>
    </message>
    <message id="trial.box.name">
        <source>{name}, value to try</source>
        <translation>{name}, value to try</translation>
    </message>
    <message id="trial.none">
        <source>What if needs a fresh answer: screen first.</source>
        <translation>What if needs a fresh answer: screen first.</translation>
    </message>
    <message id="verdict.reject.grade">
        <source>no grade {typed}: {low} or {high}?</source>
        <translation>no grade {typed}: {low} or {high}?</translation>
    </message>
    <message id="report.answer.left_out">
        <source>Answered without {n} reference case(s) that the clinician left out: {names}</source>
        <translation>Answered without {n} reference case(s) that the clinician left out: {names}</translation>
    </message>
</context>
</TS>
