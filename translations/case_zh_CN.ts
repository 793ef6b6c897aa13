<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>StageSteps</name>
    <message>
        <source>Accept</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>派单</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>联系</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>办理</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>核查</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>登记</translation>
    </message>
</context>
<context>
    <name>shiyu::CasePane</name>
    <message>
        <source>Loading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Choose a case in the list at the left.</source>
        <translation>选择左侧工单，在此查看详情与办理。</translation>
    </message>
</context>
<context>
    <name>shiyu::ClockSection</name>
    <message>
        <source>Basis of the limit</source>
        <translation>时限依据</translation>
    </message>
    <message>
        <source>Other limits %1</source>
        <translation>其他时限 %1</translation>
    </message>
    <message>
        <source>Fold the other limits</source>
        <translation>收起其他时限</translation>
    </message>
    <message>
        <source>Verification and call-back</source>
        <translation>核查回访</translation>
    </message>
</context>
<context>
    <name>shiyu::DuplicateSection</name>
    <message>
        <source>same category</source>
        <translation>同一类别</translation>
    </message>
    <message>
        <source>%1 apart</source>
        <translation>相距 %1</translation>
    </message>
    <message>
        <source>shared words: %1</source>
        <translation>相同词语：%1</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>本单</translation>
    </message>
    <message>
        <source>Merge into that one</source>
        <translation>合并到此单</translation>
    </message>
    <message>
        <source>Merge this matter into %1? Its reporter still gets a reply of his own.</source>
        <translation>将本单合并到 %1？本单诉求人仍须单独答复。</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>shiyu::HeaderSection</name>
    <message>
        <source>No number yet</source>
        <translation>待编号</translation>
    </message>
    <message>
        <source>grid worker %1</source>
        <translation>网格员 %1</translation>
    </message>
    <message>
        <source>(no position yet)</source>
        <translation>（尚无位置）</translation>
    </message>
    <message>
        <source>photos %1</source>
        <translation>照片 %1</translation>
    </message>
    <message>
        <source>recordings %1</source>
        <translation>录音 %1</translation>
    </message>
    <message>
        <source>files %1</source>
        <translation>附件 %1</translation>
    </message>
    <message>
        <source>Possible duplicates %1</source>
        <translation>疑似重复工单 %1</translation>
    </message>
    <message>
        <source>Appeal in full: not open to you</source>
        <translation>诉求原文：对您不开放</translation>
    </message>
    <message>
        <source>Excerpt; the appeal in full is not open to you</source>
        <translation>以上为摘要，诉求原文对您不开放</translation>
    </message>
    <message>
        <source>Call %1, %2</source>
        <translation>呼叫 %1，%2</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>诉求人</translation>
    </message>
    <message>
        <source>not open to you</source>
        <translation>对您不开放</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>未登记</translation>
    </message>
    <message>
        <source>none to call back</source>
        <translation>无需回访</translation>
    </message>
    <message>
        <source>Wish</source>
        <translation>目的</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Shown for 30 seconds; the reading is recorded</source>
        <translation>显示 30 秒，查看将留下记录</translation>
    </message>
    <message>
        <source>Call the reporter</source>
        <translation>呼叫诉求人</translation>
    </message>
    <message>
        <source>Synced</source>
        <translation>已同步</translation>
    </message>
    <message>
        <source>To upload</source>
        <translation>待上传</translation>
    </message>
</context>
<context>
    <name>shiyu::NearbySection</name>
    <message>
        <source>no camera</source>
        <translation>无摄像机</translation>
    </message>
    <message>
        <source>cameras: none of %1 online</source>
        <translation>摄像机 %1 路，均不在线</translation>
    </message>
    <message numerus="yes">
        <source>%n camera(s), nearest %1</source>
        <translation>
            <numerusform>摄像机 %n 路，最近 %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n camera(s) online, nearest %1</source>
        <translation>
            <numerusform>摄像机 %n 路在线，最近 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Around</source>
        <translation>周边</translation>
    </message>
    <message>
        <source>known as soon as the matter has a position</source>
        <translation>补充位置后显示</translation>
    </message>
    <message>
        <source>Forces</source>
        <translation>处置力量</translation>
    </message>
    <message>
        <source>Call %1, %2</source>
        <translation>呼叫 %1，%2</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>state of a device, time</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 camera(s), nearest %2</source>
        <translation>摄像机 %1 路，最近 %2</translation>
    </message>
    <message>
        <source>%1 camera(s) online, nearest %2</source>
        <translation>摄像机 %1 路在线，最近 %2</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Fold what is around</source>
        <translation>收起周边</translation>
    </message>
    <message>
        <source>Unfold what is around</source>
        <translation>展开周边</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>收起列表</translation>
    </message>
    <message>
        <source>forces %1</source>
        <translation>处置力量 %1</translation>
    </message>
</context>
<context>
    <name>shiyu::RecordSection</name>
    <message>
        <source>Time to be checked</source>
        <translation>时间待核</translation>
    </message>
    <message>
        <source>made %1, received %2</source>
        <translation>填写 %1，收到 %2</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>流转记录</translation>
    </message>
    <message>
        <source>Only what moved it</source>
        <translation>只看办理节点</translation>
    </message>
    <message>
        <source>Synced</source>
        <translation>已同步</translation>
    </message>
</context>
<context>
    <name>shiyu::TaskSection</name>
    <message>
        <source> (ruled)</source>
        <translation>（已裁定）</translation>
    </message>
    <message>
        <source>Awaiting approval: %1</source>
        <translation>待审批：%1</translation>
    </message>
    <message>
        <source>Answer %1: %2</source>
        <translation>答复诉求人 %1：%2</translation>
    </message>
    <message>
        <source>Answer %1 · %2: %3</source>
        <translation>答复诉求人 %1 · %2：%3</translation>
    </message>
    <message>
        <source> (basis: %1)</source>
        <translation>（依据：%1）</translation>
    </message>
    <message>
        <source>Who handles it</source>
        <translation>承办情况</translation>
    </message>
    <message>
        <source>No unit has it yet. Owner: %1</source>
        <translation>尚未派单。归属：%1</translation>
    </message>
    <message>
        <source>To dispatch anew: %1</source>
        <translation>待重新派单：%1</translation>
    </message>
    <message>
        <source>No unit had to handle it. Owner: %1</source>
        <translation>未经派单。归属：%1</translation>
    </message>
    <message>
        <source>handled by %1</source>
        <translation>经办 %1</translation>
    </message>
    <message>
        <source>Earlier tasks: %1</source>
        <translation>此前任务：%1</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>未接通</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>已接通</translation>
    </message>
    <message>
        <source>the unit had called</source>
        <translation>单位已联系</translation>
    </message>
    <message>
        <source>the unit had not called</source>
        <translation>单位未联系</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>not resolved</source>
        <translation>未解决</translation>
    </message>
    <message>
        <source>satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>not satisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>Call back %1: %2</source>
        <translation>回访 %1：%2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Sent back to it, to assign</source>
        <translation>退单，待下派</translation>
    </message>
</context>
<context>
    <name>shiyu::TaskTree</name>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
</context>
<context>
    <name>shiyu::OwedSection</name>
    <message>
        <source>Fill in the category</source>
        <translation>补录类别</translation>
    </message>
    <message>
        <source>Fill in the place</source>
        <translation>补录位置</translation>
    </message>
    <message>
        <source>Dispatched in an emergency, still owed: %1</source>
        <translation>应急派单，尚须补录：%1</translation>
    </message>
</context>
<context>
    <name>CaseSheet</name>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>not open to you</source>
        <translation>对您不开放</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>归属</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>登记时间</translation>
    </message>
    <message>
        <source>Reporter</source>
        <translation>诉求人</translation>
    </message>
    <message>
        <source>Appeal in full: not open to you</source>
        <translation>诉求原文：对您不开放</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Non-classified. For internal work; do not pass on.</source>
        <translation>非涉密 · 内部办理使用，请勿外传</translation>
    </message>
    <message>
        <source>Appeal</source>
        <translation>诉求内容</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>承办情况</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>流转记录</translation>
    </message>
    <message>
        <source>Printed by %1, %2, on %3</source>
        <translation>打印：%1 %2　%3</translation>
    </message>
</context>
<context>
    <name>shiyu::CasePrinter</name>
    <message>
        <source>Print %1</source>
        <translation>打印 %1</translation>
    </message>
</context>
<context>
    <name>shiyu::AttachmentSection</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录音录像</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Attachments %1</source>
        <translation>附件 %1</translation>
    </message>
    <message>
        <source>not open to you</source>
        <translation>对您不开放</translation>
    </message>
    <message>
        <source>%1; the reading is recorded</source>
        <translation>%1；查看将被记录</translation>
    </message>
    <message>
        <source>View</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>not on this computer</source>
        <translation>附件未到</translation>
    </message>
    <message>
        <source>to upload</source>
        <translation>待上传</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>已到 %1 / %2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>What has come is kept.</source>
        <translation>已收到的部分会保留。</translation>
    </message>
</context>
<context>
    <name>shiyu::AttachmentViewer</name>
    <message>
        <source>“%1” lies with the server, which cannot be reached now. What has come of it is kept; open it again later.</source>
        <translation>附件“%1”在服务器上，目前连不上；已收到的部分会保留，请稍后再打开。</translation>
    </message>
    <message>
        <source>“%1” has not come here yet; try again later.</source>
        <translation>附件“%1”未到：办理单位尚未上传完毕，请稍后再打开。</translation>
    </message>
    <message>
        <source>“%1” is not what was attached, its check sum differs; it was not opened. Tell the system administrator.</source>
        <translation>附件“%1”与上传时不一致，校验未通过，未打开。请告知系统管理员。</translation>
    </message>
    <message>
        <source>“%1” cannot be shown as a picture; save a copy to look at it.</source>
        <translation>“%1”无法作为图片显示，请另存后查看。</translation>
    </message>
    <message>
        <source>Saved. The copy is no longer encrypted: delete it when it is not needed any more.</source>
        <translation>已另存。副本不再加密，用毕请及时删除。</translation>
    </message>
</context>
<context>
    <name>shiyu::PicturePreview</name>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
</context>
</TS>
