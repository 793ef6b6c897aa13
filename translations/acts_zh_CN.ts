<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>ArgTable</name>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Clause</source>
        <translation>依据条款</translation>
    </message>
    <message>
        <source>Knowledge entry</source>
        <translation>引用知识条目</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>答复方式</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>法律依据</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Outside number</source>
        <translation>对方编号</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>认定结论</translation>
    </message>
    <message>
        <source>Source of the answer</source>
        <translation>信息来源</translation>
    </message>
    <message>
        <source>Merge into</source>
        <translation>合并到</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>申请</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>Entry of the record</source>
        <translation>记录条目</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Stars</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Expected back on</source>
        <translation>预计返回日期</translation>
    </message>
    <message>
        <source>Review on</source>
        <translation>复核日期</translation>
    </message>
    <message>
        <source>Review result</source>
        <translation>审核结果</translation>
    </message>
    <message>
        <source>Result of the check</source>
        <translation>核查结果</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>已联系上</translation>
    </message>
    <message>
        <source>Contacted by the unit</source>
        <translation>承办单位已联系</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Registered from paper</source>
        <translation>据纸质批示登记</translation>
    </message>
    <message>
        <source>Lead unit</source>
        <translation>主办单位</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Superior centre</source>
        <translation>上级中心</translation>
    </message>
    <message>
        <source>Assisting units</source>
        <translation>协办单位</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Reviewer who signs</source>
        <translation>签字审核人</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>派单依据</translation>
    </message>
    <message>
        <source>Completion</source>
        <translation>办结方式</translation>
    </message>
    <message>
        <source>Kind of application</source>
        <translation>申请事项</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区划</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复内容</translation>
    </message>
    <message>
        <source>Guidance given</source>
        <translation>引导内容</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Reason, as told to the reporter</source>
        <translation>理由（已告知诉求人）</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注内容</translation>
    </message>
    <message>
        <source>Transferred to</source>
        <translation>转往单位</translation>
    </message>
    <message>
        <source>What came back</source>
        <translation>返回情况</translation>
    </message>
    <message>
        <source>Instruction to the units</source>
        <translation>办理要求</translation>
    </message>
    <message>
        <source>Units below (the first one leads)</source>
        <translation>下级单位（首个为主办）</translation>
    </message>
    <message>
        <source>Reporter reached</source>
        <translation>是否联系上诉求人</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>沟通情况</translation>
    </message>
    <message>
        <source>Who arrived</source>
        <translation>到场情况</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>办理进展</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>办理结果</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Answer to the reporter</source>
        <translation>答复内容</translation>
    </message>
    <message>
        <source>How it was settled</source>
        <translation>销号情况</translation>
    </message>
    <message>
        <source>What was found on the spot</source>
        <translation>现场核查情况</translation>
    </message>
    <message>
        <source>What the reporter said</source>
        <translation>诉求人意见</translation>
    </message>
    <message>
        <source>Limit of this round</source>
        <translation>本轮时限</translation>
    </message>
    <message>
        <source>Reminder text</source>
        <translation>催办内容</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>回执内容</translation>
    </message>
    <message>
        <source>Subject of the consultation</source>
        <translation>会商议题</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>批示内容</translation>
    </message>
    <message>
        <source>Purpose of the task force</source>
        <translation>专班任务</translation>
    </message>
    <message>
        <source>Extend by</source>
        <translation>延长</translation>
    </message>
    <message>
        <source>Why supervision is needed</source>
        <translation>提请督办理由</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Return for rework</source>
        <translation>退回重办</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Not passed</source>
        <translation>不通过</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Please choose</source>
        <translation>请选择</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>督办级别</translation>
    </message>
    <message>
        <source>What is demanded</source>
        <translation>督办要求</translation>
    </message>
    <message>
        <source>To be done by the end of</source>
        <translation>办结期限（当日止）</translation>
    </message>
    <message>
        <source>Is the rectification enough</source>
        <translation>整改是否到位</translation>
    </message>
    <message>
        <source>Unit to supervise</source>
        <translation>督办对象</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>整改情况</translation>
    </message>
</context>
<context>
    <name>shiyu::ActBar</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More acts</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>Of other stages</source>
        <translation>其他环节的操作</translation>
    </message>
</context>
<context>
    <name>shiyu::ActForm</name>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Please fill this in.</source>
        <translation>请填写此项。</translation>
    </message>
    <message>
        <source>At most %L1 characters fit here; these are %L2. Shorten the text or attach it as a file.</source>
        <translation>此处最多 %L1 字，现有 %L2 字。请精简，或作为附件登记。</translation>
    </message>
    <message>
        <source>What you pasted has %L1 characters; at most %L2 fit. Nothing was pasted: attach it as a file.</source>
        <translation>粘贴的内容有 %L1 字，最多可保存 %L2 字，未粘贴。请作为附件上传。</translation>
    </message>
    <message>
        <source>Telephone or identity number: mask it?</source>
        <translation>含电话或证件号码，点此遮盖</translation>
    </message>
    <message>
        <source>The text stays in the record for good and is read by every unit of the case.</source>
        <translation>文字将长期留在流转记录中，各承办单位都能看到。</translation>
    </message>
</context>
<context>
    <name>shiyu::ActSheet</name>
    <message>
        <source>Taken back.</source>
        <translation>已撤销。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>returned for rework</source>
        <translation>退回重办</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>已%1</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>正在提交…</translation>
    </message>
    <message>
        <source>What you typed here before is back.</source>
        <translation>已恢复您上次未提交的内容。</translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation>重新填写</translation>
    </message>
</context>
<context>
    <name>shiyu::DayField</name>
    <message>
        <source>YYYY-MM-DD</source>
        <translation>年-月-日，如 2026-11-25</translation>
    </message>
</context>
<context>
    <name>shiyu::DispatchForm</name>
    <message>
        <source>Lead unit: %1</source>
        <translation>主办单位：%1</translation>
    </message>
    <message>
        <source>Without a number the limit of the category holds.</source>
        <translation>不填则按类别时限。</translation>
    </message>
    <message>
        <source>Looking for suggestions…</source>
        <translation>正在查找建议单位…</translation>
    </message>
    <message>
        <source>%1 works on this case already.</source>
        <translation>%1 已在办理本工单。</translation>
    </message>
</context>
<context>
    <name>shiyu::EditForm</name>
    <message>
        <source>What to correct</source>
        <translation>更正事项</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>更正为</translation>
    </message>
    <message>
        <source>Please choose</source>
        <translation>请选择</translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>内容尚未改动。</translation>
    </message>
</context>
<context>
    <name>shiyu::LimitField</name>
    <message>
        <source>By category</source>
        <translation>按类别</translation>
    </message>
</context>
<context>
    <name>shiyu::RelocateForm</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Longitude, latitude</source>
        <translation>经度, 纬度</translation>
    </message>
    <message>
        <source>Click on the map, or type degrees (CGCS2000): 118.3851, 31.3352</source>
        <translation>在地图上点选，或输入经纬度（CGCS2000）：118.3851, 31.3352</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区划</translation>
    </message>
    <message>
        <source>These are no degrees of longitude and latitude.</source>
        <translation>这不是有效的经纬度。</translation>
    </message>
</context>
<context>
    <name>shiyu::ReviewForm</name>
    <message>
        <source>Submitted by %1 %2, %3:
%4</source>
        <translation>%1 %2 于 %3 提交：
%4</translation>
    </message>
</context>
<context>
    <name>shiyu::RulingForm</name>
    <message>
        <source>Approve</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Deny</source>
        <translation>不同意</translation>
    </message>
    <message>
        <source>Ruling</source>
        <translation>审批结论</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>Rule on applications</source>
        <translation>审批申请</translation>
    </message>
</context>
<context>
    <name>shiyu::OwedRepliesForm</name>
    <message>
        <source>Each reporter of a merged matter gets a reply of his own. Empty a draft to leave it for later.</source>
        <translation>并入事项的诉求人须逐一答复。清空草稿即暂不答复。</translation>
    </message>
    <message>
        <source>Reply to %1 %2</source>
        <comment>number and title of a matter</comment>
        <translation>答复 %1 %2</translation>
    </message>
    <message>
        <source>With this every reporter of a merged matter has a reply.</source>
        <translation>提交后，并入事项的诉求人均已答复。</translation>
    </message>
    <message numerus="yes">
        <source>%n reporter(s) of merged matters still wait for a reply after this; they stay in the owner's list.</source>
        <translation>
            <numerusform>提交后仍有 %n 位并入事项的诉求人待答复，保留在主办中心的待答复清单中。</numerusform>
        </translation>
    </message>
    <message>
        <source>Replies that go out together cannot be taken back within the minute: check them before you send.</source>
        <translation>多份答复一并发出，提交后不能在一分钟内撤销，请核对后再提交。</translation>
    </message>
</context>
<context>
    <name>shiyu::InstructForm</name>
    <message>
        <source>Sealed: the handling units and the chain of command read it; each reading is recorded.</source>
        <translation>密封保存：承办单位和本级及上级中心可阅，每次查看均留痕。</translation>
    </message>
</context>
<context>
    <name>shiyu::GenericForm</name>
    <message>
        <source>The limit of this unit stands still until it goes on, and then ends later by as much. The total limit stops only while every open task waits.</source>
        <translation>暂缓期间，该单位的时限停走，恢复后相应顺延；在办任务全部暂缓时，总时限才停走。</translation>
    </message>
</context>
<context>
    <name>shiyu::SendBackForm</name>
    <message>
        <source>Until another unit has signed, your unit stays liable and the clock runs on. After two refusals the superior centre rules.</source>
        <translation>在其他单位签收前，责任仍在本单位，时限不停。两次退单后由上级中心裁定。</translation>
    </message>
    <message>
        <source>Your unit has no other reviewer. Ask the system administrator to name one.</source>
        <translation>本单位没有其他审核人，请联系系统管理员增设。</translation>
    </message>
</context>
<context>
    <name>shiyu::UnitField</name>
    <message>
        <source>Search by name or pinyin initials</source>
        <translation>按名称或拼音首字母查找</translation>
    </message>
</context>
<context>
    <name>shiyu::UnitPicker</name>
    <message>
        <source>No unit is called so.</source>
        <translation>没有名称相符的单位。</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单位</translation>
    </message>
</context>
<context>
    <name>UnitChoices</name>
    <message numerus="yes">
        <source>%n like matter(s) resolved</source>
        <translation>
            <numerusform>同类办结 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n like matter(s) resolved, %1 on time</source>
        <translation>
            <numerusform>同类办结 %n 件，按期 %1 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (the better record)</source>
        <translation>%1（按期率占优）</translation>
    </message>
    <message>
        <source>free unit at %1</source>
        <translation>最近空闲力量 %1</translation>
    </message>
</context>
<context>
    <name>AttachForm</name>
    <message>
        <source>“%1” has %2; at most %3 can be attached. Shorten it, or write in a note where it is kept.</source>
        <translation>“%1”大小为 %2，附件最大 %3。请压缩或截取后再添加，或在备注中写明存放位置。</translation>
    </message>
    <message>
        <source>Stored encrypted in this profile; open to those who handle the case. Each reading is recorded.</source>
        <translation>附件加密保存在本机，仅本工单办理人员可查看，每次查看均有记录。</translation>
    </message>
</context>
<context>
    <name>AttachField</name>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose the file to attach.</source>
        <translation>请选择要添加的附件。</translation>
    </message>
    <message>
        <source>The file is still being read; try again in a moment.</source>
        <translation>附件正在读取，请稍候再试。</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>shiyu::FileField</name>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>无法读取 %1。</translation>
    </message>
</context>
<context>
    <name>shiyu::SupervisionActForm</name>
    <message>
        <source>Which one</source>
        <translation>督办事项</translation>
    </message>
</context>
<context>
    <name>shiyu::ProposeForm</name>
    <message>
        <source>The shift leader of your centre, or a centre above, decides and signs the order.</source>
        <translation>由本中心值班长或上级中心审定并签发。</translation>
    </message>
</context>
<context>
    <name>shiyu::IssueForm</name>
    <message>
        <source>A new one, without a proposal</source>
        <translation>不经提请，直接签发</translation>
    </message>
    <message>
        <source>The day is over.</source>
        <translation>该日期已过。</translation>
    </message>
</context>
<context>
    <name>shiyu::SupervisionAnswerForm</name>
    <message>
        <source>Enough, conclude</source>
        <translation>到位，办结</translation>
    </message>
    <message>
        <source>Not enough, rectify again</source>
        <translation>不到位，继续整改</translation>
    </message>
</context>
<context>
    <name>CaseField</name>
    <message>
        <source>Number or words of an open matter</source>
        <translation>未结工单的单号或关键词</translation>
    </message>
    <message>
        <source>Matters</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>%1 apart</source>
        <translation>相距 %1</translation>
    </message>
    <message>
        <source>No open matter is found by this.</source>
        <translation>没有找到符合条件的未结工单。</translation>
    </message>
</context>
<context>
    <name>shiyu::UndoOffer</name>
    <message>
        <source>It cannot be taken back any more: %1.</source>
        <translation>已不能撤销：%1。</translation>
    </message>
    <message>
        <source>“%1” can still be taken back.</source>
        <translation>“%1”仍可撤销。</translation>
    </message>
    <message>
        <source>“%1” is undone by “%2”.</source>
        <translation>“%1”不能撤销，请用“%2”恢复。</translation>
    </message>
    <message>
        <source>“%1” is not undone; use “%2” to strike it out in the record.</source>
        <translation>“%1”不能撤销，可用“%2”划除。</translation>
    </message>
    <message>
        <source>“%1” is not undone once it is in the record.</source>
        <translation>“%1”一经登记不能撤销。</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>number, what was done</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>You have done nothing here that could be taken back.</source>
        <translation>您在本工单没有可以撤销的操作。</translation>
    </message>
</context>
</TS>
