<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>refusal</name>
    <message id="refusal.not_a_folder">
        <source>There is no such folder.</source>
        <translation>There is no such folder.</translation>
    </message>
    <message id="refusal.manifest_missing">
        <source>The folder has no manifest.</source>
        <translation>The folder has no manifest.</translation>
    </message>
    <message id="refusal.manifest_too_large">
        <source>The manifest is too large to be one.</source>
        <translation>The manifest is too large to be one.</translation>
    </message>
    <message id="refusal.manifest_unreadable">
        <source>The manifest cannot be read.</source>
        <translation>The manifest cannot be read.</translation>
    </message>
    <message id="refusal.format_unknown">
        <source>The format is another one ({found}); this program reads {known}.</source>
        <translation>The format is another one ({found}); this program reads {known}.</translation>
    </message>
    <message id="refusal.manifest_incomplete">
        <source>The manifest lacks {field}, or has it in another form.</source>
        <translation>The manifest lacks {field}, or has it in another form.</translation>
    </message>
    <message id="refusal.fingerprint_differs">
        <source>It was made for another version of the clinical table.</source>
        <translation>It was made for another version of the clinical table.</translation>
    </message>
    <message id="refusal.path_outside">
        <source>The manifest names a file outside the folder: {file}.</source>
        <translation>The manifest names a file outside the folder: {file}.</translation>
    </message>
    <message id="refusal.symlink">
        <source>{file} is a link.</source>
        <translation>{file} is a link.</translation>
    </message>
    <message id="refusal.file_missing">
        <source>{file} is missing.</source>
        <translation>{file} is missing.</translation>
    </message>
    <message id="refusal.file_extra">
        <source>{file} is not named in the manifest.</source>
        <translation>{file} is not named in the manifest.</translation>
    </message>
    <message id="refusal.size_differs">
        <source>{file} has another size than promised.</source>
        <translation>{file} has another size than promised.</translation>
    </message>
    <message id="refusal.hash_differs">
        <source>{file} is damaged or was changed.</source>
        <translation>{file} is damaged or was changed.</translation>
    </message>
    <message id="refusal.header_too_large">
        <source>The header of {file} is too large.</source>
        <translation>The header of {file} is too large.</translation>
    </message>
    <message id="refusal.header_unreadable">
        <source>The header of {file} cannot be read.</source>
        <translation>The header of {file} cannot be read.</translation>
    </message>
    <message id="refusal.tensor_truncated">
        <source>{file} is cut off.</source>
        <translation>{file} is cut off.</translation>
    </message>
    <message id="refusal.config_key_forbidden">
        <source>The model's configuration has a key that is not allowed, or lacks one.</source>
        <translation>The model's configuration has a key that is not allowed, or lacks one.</translation>
    </message>
    <message id="refusal.config_value">
        <source>A value in the model's configuration makes no sense.</source>
        <translation>A value in the model's configuration makes no sense.</translation>
    </message>
    <message id="refusal.weights_index">
        <source>The index of the weights does not fit its files.</source>
        <translation>The index of the weights does not fit its files.</translation>
    </message>
    <message id="refusal.tensor_missing">
        <source>Weights are missing.</source>
        <translation>Weights are missing.</translation>
    </message>
    <message id="refusal.tensor_unexpected">
        <source>There are weights that do not belong to the model.</source>
        <translation>There are weights that do not belong to the model.</translation>
    </message>
    <message id="refusal.tensor_shape">
        <source>Weights have another shape.</source>
        <translation>Weights have another shape.</translation>
    </message>
    <message id="refusal.weights_not_finite">
        <source>Weights hold values that are no numbers.</source>
        <translation>Weights hold values that are no numbers.</translation>
    </message>
    <message id="refusal.cases_unreadable">
        <source>The cases of the library cannot be read.</source>
        <translation>The cases of the library cannot be read.</translation>
    </message>
    <message id="refusal.cases_empty">
        <source>The library has no cases.</source>
        <translation>The library has no cases.</translation>
    </message>
    <message id="refusal.case_repeated">
        <source>A case stands in the library twice.</source>
        <translation>A case stands in the library twice.</translation>
    </message>
    <message id="refusal.vectors_unreadable">
        <source>The vectors of the library cannot be read.</source>
        <translation>The vectors of the library cannot be read.</translation>
    </message>
    <message id="refusal.vectors_shape">
        <source>The vectors do not fit the cases.</source>
        <translation>The vectors do not fit the cases.</translation>
    </message>
    <message id="refusal.index_unreadable">
        <source>The search index cannot be read.</source>
        <translation>The search index cannot be read.</translation>
    </message>
    <message id="refusal.index_of_another_library">
        <source>The search index belongs to another library.</source>
        <translation>The search index belongs to another library.</translation>
    </message>
    <message id="refusal.states_unreadable">
        <source>The stored states of the cases cannot be read.</source>
        <translation>The stored states of the cases cannot be read.</translation>
    </message>
    <message id="refusal.states_of_another_library">
        <source>The stored states belong to another library or model.</source>
        <translation>The stored states belong to another library or model.</translation>
    </message>
    <message id="refusal.reranker_unknown">
        <source>The reranker is of a kind that is not allowed.</source>
        <translation>The reranker is of a kind that is not allowed.</translation>
    </message>
    <message id="refusal.reranker_incomplete">
        <source>The reranker is incomplete.</source>
        <translation>The reranker is incomplete.</translation>
    </message>
    <message id="refusal.library_of_another_model">
        <source>The library was made with another model.</source>
        <translation>The library was made with another model.</translation>
    </message>
    <message id="refusal.settings_invalid">
        <source>The settings in {file} do not fit ({field}).</source>
        <translation>The settings in {file} do not fit ({field}).</translation>
    </message>
    <message id="refusal.tokenizer_unfit">
        <source>The tokenizer does not fit the model.</source>
        <translation>The tokenizer does not fit the model.</translation>
    </message>
    <message id="refusal.no_variant_fits">
        <source>This computer cannot run any of its precision variants.</source>
        <translation>This computer cannot run any of its precision variants.</translation>
    </message>
    <message id="refusal.memory">
        <source>It needs {needed} of memory; {free} are free on this computer.</source>
        <translation>It needs {needed} of memory; {free} are free on this computer.</translation>
    </message>
    <message id="refusal.memory_gpu">
        <source>It needs {needed} of memory; {free} are free on this computer, and {gpu_free} on its graphics card {gpu}.</source>
        <translation>It needs {needed} of memory; {free} are free on this computer, and {gpu_free} on its graphics card {gpu}.</translation>
    </message>
    <message id="refusal.golden_failed">
        <source>It does not give its own reference answers on this computer.</source>
        <translation>It does not give its own reference answers on this computer.</translation>
    </message>
    <message id="refusal.name_unusable">
        <source>“{name}” cannot be the name of a folder.</source>
        <translation>“{name}” cannot be the name of a folder.</translation>
    </message>
    <message id="refusal.archive_unreadable">
        <source>{file} is not an archive that can be read.</source>
        <translation>{file} is not an archive that can be read.</translation>
    </message>
    <message id="refusal.signature_invalid">
        <source>Its signature does not fit: it was changed after it was signed.</source>
        <translation>Its signature does not fit: it was changed after it was signed.</translation>
    </message>
    <message id="refusal.unsigned">
        <source>Nobody whom this program knows has signed {name}.</source>
        <translation>Nobody whom this program knows has signed {name}.</translation>
    </message>
    <message id="refusal.older_version">
        <source>{name} is older than what is installed ({known}).</source>
        <translation>{name} is older than what is installed ({known}).</translation>
    </message>
    <message id="refusal.other_of_this_name">
        <source>Another {name} is installed; remove it first.</source>
        <translation>Another {name} is installed; remove it first.</translation>
    </message>
    <message id="refusal.not_installed">
        <source>{name} is not installed.</source>
        <translation>{name} is not installed.</translation>
    </message>
    <message id="refusal.is_selected">
        <source>{name} is selected; select another one first.</source>
        <translation>{name} is selected; select another one first.</translation>
    </message>
    <message id="refusal.disk_full">
        <source>There is not enough room on the disk.</source>
        <translation>There is not enough room on the disk.</translation>
    </message>
    <message id="refusal.selection_unreadable">
        <source>{file}, which says what was selected, cannot be read.</source>
        <translation>{file}, which says what was selected, cannot be read.</translation>
    </message>
</context>
<context>
    <name>error</name>
    <message id="error.columns_wrong.title">
        <source>The table {file} has columns that are unknown, repeated or missing: {columns}</source>
        <translation>The table {file} has columns that are unknown, repeated or missing: {columns}</translation>
    </message>
    <message id="error.columns_wrong.next">
        <source>Use the columns of heart-cohort/1; case_id must be among them.</source>
        <translation>Use the columns of heart-cohort/1; case_id must be among them.</translation>
    </message>
    <message id="error.output_of_another_run.title">
        <source>The file {file} holds something else than answers to this table</source>
        <translation>The file {file} holds something else than answers to this table</translation>
    </message>
    <message id="error.output_of_another_run.next">
        <source>Choose another name for the answers, or remove the file.</source>
        <translation>Choose another name for the answers, or remove the file.</translation>
    </message>
    <message id="error.answers_of_another_origin.title">
        <source>The answers in {file} are of another origin: {before}; now it would be {now}</source>
        <translation>The answers in {file} are of another origin: {before}; now it would be {now}</translation>
    </message>
    <message id="error.answers_of_another_origin.next">
        <source>Choose another name for the answers, or go on as that file was begun.</source>
        <translation>Choose another name for the answers, or go on as that file was begun.</translation>
    </message>
    <message id="error.folder_exists.title">
        <source>The folder {folder} exists already</source>
        <translation>The folder {folder} exists already</translation>
    </message>
    <message id="error.folder_exists.next">
        <source>Choose another name.</source>
        <translation>Choose another name.</translation>
    </message>
</context>
<context>
    <name>explain</name>
    <message id="explain.without_case">
        <source>Percentage points of change without this reference case:</source>
        <translation>Percentage points of change without this reference case:</translation>
    </message>
    <message id="explain.without_measurement">
        <source>Percentage points of change without this measurement:</source>
        <translation>Percentage points of change without this measurement:</translation>
    </message>
    <message id="explain.measure_next">
        <source>Worth measuring next, most useful first:</source>
        <translation>Worth measuring next, most useful first:</translation>
    </message>
</context>
<context>
    <name>abstain</name>
    <message id="abstain.too_few_measured">
        <source>Only {measured} values were measured; at least {needed} are needed.</source>
        <translation>Only {measured} values were measured; at least {needed} are needed.</translation>
    </message>
    <message id="abstain.implausible_values">
        <source>Too many values are implausible. Check them and screen again.</source>
        <translation>Too many values are implausible. Check them and screen again.</translation>
    </message>
    <message id="abstain.outside_library">
        <source>The case is unlike every case that the model knows.</source>
        <translation>The case is unlike every case that the model knows.</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message id="report.abstain.too_few_measured">
        <source>only {measured} values were measured; at least {needed} are needed.</source>
        <translation>only {measured} values were measured; at least {needed} are needed.</translation>
    </message>
    <message id="report.abstain.implausible_values">
        <source>too many values are implausible. Check them and screen again.</source>
        <translation>too many values are implausible. Check them and screen again.</translation>
    </message>
</context>
</TS>
