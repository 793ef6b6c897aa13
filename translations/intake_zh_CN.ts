<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>shiyu::AnswerFields</name>
    <message>
        <source>Answered at once with</source>
        <translation>即时答复</translation>
    </message>
    <message>
        <source>Knowledge entry</source>
        <translation>引用知识条目</translation>
    </message>
    <message>
        <source>Only for answering at once</source>
        <translation>仅即时答复时填写</translation>
    </message>
    <message>
        <source>Title or number of the entry</source>
        <translation>条目标题或编号</translation>
    </message>
    <message>
        <source>Name the knowledge entry that the answer rests on.</source>
        <translation>请填写答复所引用的知识条目。</translation>
    </message>
    <message>
        <source>Write down what you told the citizen.</source>
        <translation>请填写答复诉求人的内容。</translation>
    </message>
</context>
<context>
    <name>shiyu::DuplicateList</name>
    <message>
        <source>same category</source>
        <translation>类别相同</translation>
    </message>
    <message>
        <source>%1 away</source>
        <translation>相距 %1</translation>
    </message>
    <message>
        <source>both say %1</source>
        <translation>均提到 %1</translation>
    </message>
    <message>
        <source>Likely duplicates %1</source>
        <translation>疑似重复工单 %1</translation>
    </message>
    <message>
        <source>Being filed now</source>
        <translation>正在登记</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>查看该工单</translation>
    </message>
    <message>
        <source>Open %1, %2</source>
        <translation>查看 %1，%2</translation>
    </message>
    <message>
        <source>Compare: %1</source>
        <translation>对比：%1</translation>
    </message>
</context>
<context>
    <name>shiyu::IntakeForm</name>
    <message>
        <source>New matter</source>
        <translation>新建工单</translation>
    </message>
    <message>
        <source>A draft is kept while you type</source>
        <translation>录入内容随时存为草稿</translation>
    </message>
    <message>
        <source>Emergency dispatch</source>
        <translation>应急派单</translation>
    </message>
    <message>
        <source>File and accept</source>
        <translation>登记并受理</translation>
    </message>
    <message>
        <source>Answer at once</source>
        <translation>即时答复</translation>
    </message>
    <message>
        <source>File only</source>
        <translation>仅登记</translation>
    </message>
    <message>
        <source>Dispatch now</source>
        <translation>立即派单</translation>
    </message>
</context>
<context>
    <name>shiyu::MatterFields</name>
    <message>
        <source>Due by the source</source>
        <translation>来源时限</translation>
    </message>
    <message>
        <source>such as 11-23 18:00</source>
        <translation>如 11-23 18:00</translation>
    </message>
    <message>
        <source>Write a day and a time within a year, such as 11-23 18:00.</source>
        <translation>请填写一年以内的日期和时间，如 11-23 18:00。</translation>
    </message>
    <message>
        <source>This time has passed: %1.</source>
        <translation>该时限已过：%1。</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Source&apos;s number</source>
        <translation>来源编号</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>Appeal in the citizen&apos;s words</source>
        <translation>诉求内容</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Name or pinyin initials</source>
        <translation>名称或拼音首字母</translation>
    </message>
    <message>
        <source>Empty: the appeal&apos;s first sentence</source>
        <translation>不填则取诉求内容首句</translation>
    </message>
    <message>
        <source>The appeal has %L1 characters; at most %L2 can be kept. Shorten it, or attach it as a file.</source>
        <translation>诉求内容有 %L1 字，最多可保存 %L2 字。请精简，或作为附件上传。</translation>
    </message>
    <message>
        <source>Write down what the citizen says.</source>
        <translation>请填写诉求内容。</translation>
    </message>
    <message>
        <source>Choose a category from the list: type its name or its pinyin initials.</source>
        <translation>请从列表中选择类别：输入名称或拼音首字母。</translation>
    </message>
    <message>
        <source>What you pasted has %L1 characters; at most %L2 fit. Nothing was pasted: attach it as a file.</source>
        <translation>粘贴的内容有 %L1 字，最多可保存 %L2 字，未粘贴。请作为附件上传。</translation>
    </message>
</context>
<context>
    <name>shiyu::PlaceFields</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Search a place, or click on the map</source>
        <translation>搜索地点，或在图上点选</translation>
    </message>
    <message>
        <source>Without a place no unit can be found. Search it or click on the map; or file only.</source>
        <translation>未定位则无法匹配承办单位。请搜索地点或在图上点选；也可仅登记。</translation>
    </message>
    <message>
        <source>The place is still being looked up; try again in a moment.</source>
        <translation>正在核对位置，请稍候再试。</translation>
    </message>
    <message>
        <source>This place lies outside the city. Choose another; or file only.</source>
        <translation>该地点不在本市范围内，请另选；也可仅登记。</translation>
    </message>
    <message>
        <source>The point alone does not tell the district. Type its name here and choose it from the list; or file only.</source>
        <translation>仅凭此点位无法判定所属区划，请在此输入区划名称并从列表中选择；也可仅登记。</translation>
    </message>
</context>
<context>
    <name>shiyu::ReporterFields</name>
    <message>
        <source>Reporter</source>
        <translation>诉求人</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>联系电话</translation>
    </message>
    <message>
        <source>What the citizen wants</source>
        <translation>期望结果</translation>
    </message>
    <message>
        <source>Keep the reporter&apos;s identity for the intake seat alone</source>
        <translation>诉求人信息保密，仅受理席可见</translation>
    </message>
    <message>
        <source>This is no telephone number. Correct it, or leave it empty.</source>
        <translation>电话号码格式不正确，请更正，或不填。</translation>
    </message>
</context>
<context>
    <name>shiyu::EmergencyFields</name>
    <message>
        <source>Search by name or pinyin initials</source>
        <translation>输入名称或拼音首字母搜索</translation>
    </message>
    <message>
        <source>No emergency after all</source>
        <translation>取消应急派单</translation>
    </message>
    <message>
        <source>Emergency: dispatch first</source>
        <translation>应急派单：先派后补</translation>
    </message>
    <message>
        <source>Unit to send</source>
        <translation>派往单位</translation>
    </message>
    <message>
        <source>Choose the unit that is to go there now.</source>
        <translation>请选择立即前往处置的单位。</translation>
    </message>
    <message>
        <source>Nothing is owed afterwards: category and place are known.</source>
        <translation>类别和位置已填，派单后无须补录。</translation>
    </message>
    <message>
        <source>Dispatched at once. To be filled in within 30 minutes: %1.</source>
        <translation>立即派单，30 分钟内须补齐：%1。</translation>
    </message>
    <message>
        <source>Looking for suggestions…</source>
        <translation>正在查找建议单位…</translation>
    </message>
</context>
<context>
    <name>OwedFact</name>
    <message>
        <source>category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the owed facts</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>shiyu::LocalityNote</name>
    <message>
        <source>This place lies outside the city. Choose another, or leave it open.</source>
        <translation>该地点不在本市范围内，请另选，或暂不定位。</translation>
    </message>
    <message>
        <source>%1 · grid worker %2 %3</source>
        <translation>%1 · 网格员 %2 %3</translation>
    </message>
    <message>
        <source>Only %1 to the next grid: check whose matter it is.</source>
        <translation>距相邻网格仅 %1，请核对归属。</translation>
    </message>
    <message>
        <source>Where this place lies could not be looked up. %1</source>
        <translation>未能核对该地点的归属。%1</translation>
    </message>
    <message>
        <source>No outline here tells the district of this point. Type the name of the district, town or village and choose it.</source>
        <translation>本机没有可用于核对的区划边界，无法判定该点归属。请输入县区、镇街或村社名称并选择。</translation>
    </message>
    <message>
        <source>%1 · by its name: no outline here to check the point by</source>
        <translation>%1 · 按名称选定，本机无边界可供核对点位</translation>
    </message>
    <message>
        <source>%1 · by its name; no grid worker known</source>
        <translation>%1 · 按名称选定，暂无网格员信息</translation>
    </message>
    <message>
        <source>%1 · no grid worker known</source>
        <translation>%1 · 暂无网格员信息</translation>
    </message>
    <message>
        <source>%1 · by its name, without a point: no grid, no grid worker. A click on the map gives the place.</source>
        <translation>%1 · 按名称选定，尚无点位，不推定网格和网格员。可在图上点选位置。</translation>
    </message>
    <message>
        <source>The address was changed: the place found for it before no longer counts. Search again, or click on the map.</source>
        <translation>地址已改动，原搜索定位已取消。请重新搜索，或在图上点选。</translation>
    </message>
    <message>
        <source>No place of this name is known here. Click on the map; the address stays as you typed it.</source>
        <translation>未找到同名地点。可在图上点选位置，地址按所填保留。</translation>
    </message>
</context>
<context>
    <name>shiyu::EnclosureFields</name>
    <message>
        <source>Photos, recordings, files</source>
        <translation>附件（照片、录音、文件）</translation>
    </message>
    <message>
        <source>Add files… (F6)</source>
        <translation>添加附件…（F6）</translation>
    </message>
    <message>
        <source>A file is still being read; try again in a moment.</source>
        <translation>附件正在读取，请稍候再试。</translation>
    </message>
    <message>
        <source>At most %1 files go in with a new matter. Attach the others to the case afterwards.</source>
        <translation>新建时最多添加 %1 个附件，其余请在登记后添加到工单。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 is being read…</source>
        <translation>正在读取 %1…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
</TS>
