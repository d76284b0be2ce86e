<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>refusal</name>
    <message id="refusal.not_a_folder">
        <source>There is no such folder.</source>
        <translation>没有这个文件夹。</translation>
    </message>
    <message id="refusal.manifest_missing">
        <source>The folder has no manifest.</source>
        <translation>文件夹中没有清单文件。</translation>
    </message>
    <message id="refusal.manifest_too_large">
        <source>The manifest is too large to be one.</source>
        <translation>清单文件过大。</translation>
    </message>
    <message id="refusal.manifest_unreadable">
        <source>The manifest cannot be read.</source>
        <translation>清单文件无法读取。</translation>
    </message>
    <message id="refusal.format_unknown">
        <source>The format is another one ({found}); this program reads {known}.</source>
        <translation>格式不同（{found}）；本程序读取 {known}。</translation>
    </message>
    <message id="refusal.manifest_incomplete">
        <source>The manifest lacks {field}, or has it in another form.</source>
        <translation>清单缺少 {field}，或其形式不符。</translation>
    </message>
    <message id="refusal.fingerprint_differs">
        <source>It was made for another version of the clinical table.</source>
        <translation>它是为另一版本的临床表制作的。</translation>
    </message>
    <message id="refusal.path_outside">
        <source>The manifest names a file outside the folder: {file}.</source>
        <translation>清单指向文件夹之外的文件：{file}。</translation>
    </message>
    <message id="refusal.symlink">
        <source>{file} is a link.</source>
        <translation>{file} 是链接。</translation>
    </message>
    <message id="refusal.file_missing">
        <source>{file} is missing.</source>
        <translation>缺少 {file}。</translation>
    </message>
    <message id="refusal.file_extra">
        <source>{file} is not named in the manifest.</source>
        <translation>清单中没有 {file}。</translation>
    </message>
    <message id="refusal.size_differs">
        <source>{file} has another size than promised.</source>
        <translation>{file} 的大小与清单不符。</translation>
    </message>
    <message id="refusal.hash_differs">
        <source>{file} is damaged or was changed.</source>
        <translation>{file} 已损坏或被改动。</translation>
    </message>
    <message id="refusal.header_too_large">
        <source>The header of {file} is too large.</source>
        <translation>{file} 的文件头过大。</translation>
    </message>
    <message id="refusal.header_unreadable">
        <source>The header of {file} cannot be read.</source>
        <translation>{file} 的文件头无法读取。</translation>
    </message>
    <message id="refusal.tensor_truncated">
        <source>{file} is cut off.</source>
        <translation>{file} 不完整。</translation>
    </message>
    <message id="refusal.config_key_forbidden">
        <source>The model's configuration has a key that is not allowed, or lacks one.</source>
        <translation>模型配置含有不允许的项，或缺少某项。</translation>
    </message>
    <message id="refusal.config_value">
        <source>A value in the model's configuration makes no sense.</source>
        <translation>模型配置中有不合理的值。</translation>
    </message>
    <message id="refusal.weights_index">
        <source>The index of the weights does not fit its files.</source>
        <translation>权重索引与文件不符。</translation>
    </message>
    <message id="refusal.tensor_missing">
        <source>Weights are missing.</source>
        <translation>缺少权重。</translation>
    </message>
    <message id="refusal.tensor_unexpected">
        <source>There are weights that do not belong to the model.</source>
        <translation>含有不属于该模型的权重。</translation>
    </message>
    <message id="refusal.tensor_shape">
        <source>Weights have another shape.</source>
        <translation>权重的形状不符。</translation>
    </message>
    <message id="refusal.weights_not_finite">
        <source>Weights hold values that are no numbers.</source>
        <translation>权重中含有非数值。</translation>
    </message>
    <message id="refusal.cases_unreadable">
        <source>The cases of the library cannot be read.</source>
        <translation>病例库的病例无法读取。</translation>
    </message>
    <message id="refusal.cases_empty">
        <source>The library has no cases.</source>
        <translation>病例库没有病例。</translation>
    </message>
    <message id="refusal.case_repeated">
        <source>A case stands in the library twice.</source>
        <translation>病例库中有重复的病例。</translation>
    </message>
    <message id="refusal.vectors_unreadable">
        <source>The vectors of the library cannot be read.</source>
        <translation>病例库的向量无法读取。</translation>
    </message>
    <message id="refusal.vectors_shape">
        <source>The vectors do not fit the cases.</source>
        <translation>向量与病例不符。</translation>
    </message>
    <message id="refusal.index_unreadable">
        <source>The search index cannot be read.</source>
        <translation>检索索引无法读取。</translation>
    </message>
    <message id="refusal.index_of_another_library">
        <source>The search index belongs to another library.</source>
        <translation>检索索引属于另一个病例库。</translation>
    </message>
    <message id="refusal.states_unreadable">
        <source>The stored states of the cases cannot be read.</source>
        <translation>病例的存储状态无法读取。</translation>
    </message>
    <message id="refusal.states_of_another_library">
        <source>The stored states belong to another library or model.</source>
        <translation>存储状态属于另一个病例库或模型。</translation>
    </message>
    <message id="refusal.reranker_unknown">
        <source>The reranker is of a kind that is not allowed.</source>
        <translation>重排序模型的类型不允许。</translation>
    </message>
    <message id="refusal.reranker_incomplete">
        <source>The reranker is incomplete.</source>
        <translation>重排序模型不完整。</translation>
    </message>
    <message id="refusal.library_of_another_model">
        <source>The library was made with another model.</source>
        <translation>病例库是用另一个模型制作的。</translation>
    </message>
    <message id="refusal.settings_invalid">
        <source>The settings in {file} do not fit ({field}).</source>
        <translation>{file} 中的设置不符（{field}）。</translation>
    </message>
    <message id="refusal.tokenizer_unfit">
        <source>The tokenizer does not fit the model.</source>
        <translation>分词器与模型不符。</translation>
    </message>
    <message id="refusal.no_variant_fits">
        <source>This computer cannot run any of its precision variants.</source>
        <translation>本机无法运行其任何精度版本。</translation>
    </message>
    <message id="refusal.memory">
        <source>It needs {needed} of memory; {free} are free on this computer.</source>
        <translation>它需要 {needed} 内存；本机空闲 {free}。</translation>
    </message>
    <message id="refusal.memory_gpu">
        <source>It needs {needed} of memory; {free} are free on this computer, and {gpu_free} on its graphics card {gpu}.</source>
        <translation>它需要 {needed} 内存；本机空闲 {free}，显卡 {gpu} 空闲 {gpu_free}。</translation>
    </message>
    <message id="refusal.golden_failed">
        <source>It does not give its own reference answers on this computer.</source>
        <translation>它在本机上不能得出自带的参考答案。</translation>
    </message>
    <message id="refusal.name_unusable">
        <source>“{name}” cannot be the name of a folder.</source>
        <translation>“{name}”不能用作文件夹名称。</translation>
    </message>
    <message id="refusal.archive_unreadable">
        <source>{file} is not an archive that can be read.</source>
        <translation>{file} 不是可读取的压缩包。</translation>
    </message>
    <message id="refusal.signature_invalid">
        <source>Its signature does not fit: it was changed after it was signed.</source>
        <translation>其签名不符：签名之后内容被更改过。</translation>
    </message>
    <message id="refusal.unsigned">
        <source>Nobody whom this program knows has signed {name}.</source>
        <translation>{name} 没有本程序认可的签名。</translation>
    </message>
    <message id="refusal.older_version">
        <source>{name} is older than what is installed ({known}).</source>
        <translation>{name} 比已安装的版本（{known}）旧。</translation>
    </message>
    <message id="refusal.other_of_this_name">
        <source>Another {name} is installed; remove it first.</source>
        <translation>已安装了另一个同名的 {name}，请先移除。</translation>
    </message>
    <message id="refusal.not_installed">
        <source>{name} is not installed.</source>
        <translation>{name} 未安装。</translation>
    </message>
    <message id="refusal.is_selected">
        <source>{name} is selected; select another one first.</source>
        <translation>{name} 正在使用，请先选择其他的。</translation>
    </message>
    <message id="refusal.disk_full">
        <source>There is not enough room on the disk.</source>
        <translation>磁盘空间不足。</translation>
    </message>
    <message id="refusal.selection_unreadable">
        <source>{file}, which says what was selected, cannot be read.</source>
        <translation>记录所选内容的 {file} 无法读取。</translation>
    </message>
</context>
<context>
    <name>error</name>
    <message id="error.columns_wrong.title">
        <source>The table {file} has columns that are unknown, repeated or missing: {columns}</source>
        <translation>表 {file} 中有未知、重复或缺少的列：{columns}</translation>
    </message>
    <message id="error.columns_wrong.next">
        <source>Use the columns of heart-cohort/1; case_id must be among them.</source>
        <translation>请使用 heart-cohort/1 的列；必须有 case_id。</translation>
    </message>
    <message id="error.output_of_another_run.title">
        <source>The file {file} holds something else than answers to this table</source>
        <translation>文件 {file} 的内容不是这张表的结果</translation>
    </message>
    <message id="error.output_of_another_run.next">
        <source>Choose another name for the answers, or remove the file.</source>
        <translation>请为结果另选文件名，或删除该文件。</translation>
    </message>
    <message id="error.answers_of_another_origin.title">
        <source>The answers in {file} are of another origin: {before}; now it would be {now}</source>
        <translation>文件 {file} 中的结果来源不同：{before}；现在为：{now}</translation>
    </message>
    <message id="error.answers_of_another_origin.next">
        <source>Choose another name for the answers, or go on as that file was begun.</source>
        <translation>请为结果另选文件名，或按该文件开始时的设置继续。</translation>
    </message>
    <message id="error.folder_exists.title">
        <source>The folder {folder} exists already</source>
        <translation>文件夹 {folder} 已存在</translation>
    </message>
    <message id="error.folder_exists.next">
        <source>Choose another name.</source>
        <translation>请另选名称。</translation>
    </message>
</context>
<context>
    <name>explain</name>
    <message id="explain.without_case">
        <source>Percentage points of change without this reference case:</source>
        <translation>去掉该参考病例后概率的变化（百分点）：</translation>
    </message>
    <message id="explain.without_measurement">
        <source>Percentage points of change without this measurement:</source>
        <translation>去掉该测量值后概率的变化（百分点）：</translation>
    </message>
    <message id="explain.measure_next">
        <source>Worth measuring next, most useful first:</source>
        <translation>建议接着测量（最有用的在前）：</translation>
    </message>
</context>
<context>
    <name>abstain</name>
    <message id="abstain.too_few_measured">
        <source>Only {measured} values were measured; at least {needed} are needed.</source>
        <translation>只测量了 {measured} 项；至少需要 {needed} 项。</translation>
    </message>
    <message id="abstain.implausible_values">
        <source>Too many values are implausible. Check them and screen again.</source>
        <translation>不合理的数值过多。请核对后重新筛查。</translation>
    </message>
    <message id="abstain.outside_library">
        <source>The case is unlike every case that the model knows.</source>
        <translation>该病例与模型已知的病例都不相似。</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message id="report.abstain.too_few_measured">
        <source>only {measured} values were measured; at least {needed} are needed.</source>
        <translation>只测量了 {measured} 项；至少需要 {needed} 项。</translation>
    </message>
    <message id="report.abstain.implausible_values">
        <source>too many values are implausible. Check them and screen again.</source>
        <translation>不合理的数值过多。请核对后重新筛查。</translation>
    </message>
</context>
</TS>
