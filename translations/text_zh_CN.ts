<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Act</name>
    <message>
        <source>New matter</source>
        <translation>新建工单</translation>
    </message>
    <message>
        <source>Answer at once</source>
        <translation>即时答复</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>引导</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>更正位置</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>并案</translation>
    </message>
    <message>
        <source>Absorb</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>Take out of the merger</source>
        <translation>取消并案</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>移出并案</translation>
    </message>
    <message>
        <source>Hand outside</source>
        <translation>转外部办理</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>收回办理</translation>
    </message>
    <message>
        <source>Emergency dispatch</source>
        <translation>应急派单</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>派单</translation>
    </message>
    <message>
        <source>Assign down</source>
        <translation>下派</translation>
    </message>
    <message>
        <source>Sign for</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>First contact</source>
        <translation>先行联系</translation>
    </message>
    <message>
        <source>Arrive</source>
        <translation>报到</translation>
    </message>
    <message>
        <source>Pass on</source>
        <translation>转办</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>退单</translation>
    </message>
    <message>
        <source>Arbitrate</source>
        <translation>裁定</translation>
    </message>
    <message>
        <source>Waive</source>
        <translation>免除协办</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>过程反馈</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>Reply to the citizen</source>
        <translation>答复诉求人</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>办结答复</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>提出申请</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>同意申请</translation>
    </message>
    <message>
        <source>Deny</source>
        <translation>驳回申请</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>暂缓</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Shelve</source>
        <translation>挂账</translation>
    </message>
    <message>
        <source>Write off</source>
        <translation>销号</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>核查</translation>
    </message>
    <message>
        <source>Rework</source>
        <translation>退回重办</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Second round</source>
        <translation>二次办理</translation>
    </message>
    <message>
        <source>Judge reasonableness</source>
        <translation>诉求合理性认定</translation>
    </message>
    <message>
        <source>End by law</source>
        <translation>依法终结</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Accept again</source>
        <translation>重新受理</translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation>提级办理</translation>
    </message>
    <message>
        <source>Whistle</source>
        <translation>吹哨</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>Remind</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>回执</translation>
    </message>
    <message>
        <source>Confer</source>
        <translation>会商</translation>
    </message>
    <message>
        <source>Instruct</source>
        <translation>批示</translation>
    </message>
    <message>
        <source>Form a task force</source>
        <translation>成立专班</translation>
    </message>
    <message>
        <source>Strike out</source>
        <translation>划除记录</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Propose supervision</source>
        <translation>提请督办</translation>
    </message>
    <message>
        <source>Issue the order</source>
        <translation>签发督办单</translation>
    </message>
    <message>
        <source>Reject supervision</source>
        <translation>不予督办</translation>
    </message>
    <message>
        <source>Sign for the order</source>
        <translation>签收督办单</translation>
    </message>
    <message>
        <source>Rectify</source>
        <translation>整改反馈</translation>
    </message>
    <message>
        <source>Conclude supervision</source>
        <translation>督办办结</translation>
    </message>
    <message>
        <source>Open the shift</source>
        <translation>开班</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>交班</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>接班</translation>
    </message>
    <message>
        <source>Import the directory</source>
        <translation>导入基础数据</translation>
    </message>
    <message>
        <source>Add assists</source>
        <translation>增加协办</translation>
    </message>
</context>
<context>
    <name>ReplyWay</name>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Text message</source>
        <translation>短信</translation>
    </message>
    <message>
        <source>In person</source>
        <translation>当面</translation>
    </message>
    <message>
        <source>In writing</source>
        <translation>书面</translation>
    </message>
    <message>
        <source>By the source</source>
        <translation>来源系统</translation>
    </message>
</context>
<context>
    <name>Judgement</name>
    <message>
        <source>Reasonable</source>
        <translation>合理</translation>
    </message>
    <message>
        <source>Partly reasonable</source>
        <translation>部分合理</translation>
    </message>
    <message>
        <source>Not reasonable</source>
        <translation>不合理</translation>
    </message>
</context>
<context>
    <name>Audience</name>
    <message>
        <source>the intake seat</source>
        <translation>受理席</translation>
    </message>
    <message>
        <source>the handling units</source>
        <translation>承办单位</translation>
    </message>
    <message>
        <source>the chain of command</source>
        <translation>本级及上级中心</translation>
    </message>
    <message>
        <source>the handling units and the chain of command</source>
        <translation>承办单位和本级及上级中心</translation>
    </message>
    <message>
        <source>the author&apos;s unit</source>
        <translation>提出单位</translation>
    </message>
</context>
<context>
    <name>Channel</name>
    <message>
        <source>Video</source>
        <translation>天眼</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>地眼</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人眼</translation>
    </message>
</context>
<context>
    <name>ClockKind</name>
    <message>
        <source>Acceptance</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>派单</translation>
    </message>
    <message>
        <source>Signing</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>First contact</source>
        <translation>先行联系</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>处置</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>核查</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>总时限</translation>
    </message>
    <message>
        <source>Missing facts</source>
        <translation>补录信息</translation>
    </message>
</context>
<context>
    <name>ClockReasons</name>
    <message>
        <source>Counted from %1.</source>
        <translation>从 %1 起算。</translation>
    </message>
    <message>
        <source>On %1 the limit was changed to %2, counted from the same start.</source>
        <translation>%1 时限改为 %2，起算时间不变。</translation>
    </message>
    <message>
        <source>Weekend not counted: %1.</source>
        <translation>周末不计：%1。</translation>
    </message>
    <message>
        <source>%1 not counted: %2.</source>
        <translation>%1不计：%2。</translation>
    </message>
    <message>
        <source>%1 is worked to make up for %2 and counts.</source>
        <translation>%1 为%2调休上班日，计入。</translation>
    </message>
    <message>
        <source>Suspended from %1 to %2, not counted.</source>
        <translation>%1 至 %2 暂缓，不计时。</translation>
    </message>
    <message>
        <source>Suspended since %1; counts on when resumed.</source>
        <translation>%1 起暂缓，恢复后继续计时。</translation>
    </message>
    <message>
        <source>On %1 an extension of %2 was granted.</source>
        <translation>%1 批准延期 %2。</translation>
    </message>
    <message>
        <source>The extension of %2 on %1 is beyond the most of %3 and does not count.</source>
        <translation>%1 的延期 %2 超出最多 %3 次的规定，不计入。</translation>
    </message>
    <message>
        <source>Closed from %1 to %2, not counted.</source>
        <translation>%1 结案至 %2 重新受理期间不计时。</translation>
    </message>
    <message>
        <source>When it was accepted again on %1 too little was left, so %2 were given.</source>
        <translation>%1 重新受理时余时不足，按规定留足 %2。</translation>
    </message>
    <message>
        <source>Returned for rework on %1, the clock counts on.</source>
        <translation>%1 退回重办，时限连续计算。</translation>
    </message>
    <message>
        <source>The holidays of %1 are not published yet, only weekends are left out.</source>
        <translation>%1 年节假日安排尚未公布，仅扣除周末。</translation>
    </message>
    <message>
        <source>The source&apos;s own limit ends sooner, at %1, and decides.</source>
        <translation>来源单位的时限更早，%1 到期，以其为准。</translation>
    </message>
    <message>
        <source>The appeal was granted: it does not count in the statistics.</source>
        <translation>超期申诉已批准，不计入考核统计。</translation>
    </message>
    <message>
        <source>Due on %1.</source>
        <translation>%1 到期。</translation>
    </message>
    <message>
        <source>The limit is %1, nights and holidays included.</source>
        <translation>时限 %1，夜间和节假日照常计时。</translation>
    </message>
    <message>
        <source>The limit is %1, only office hours count.</source>
        <translation>时限 %1，只计工作时间。</translation>
    </message>
    <message>
        <source>The limit is %1, each of %2 in office hours.</source>
        <translation>时限 %1，1 个工作日按 %2 工作时间计。</translation>
    </message>
    <message>
        <source>The limit is %1 and ends at the same time of day.</source>
        <translation>时限 %1，到期时刻与起算时刻相同。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between office hours</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Office hours are %1 (built-in calendar).</source>
        <translation>工作时间 %1（内置日历）。</translation>
    </message>
    <message>
        <source>Office hours are %1 (calendar, revision %2).</source>
        <translation>工作时间 %1（工作日历第 %2 版）。</translation>
    </message>
    <message>
        <source>The break %1–%2 is not counted, %3 times.</source>
        <translation>午休 %1–%2 不计，共 %3 次。</translation>
    </message>
    <message>
        <source>The break %1–%2 is not counted.</source>
        <translation>午休 %1–%2 不计。</translation>
    </message>
    <message>
        <source>the holiday</source>
        <translation>节假日</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1小时</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%2年%1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1分</translation>
    </message>
</context>
<context>
    <name>ClockState</name>
    <message>
        <source>Running</source>
        <translation>计时中</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>即将超期</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已超期</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>暂缓</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>按期完成</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>超期完成</translation>
    </message>
</context>
<context>
    <name>ClockText</name>
    <message>
        <source>Suspended, %1</source>
        <translation>暂缓，%1</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>暂缓</translation>
    </message>
    <message>
        <source>Done %1 late</source>
        <translation>超期%1完成</translation>
    </message>
    <message>
        <source>In time, %1 early</source>
        <translation>按期完成，提前%1</translation>
    </message>
    <message>
        <source>%1 overdue</source>
        <translation>已超期%1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余%1</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>%1 到期</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>按期完成</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>超期完成</translation>
    </message>
    <message>
        <source>the source&apos;s limit: %1</source>
        <translation>来源时限：%1</translation>
    </message>
</context>
<context>
    <name>Completion</name>
    <message>
        <source>The lead sums up</source>
        <translation>主办汇总</translation>
    </message>
    <message>
        <source>Each on its own</source>
        <translation>各自办结</translation>
    </message>
    <message>
        <source>Whichever is first</source>
        <translation>先办先结</translation>
    </message>
</context>
<context>
    <name>DispatchBasis</name>
    <message>
        <source>Territory</source>
        <translation>属地</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>属事</translation>
    </message>
    <message>
        <source>First contact</source>
        <translation>首接</translation>
    </message>
    <message>
        <source>Designated</source>
        <translation>指定</translation>
    </message>
    <message>
        <source>Fallback</source>
        <translation>兜底</translation>
    </message>
</context>
<context>
    <name>Entry</name>
    <message>
        <source>Reported</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Answered at once</source>
        <translation>即时答复</translation>
    </message>
    <message>
        <source>Guided</source>
        <translation>引导</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>更正位置</translation>
    </message>
    <message>
        <source>Attached</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>并案</translation>
    </message>
    <message>
        <source>Absorbed</source>
        <translation>并入工单</translation>
    </message>
    <message>
        <source>Taken out of the merger</source>
        <translation>取消并案</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>移出并案</translation>
    </message>
    <message>
        <source>Handed outside</source>
        <translation>转外部办理</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>收回办理</translation>
    </message>
    <message>
        <source>Emergency dispatch</source>
        <translation>应急派单</translation>
    </message>
    <message>
        <source>Dispatched</source>
        <translation>派单</translation>
    </message>
    <message>
        <source>Assigned down</source>
        <translation>下派</translation>
    </message>
    <message>
        <source>Signed for</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>First contact with the citizen</source>
        <translation>先行联系诉求人</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>报到</translation>
    </message>
    <message>
        <source>Passed on</source>
        <translation>转办</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>退单</translation>
    </message>
    <message>
        <source>Arbitrated</source>
        <translation>裁定</translation>
    </message>
    <message>
        <source>Waived</source>
        <translation>免除协办</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>过程反馈</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>Replied to the citizen</source>
        <translation>答复诉求人</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>办结答复</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>提出申请</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>同意申请</translation>
    </message>
    <message>
        <source>Denied</source>
        <translation>驳回申请</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>暂缓</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Shelved</source>
        <translation>挂账</translation>
    </message>
    <message>
        <source>Written off</source>
        <translation>销号</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>核查</translation>
    </message>
    <message>
        <source>Returned for rework</source>
        <translation>退回重办</translation>
    </message>
    <message>
        <source>Called back</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Second round</source>
        <translation>二次办理</translation>
    </message>
    <message>
        <source>Reasonableness judged</source>
        <translation>诉求合理性认定</translation>
    </message>
    <message>
        <source>Ended by law</source>
        <translation>依法终结</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Accepted again</source>
        <translation>重新受理</translation>
    </message>
    <message>
        <source>Escalated</source>
        <translation>提级办理</translation>
    </message>
    <message>
        <source>Whistled</source>
        <translation>吹哨</translation>
    </message>
    <message>
        <source>Rated</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>Reminded</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>催办回执</translation>
    </message>
    <message>
        <source>Conferred</source>
        <translation>会商</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>批示</translation>
    </message>
    <message>
        <source>Task force formed</source>
        <translation>成立专班</translation>
    </message>
    <message>
        <source>Struck out an entry</source>
        <translation>划除记录</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Supervision proposed</source>
        <translation>提请督办</translation>
    </message>
    <message>
        <source>Order issued</source>
        <translation>签发督办单</translation>
    </message>
    <message>
        <source>Supervision rejected</source>
        <translation>不予督办</translation>
    </message>
    <message>
        <source>Order signed for</source>
        <translation>签收督办单</translation>
    </message>
    <message>
        <source>Rectified</source>
        <translation>整改反馈</translation>
    </message>
    <message>
        <source>Supervision concluded</source>
        <translation>督办办结</translation>
    </message>
    <message>
        <source>Shift opened</source>
        <translation>开班</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>交班</translation>
    </message>
    <message>
        <source>Taken over</source>
        <translation>接班</translation>
    </message>
    <message>
        <source>Directory imported</source>
        <translation>导入基础数据</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>the value</source>
        <translation>该项内容</translation>
    </message>
    <message>
        <source>The account is locked after wrong passwords; try again later or ask the system administrator.</source>
        <translation>密码多次错误，账号已锁定，请稍后再试或联系系统管理员。</translation>
    </message>
    <message>
        <source>The account is locked after wrong passwords; try again in %1 min or ask the system administrator.</source>
        <translation>密码多次错误，账号已锁定，请 %1 分钟后再试或联系系统管理员。</translation>
    </message>
    <message>
        <source>%1 was not found; check whether it was moved or renamed.</source>
        <translation>找不到%1，请检查是否已移动或改名。</translation>
    </message>
    <message>
        <source>%1 cannot be read; check your access to it and the disk.</source>
        <translation>无法读取%1，请检查访问权限和磁盘后再试。</translation>
    </message>
    <message>
        <source>%1 cannot be written, it or its folder is read-only; get the right to write and try again.</source>
        <translation>无法写入%1，文件或所在文件夹为只读，请取得写入权限后再试。</translation>
    </message>
    <message>
        <source>The disk is full, %1 was not saved and what was there is unchanged; make room and try again.</source>
        <translation>磁盘空间已满，%1未能保存，原有内容未受影响，请清理空间后再试。</translation>
    </message>
    <message>
        <source>%1 is damaged and was left as it is; restore a backup or ask the system administrator.</source>
        <translation>%1已损坏，文件保持原样未作改动，请用备份恢复或联系系统管理员。</translation>
    </message>
    <message>
        <source>%1 was made by a newer version and was left as it is; install the newer version to open it.</source>
        <translation>%1由更新版本的程序生成，本机版本不能打开，文件保持原样未作改动，请升级程序后再打开。</translation>
    </message>
    <message>
        <source>%1 is in use by another program; close that one and try again.</source>
        <translation>%1正被另一个程序使用，请关闭该程序后再试。</translation>
    </message>
    <message>
        <source>%1 is a file of another kind; choose another one.</source>
        <translation>%1不是所需类型的文件，请另选文件。</translation>
    </message>
    <message>
        <source>%1 is empty; choose another one.</source>
        <translation>%1没有内容，请另选文件。</translation>
    </message>
    <message>
        <source>This version cannot do that with %1; install the newer version or use another format.</source>
        <translation>本版本不支持%1，请升级程序或换用其他格式。</translation>
    </message>
    <message>
        <source>The account or the password is wrong; type them again.</source>
        <translation>账号或密码不正确，请重新输入。</translation>
    </message>
    <message>
        <source>%1 is not right; correct it and try again.</source>
        <translation>%1有误，请更正后再试。</translation>
    </message>
    <message>
        <source>The coordinate system is not known; choose WGS 84, CGCS2000, GCJ-02, BD-09 or a valid EPSG code.</source>
        <translation>无法识别坐标系，请选择 WGS 84、CGCS2000、GCJ-02、BD-09 或填写有效的 EPSG 代码。</translation>
    </message>
    <message>
        <source>The coordinate system “%1” is not known; choose WGS 84, CGCS2000, GCJ-02, BD-09 or a valid EPSG code.</source>
        <translation>无法识别坐标系“%1”，请选择 WGS 84、CGCS2000、GCJ-02、BD-09 或填写有效的 EPSG 代码。</translation>
    </message>
    <message>
        <source>Cancelled; nothing was changed.</source>
        <translation>操作已取消，未作任何改动。</translation>
    </message>
    <message>
        <source>The program failed here and the act was not done; it is in the log, try again or ask the system administrator.</source>
        <translation>程序出现内部错误，本次操作未完成，详情已记入日志，请重试或联系系统管理员。</translation>
    </message>
    <message>
        <source>the item</source>
        <translation>所需内容</translation>
    </message>
</context>
<context>
    <name>FeatureStatus</name>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>处置中</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>赶赴中</translation>
    </message>
    <message>
        <source>Returning</source>
        <translation>返程</translation>
    </message>
    <message>
        <source>Resting</source>
        <translation>休息</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>状态未知</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>appeal</source>
        <translation>诉求内容</translation>
    </message>
    <message>
        <source>text</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>clause</source>
        <translation>依据条款</translation>
    </message>
    <message>
        <source>knowledge entry</source>
        <translation>知识库条目</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>way of the reply</source>
        <translation>答复方式</translation>
    </message>
    <message>
        <source>legal basis</source>
        <translation>法律依据</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>outside number</source>
        <translation>外部单号</translation>
    </message>
    <message>
        <source>check sum</source>
        <translation>文件校验值</translation>
    </message>
    <message>
        <source>verdict</source>
        <translation>认定结论</translation>
    </message>
    <message>
        <source>source of the answer</source>
        <translation>回访方式</translation>
    </message>
    <message>
        <source>source&apos;s number</source>
        <translation>来源单号</translation>
    </message>
    <message>
        <source>matter to merge into</source>
        <translation>并入的工单</translation>
    </message>
    <message>
        <source>merged matter</source>
        <translation>被并工单</translation>
    </message>
    <message>
        <source>entry of the record</source>
        <translation>流转记录</translation>
    </message>
    <message>
        <source>act to undo</source>
        <translation>要撤销的操作</translation>
    </message>
    <message>
        <source>application</source>
        <translation>申请</translation>
    </message>
    <message>
        <source>reminder</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>unit of the limit</source>
        <translation>时限单位</translation>
    </message>
    <message>
        <source>stars</source>
        <translation>评价星级</translation>
    </message>
    <message>
        <source>source&apos;s limit</source>
        <translation>来源时限</translation>
    </message>
    <message>
        <source>expected return</source>
        <translation>预计退回时间</translation>
    </message>
    <message>
        <source>day of review</source>
        <translation>复核日期</translation>
    </message>
    <message>
        <source>opinion of the review</source>
        <translation>审核意见</translation>
    </message>
    <message>
        <source>result of the check</source>
        <translation>核查结果</translation>
    </message>
    <message>
        <source>reached or not</source>
        <translation>是否接通</translation>
    </message>
    <message>
        <source>contacted by the unit or not</source>
        <translation>单位是否联系</translation>
    </message>
    <message>
        <source>resolved or not</source>
        <translation>是否解决</translation>
    </message>
    <message>
        <source>satisfied or not</source>
        <translation>是否满意</translation>
    </message>
    <message>
        <source>reporter to call back</source>
        <translation>可回访诉求人</translation>
    </message>
    <message>
        <source>confidentiality</source>
        <translation>保密要求</translation>
    </message>
    <message>
        <source>paper</source>
        <translation>纸质件</translation>
    </message>
    <message>
        <source>task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>lead unit</source>
        <translation>主办单位</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>new content</source>
        <translation>修改后内容</translation>
    </message>
    <message>
        <source>old content</source>
        <translation>修改前内容</translation>
    </message>
    <message>
        <source>field</source>
        <translation>修改项</translation>
    </message>
    <message>
        <source>receiving centre</source>
        <translation>接收中心</translation>
    </message>
    <message>
        <source>assisting units</source>
        <translation>协办单位</translation>
    </message>
    <message>
        <source>units</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>reviewer</source>
        <translation>审核人</translation>
    </message>
    <message>
        <source>head</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>region</source>
        <translation>所属区划</translation>
    </message>
    <message>
        <source>regions involved</source>
        <translation>涉及区划</translation>
    </message>
    <message>
        <source>category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>basis of the dispatch</source>
        <translation>派单依据</translation>
    </message>
    <message>
        <source>way of completion</source>
        <translation>办结方式</translation>
    </message>
    <message>
        <source>kind of application</source>
        <translation>申请类型</translation>
    </message>
    <message>
        <source>position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>send-backs</source>
        <translation>退单次数</translation>
    </message>
    <message>
        <source>reporter</source>
        <translation>诉求人</translation>
    </message>
    <message>
        <source>reporter&apos;s name</source>
        <translation>诉求人姓名</translation>
    </message>
    <message>
        <source>telephone</source>
        <translation>联系电话</translation>
    </message>
    <message>
        <source>reporter&apos;s telephone</source>
        <translation>诉求人电话</translation>
    </message>
    <message>
        <source>what the citizen wants</source>
        <translation>诉求目的</translation>
    </message>
    <message>
        <source>original text</source>
        <translation>诉求原文</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>recording</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>instruction</source>
        <translation>批示内容</translation>
    </message>
</context>
<context>
    <name>LimitUnit</name>
    <message>
        <source>urgent hours</source>
        <translation>紧急工作时</translation>
    </message>
    <message>
        <source>working hours</source>
        <translation>工作时</translation>
    </message>
    <message>
        <source>working days</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>days</source>
        <translation>自然日</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
</context>
<context>
    <name>OrgKind</name>
    <message>
        <source>Centre</source>
        <translation>指挥中心</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Utility</source>
        <translation>公用企业</translation>
    </message>
    <message>
        <source>Court</source>
        <translation>司法机关</translation>
    </message>
    <message>
        <source>Mediation</source>
        <translation>调解组织</translation>
    </message>
    <message>
        <source>Discipline</source>
        <translation>纪检监察</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他单位</translation>
    </message>
</context>
<context>
    <name>PlaceShape</name>
    <message>
        <source>No position</source>
        <translation>无位置</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>点</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>线</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面</translation>
    </message>
</context>
<context>
    <name>RecordText</name>
    <message>
        <source>%1 %2</source>
        <extracomment>A word and what it stands before: lead City Water</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between units</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 no. %2</source>
        <translation>%1 单号 %2</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>%1 from “%2” to “%3”</source>
        <translation>%1由“%2”改为“%3”</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>file and size</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>basis</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>into another matter</source>
        <translation>并入另一工单</translation>
    </message>
    <message>
        <source>their number</source>
        <translation>外部单号</translation>
    </message>
    <message>
        <source>expected back</source>
        <translation>预计退回</translation>
    </message>
    <message>
        <source>spoken to</source>
        <translation>已通话</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>未接通</translation>
    </message>
    <message>
        <source>to</source>
        <translation>转至</translation>
    </message>
    <message>
        <source>signed by</source>
        <translation>审核人</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>review on</source>
        <translation>复核日期</translation>
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
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>not passed</source>
        <translation>不通过</translation>
    </message>
    <message>
        <source>%1 of 5 stars</source>
        <translation>%1 星（满分 5 星）</translation>
    </message>
    <message>
        <source>its words are not open to you</source>
        <translation>批示内容对您不开放</translation>
    </message>
    <message>
        <source>registered from paper</source>
        <translation>由纸质件登记</translation>
    </message>
    <message>
        <source>head</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>another item</source>
        <translation>其他内容</translation>
    </message>
    <message>
        <source>Unknown unit</source>
        <translation>未知单位</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>What was done, and its particulars</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>until</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>enough</source>
        <translation>整改到位</translation>
    </message>
    <message>
        <source>not enough, to rectify again</source>
        <translation>整改不到位，继续整改</translation>
    </message>
    <message>
        <source>answered by</source>
        <translation>回访方式</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>%1 or %2</source>
        <comment>rights</comment>
        <translation>%1或%2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between rights</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>this program does not know the act</source>
        <translation>本机程序不认识该操作</translation>
    </message>
    <message>
        <source>install the newer version</source>
        <translation>请升级程序后再试</translation>
    </message>
    <message>
        <source>your account or unit is not in the directory</source>
        <translation>您的账号或单位不在通讯录中</translation>
    </message>
    <message>
        <source>ask the system administrator to check it</source>
        <translation>请联系系统管理员核对</translation>
    </message>
    <message>
        <source>the matter was not found</source>
        <translation>找不到该工单</translation>
    </message>
    <message>
        <source>look for it in the list again</source>
        <translation>请在待办工单中重新查找</translation>
    </message>
    <message>
        <source>the matter was reported already</source>
        <translation>该工单已登记</translation>
    </message>
    <message>
        <source>open it from the list</source>
        <translation>请从待办工单中打开</translation>
    </message>
    <message>
        <source>the matter stands at “%1”</source>
        <translation>工单当前为“%1”</translation>
    </message>
    <message>
        <source>finish the present step first</source>
        <translation>请先完成当前环节</translation>
    </message>
    <message>
        <source>no task is chosen</source>
        <translation>未选定任务</translation>
    </message>
    <message>
        <source>choose the task that it concerns</source>
        <translation>请先选定要办理的任务</translation>
    </message>
    <message>
        <source>the task stands at “%1”</source>
        <translation>任务当前为“%1”</translation>
    </message>
    <message>
        <source>you have no right to %1</source>
        <translation>您没有%1权限</translation>
    </message>
    <message>
        <source>leave it to an officer who has it</source>
        <translation>请由有权限的人员办理</translation>
    </message>
    <message>
        <source>another unit has to do it</source>
        <translation>须由其他单位办理</translation>
    </message>
    <message>
        <source>call that unit</source>
        <translation>请联系该单位</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>缺少%1</translation>
    </message>
    <message>
        <source>fill it in and try again</source>
        <translation>请补充后再试</translation>
    </message>
    <message>
        <source>%1 is not right</source>
        <translation>%1有误</translation>
    </message>
    <message>
        <source>correct it and try again</source>
        <translation>请更正后再试</translation>
    </message>
    <message>
        <source>somebody else acted meanwhile</source>
        <translation>他人已先行办理</translation>
    </message>
    <message>
        <source>read the newest entries of the record first</source>
        <translation>请查看最新流转记录后再办理</translation>
    </message>
    <message>
        <source>somebody else changed %1 meanwhile</source>
        <translation>%1已被他人修改</translation>
    </message>
    <message>
        <source>read the newest content first</source>
        <translation>请核对最新内容后再修改</translation>
    </message>
    <message>
        <source>nobody may check his own work</source>
        <translation>经办人不得审核本人办理的事项</translation>
    </message>
    <message>
        <source>leave it to another officer</source>
        <translation>请由其他人员办理</translation>
    </message>
    <message>
        <source>the citizen has no reply yet</source>
        <translation>尚未答复诉求人</translation>
    </message>
    <message>
        <source>reply to the citizen first</source>
        <translation>请先答复诉求人</translation>
    </message>
    <message>
        <source>there is no lead unit</source>
        <translation>尚无主办单位</translation>
    </message>
    <message>
        <source>dispatch it to a lead unit first</source>
        <translation>请先派单给主办单位</translation>
    </message>
    <message>
        <source>there is a lead unit already</source>
        <translation>已有主办单位</translation>
    </message>
    <message>
        <source>add assists or withdraw the lead first</source>
        <translation>请增加协办，或先撤回主办</translation>
    </message>
    <message>
        <source>tasks assigned down are still open</source>
        <translation>下派的任务尚未办结</translation>
    </message>
    <message>
        <source>wait for them or withdraw them</source>
        <translation>请待其办结，或先撤回</translation>
    </message>
    <message>
        <source>assisting units have not finished</source>
        <translation>协办单位尚未办结</translation>
    </message>
    <message>
        <source>remind them or waive their assistance</source>
        <translation>请催办，或免除其协办</translation>
    </message>
    <message>
        <source>the same application waits for approval</source>
        <translation>同类申请正在等待审批</translation>
    </message>
    <message>
        <source>wait for its outcome</source>
        <translation>请等待审批结果</translation>
    </message>
    <message>
        <source>the time to send back is over</source>
        <translation>退单时限已过</translation>
    </message>
    <message>
        <source>go on handling it or ask for arbitration</source>
        <translation>请继续办理，或提请裁定</translation>
    </message>
    <message>
        <source>the superior has ruled who leads</source>
        <translation>上级已裁定主办单位</translation>
    </message>
    <message>
        <source>follow the ruling and ask for a review if need be</source>
        <translation>请按裁定办理，有异议可提请复核</translation>
    </message>
    <message>
        <source>it was sent back twice</source>
        <translation>该工单已两次退单</translation>
    </message>
    <message>
        <source>ask the superior to rule first</source>
        <translation>请先提请上级裁定</translation>
    </message>
    <message>
        <source>it was done as often as is allowed</source>
        <translation>已达到规定的次数上限</translation>
    </message>
    <message>
        <source>go on under the present limit</source>
        <translation>请按现有时限办理</translation>
    </message>
    <message>
        <source>it was not verified yet</source>
        <translation>尚未核查</translation>
    </message>
    <message>
        <source>verify it first</source>
        <translation>请先核查</translation>
    </message>
    <message>
        <source>the citizen was not called yet</source>
        <translation>尚未先行联系诉求人</translation>
    </message>
    <message>
        <source>call the citizen and enter it first</source>
        <translation>请先联系诉求人并登记</translation>
    </message>
    <message>
        <source>the citizen was not called back yet</source>
        <translation>尚未回访诉求人</translation>
    </message>
    <message>
        <source>call back first</source>
        <translation>请先回访</translation>
    </message>
    <message>
        <source>category or region is missing</source>
        <translation>类别或所属区划尚未填写</translation>
    </message>
    <message>
        <source>fill in category and position first</source>
        <translation>请先补全类别和位置</translation>
    </message>
    <message>
        <source>the limit is longer than the source&apos;s own</source>
        <translation>所定时限晚于来源时限</translation>
    </message>
    <message>
        <source>choose a shorter one</source>
        <translation>请缩短时限</translation>
    </message>
    <message>
        <source>others have acted since</source>
        <translation>之后已有新的办理记录</translation>
    </message>
    <message>
        <source>withdraw it or return it for rework instead</source>
        <translation>请改用撤回或退回重办</translation>
    </message>
    <message>
        <source>the minute to undo is over</source>
        <translation>已超过 1 分钟的撤销时间</translation>
    </message>
    <message>
        <source>the entry is somebody else&apos;s</source>
        <translation>该条记录由他人登记</translation>
    </message>
    <message>
        <source>ask its author</source>
        <translation>请联系登记人本人处理</translation>
    </message>
    <message>
        <source>the other matter is part of a merger</source>
        <translation>对方工单已有并案关系</translation>
    </message>
    <message>
        <source>look at that merger first</source>
        <translation>请先核对并案关系</translation>
    </message>
    <message>
        <source>the step that it builds on was refused</source>
        <translation>所依据的上一步未通过</translation>
    </message>
    <message>
        <source>settle that step first</source>
        <translation>请先处理未通过的操作</translation>
    </message>
    <message>
        <source>the unit lies outside your territory</source>
        <translation>所选单位不在本级辖区内</translation>
    </message>
    <message>
        <source>choose a unit of your territory</source>
        <translation>请改选辖区内的单位</translation>
    </message>
    <message>
        <source>only %1 may: %2</source>
        <extracomment>%1 a unit, %2 an act: only City Water may: Sign for</extracomment>
        <translation>须由 %1 %2</translation>
    </message>
    <message>
        <source>matter %1 is part of a merger</source>
        <translation>工单 %1 已有并案关系</translation>
    </message>
    <message>
        <source>it is not its turn yet</source>
        <translation>尚未到该环节</translation>
    </message>
    <message>
        <source>%1 was not done: %2; %3.</source>
        <extracomment>What was tried, why not, what to do</extracomment>
        <translation>未能%1：%2，%3。</translation>
    </message>
    <message>
        <source>who handed over does not take over himself</source>
        <translation>交班人不能自行接班</translation>
    </message>
</context>
<context>
    <name>RegionLevel</name>
    <message>
        <source>City</source>
        <translation>市</translation>
    </message>
    <message>
        <source>County</source>
        <translation>区县</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>镇街</translation>
    </message>
    <message>
        <source>Village</source>
        <translation>村社</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
</context>
<context>
    <name>RequestKind</name>
    <message>
        <source>Extension</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>Suspension</source>
        <translation>暂缓</translation>
    </message>
    <message>
        <source>Shelving</source>
        <translation>挂账</translation>
    </message>
    <message>
        <source>Appeal against lateness</source>
        <translation>超期申诉</translation>
    </message>
</context>
<context>
    <name>Right</name>
    <message>
        <source>intake</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>dispatch</source>
        <translation>派单</translation>
    </message>
    <message>
        <source>sign</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>handle</source>
        <translation>办理</translation>
    </message>
    <message>
        <source>assign</source>
        <translation>下派</translation>
    </message>
    <message>
        <source>review</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>arbitrate</source>
        <translation>裁定</translation>
    </message>
    <message>
        <source>approve</source>
        <translation>审批</translation>
    </message>
    <message>
        <source>verify</source>
        <translation>核查</translation>
    </message>
    <message>
        <source>follow-up</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>supervise</source>
        <translation>督办签发</translation>
    </message>
    <message>
        <source>escalate</source>
        <translation>提级吹哨</translation>
    </message>
    <message>
        <source>instruct</source>
        <translation>批示</translation>
    </message>
    <message>
        <source>terminate</source>
        <translation>依法终结</translation>
    </message>
    <message>
        <source>appraise</source>
        <translation>认定评价</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>system administration</source>
        <translation>系统管理</translation>
    </message>
    <message>
        <source>security administration</source>
        <translation>安全管理</translation>
    </message>
    <message>
        <source>audit administration</source>
        <translation>审计管理</translation>
    </message>
</context>
<context>
    <name>Service</name>
    <message>
        <source>Intake service</source>
        <translation>自动受理服务</translation>
    </message>
    <message>
        <source>Timer</source>
        <translation>时限服务</translation>
    </message>
    <message>
        <source>Index service</source>
        <translation>指数服务</translation>
    </message>
    <message>
        <source>Dispatch rule</source>
        <translation>自动派单规则</translation>
    </message>
</context>
<context>
    <name>Source</name>
    <message>
        <source>12345</source>
        <translation>12345</translation>
    </message>
    <message>
        <source>Petition</source>
        <translation>信访</translation>
    </message>
    <message>
        <source>Citizens&apos; voice</source>
        <translation>市民心声</translation>
    </message>
    <message>
        <source>Message board for leaders</source>
        <translation>领导留言板</translation>
    </message>
    <message>
        <source>Internet + supervision</source>
        <translation>互联网+督查</translation>
    </message>
    <message>
        <source>Grid worker</source>
        <translation>网格员</translation>
    </message>
    <message>
        <source>Video recognition</source>
        <translation>视频智能识别</translation>
    </message>
    <message>
        <source>Sensors</source>
        <translation>物联感知</translation>
    </message>
    <message>
        <source>Visit in person</source>
        <translation>群众来访</translation>
    </message>
    <message>
        <source>110</source>
        <translation>110</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门移送</translation>
    </message>
    <message>
        <source>Media</source>
        <translation>媒体反映</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>To accept</source>
        <translation>待受理</translation>
    </message>
    <message>
        <source>Answered at once</source>
        <translation>即时答复</translation>
    </message>
    <message>
        <source>Guided</source>
        <translation>已引导</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>Handed outside</source>
        <translation>已转外部</translation>
    </message>
    <message>
        <source>To dispatch</source>
        <translation>待派单</translation>
    </message>
    <message>
        <source>To sign for</source>
        <translation>待签收</translation>
    </message>
    <message>
        <source>In hand</source>
        <translation>办理中</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已结案</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>已并案</translation>
    </message>
    <message>
        <source>Shelved</source>
        <translation>已挂账</translation>
    </message>
    <message>
        <source>Ended by law</source>
        <translation>依法终结</translation>
    </message>
</context>
<context>
    <name>SubjectKind</name>
    <message>
        <source>Matter</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Supervision</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>预警</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>值班</translation>
    </message>
    <message>
        <source>Bulletin</source>
        <translation>信息报送</translation>
    </message>
    <message>
        <source>Consultation</source>
        <translation>会商</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>预案</translation>
    </message>
    <message>
        <source>Task force</source>
        <translation>专班</translation>
    </message>
    <message>
        <source>Governance index</source>
        <translation>治理指数</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>基础数据</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
</context>
<context>
    <name>TaskRole</name>
    <message>
        <source>Lead</source>
        <translation>主办</translation>
    </message>
    <message>
        <source>Assist</source>
        <translation>协办</translation>
    </message>
</context>
<context>
    <name>TaskStage</name>
    <message>
        <source>To sign for</source>
        <translation>待签收</translation>
    </message>
    <message>
        <source>Signed for</source>
        <translation>已签收</translation>
    </message>
    <message>
        <source>In hand</source>
        <translation>办理中</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>待审核</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>已审核</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>已核查</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>已退单</translation>
    </message>
    <message>
        <source>Passed on</source>
        <translation>已转办</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Waived</source>
        <translation>免予协办</translation>
    </message>
    <message>
        <source>Rework</source>
        <translation>退回重办</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>暂缓</translation>
    </message>
</context>
<context>
    <name>TimeLimit</name>
    <message numerus="yes">
        <source>%n urgent hour(s)</source>
        <translation>
            <numerusform>%n 紧急工作时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working hour(s)</source>
        <translation>
            <numerusform>%n 工作时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n 工作日</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 自然日</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message>
        <source>MMM d, yyyy</source>
        <extracomment>A date with its year, as in QDate::toString</extracomment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>MMM d</source>
        <extracomment>A date within this year, as in QDate::toString</extracomment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>under 1 min</source>
        <translation>不足1分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1天</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>Days and hours, or hours and minutes</extracomment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1分</translation>
    </message>
</context>
<context>
    <name>Urgency</name>
    <message>
        <source>Critical</source>
        <translation>特急</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Elevated</source>
        <translation>较急</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>一般</translation>
    </message>
</context>
<context>
    <name>Way</name>
    <message>
        <source>by telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>by text message</source>
        <translation>短信</translation>
    </message>
    <message>
        <source>in person</source>
        <translation>上门</translation>
    </message>
    <message>
        <source>by letter</source>
        <translation>书面</translation>
    </message>
    <message>
        <source>by the source&apos;s system</source>
        <translation>来源系统</translation>
    </message>
</context>
<context>
    <name>Weekday</name>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
</context>
<context>
    <name>SyncText</name>
    <message>
        <source>Synced</source>
        <translation>已同步</translation>
    </message>
    <message>
        <source>To upload</source>
        <translation>待上传</translation>
    </message>
    <message>
        <source>Uploaded</source>
        <translation>已上传</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>Saved on this computer</source>
        <translation>已存本机</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>Lists and counts cannot be read and may be out of date; acts are still saved.</source>
        <translation>清单和计数读取失败，可能不是最新；办理操作仍会保存。</translation>
    </message>
    <message>
        <source>The map cannot be read and may be out of date; lists and acts go on.</source>
        <translation>地图读取失败，可能不是最新；清单和办理不受影响。</translation>
    </message>
    <message>
        <source>This city has no boundaries yet: the map is empty and no place is judged. Import regions under Settings.</source>
        <translation>本市还没有区划边界：地图为空，也不判断位置归属。请在“设置”中导入区划。</translation>
    </message>
    <message>
        <source>What you type is not being kept: finish it before you leave the form.</source>
        <translation>正在填写的内容无法保存：请在离开表单前提交。</translation>
    </message>
    <message>
        <source>The saved views cannot be kept or read.</source>
        <translation>常用视图无法保存或读取。</translation>
    </message>
    <message>
        <source>What was read cannot be marked: rows stay bold; nothing else is lost.</source>
        <translation>已读标记无法保存：条目仍显示为未读，其他内容不受影响。</translation>
    </message>
    <message>
        <source>The clocks of open matters could not be computed again and follow the calendar before.</source>
        <translation>在办工单的时限未能按新日历重算，仍按原日历显示。</translation>
    </message>
    <message>
        <source>An import that was interrupted cannot go on now; it will be tried after the next sign-in.</source>
        <translation>中断的导入暂时无法继续，将在下次登录后重试。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what does not work, why</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>The server has no boundaries of this city yet: the map is empty and no place is judged. The system administrator imports them on the server; they then come by themselves.</source>
        <translation>服务器上还没有本市的区划边界：地图为空，也不判断位置归属。请系统管理员在服务器上导入，导入后本机自动获取。</translation>
    </message>
</context>
<context>
    <name>SupervisionForm</name>
    <message>
        <source>Notice</source>
        <translation>提示单</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>督办单</translation>
    </message>
    <message>
        <source>Listed</source>
        <translation>挂牌督办</translation>
    </message>
</context>
<context>
    <name>SupervisionStage</name>
    <message>
        <source>To be issued</source>
        <translation>待签发</translation>
    </message>
    <message>
        <source>To be signed for</source>
        <translation>待签收</translation>
    </message>
    <message>
        <source>Rectifying</source>
        <translation>整改中</translation>
    </message>
    <message>
        <source>Rectified, to be concluded</source>
        <translation>已整改，待审定</translation>
    </message>
    <message>
        <source>Concluded</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>不予督办</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤销</translation>
    </message>
</context>
<context>
    <name>SupervisionText</name>
    <message>
        <source>%1 (%2)</source>
        <comment>officer, unit</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Proposed supervision</source>
        <translation>提请督办</translation>
    </message>
    <message>
        <source>%1 · signed by %2 %3</source>
        <comment>supervised unit</comment>
        <translation>督办对象 %1 · %2 %3签发</translation>
    </message>
    <message>
        <source>%1 · proposed by %2 %3</source>
        <comment>supervised unit</comment>
        <translation>督办对象 %1 · %2 %3提请</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>理由：%1</translation>
    </message>
    <message>
        <source>Demanded: %1</source>
        <translation>要求：%1</translation>
    </message>
    <message>
        <source>Rectified by %1 %2: %3</source>
        <translation>%1 %2整改反馈：%3</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>期限 %1</translation>
    </message>
    <message>
        <source>%1, %2 over</source>
        <translation>%1，已超期%2</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <translation>%1，剩余%2</translation>
    </message>
</context>
<context>
    <name>ShiftText</name>
    <message>
        <source>Shift leader %1 · cadre %2</source>
        <translation>值班长 %1 · 带班 %2</translation>
    </message>
    <message>
        <source>officers %1</source>
        <translation>值班员 %1</translation>
    </message>
    <message>
        <source>handed over %1</source>
        <translation>%1已交班，待接班</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1接班</translation>
    </message>
</context>
<context>
    <name>LinkText</name>
    <message>
        <source>The server does not accept this account and password; type them again.</source>
        <translation>服务器未接受该账号和密码，请重新输入。</translation>
    </message>
    <message>
        <source>The account is locked on the server; ask the system administrator.</source>
        <translation>该账号在服务器上已锁定，请联系系统管理员。</translation>
    </message>
    <message>
        <source>This computer was withdrawn from the server; ask the security administrator.</source>
        <translation>本机已被服务器停用，请联系安全管理员。</translation>
    </message>
    <message>
        <source>The server does not know this computer, or its enrolment file was used or is too old; ask the administrator for a new one.</source>
        <translation>服务器不认识本机，或登记文件已被使用、已过期，请向管理员重新领取登记文件。</translation>
    </message>
    <message>
        <source>This account belongs to another organisation than this computer; sign in on one of your own.</source>
        <translation>该账号不属于本机所在单位，请在本单位的电脑上登录。</translation>
    </message>
    <message>
        <source>The city's directory does not know this computer's organisation any more; what waits here is kept. Ask the system administrator.</source>
        <translation>全市目录中已没有本机所属单位，本机待上传的内容仍保留，请联系系统管理员。</translation>
    </message>
    <message>
        <source>The server has ended the session; sign in again.</source>
        <translation>服务器已结束本次会话，请重新登录。</translation>
    </message>
    <message>
        <source>Not signed in to the server</source>
        <translation>未登录服务器</translation>
    </message>
    <message>
        <source>Online · fetching earlier matters, %1 of %2</source>
        <translation>在线 · 正在获取近期工单 %1/%2</translation>
    </message>
    <message>
        <source>Online · exchanging</source>
        <translation>在线 · 正在同步</translation>
    </message>
    <message>
        <source>Online · synced %1</source>
        <translation>在线 · 已同步 %1</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Offline since %1: the server is busy</source>
        <translation>离线（%1 起，服务器繁忙）</translation>
    </message>
    <message>
        <source>Offline since %1: %2</source>
        <translation>离线（%1 起，%2）</translation>
    </message>
    <message>
        <source>The exchange has stopped since %1 and is tried again: what came is damaged or no answer of the server's, and nothing of it was taken in; if it goes on, ask the system administrator</source>
        <translation>同步中断（%1 起，正在重试）：收到的内容已损坏或不是服务器的应答，未写入本机；如持续出现，请联系系统管理员</translation>
    </message>
    <message>
        <source>The server speaks another version since %1; ask the system administrator</source>
        <translation>服务器版本与本机不一致（%1 起），请联系系统管理员</translation>
    </message>
    <message>
        <source>The exchange has stopped since %1 and is tried again: %2</source>
        <translation>同步中断（%1 起，正在重试）：%2</translation>
    </message>
    <message>
        <source>The matter is not open to this organisation any more.</source>
        <translation>该工单已不对本单位开放。</translation>
    </message>
    <message>
        <source>The server does not know the key that it was signed with; sign in anew and do it again.</source>
        <translation>服务器不认识签名所用的密钥，请重新登录后再办理一次。</translation>
    </message>
    <message>
        <source>It was done for another organisation than this computer's.</source>
        <translation>该操作不是以本机所在单位的名义办理的。</translation>
    </message>
    <message>
        <source>The server is of an older version and does not know this act.</source>
        <translation>服务器版本较旧，不支持该操作。</translation>
    </message>
    <message>
        <source>The server could not take it in as it came (%1); do it again or ask the system administrator.</source>
        <translation>服务器无法接收该操作（%1），请重新办理或联系系统管理员。</translation>
    </message>
    <message>
        <source>the server cannot be reached</source>
        <translation>无法连接服务器</translation>
    </message>
    <message>
        <source>the server's name cannot be resolved</source>
        <translation>无法解析服务器名称</translation>
    </message>
    <message>
        <source>the server does not answer</source>
        <translation>服务器无响应</translation>
    </message>
    <message>
        <source>the server's key is not the enrolled one</source>
        <translation>服务器密钥与登记的不符</translation>
    </message>
    <message>
        <source>the server's answer is larger than is allowed</source>
        <translation>服务器应答超出允许的大小</translation>
    </message>
    <message>
        <source>%1 to upload, since %2</source>
        <translation>待上传 %1 条（%2 起）</translation>
    </message>
    <message>
        <source>%1 more are needed on this computer's disk; make room, what is here is kept and the rest follows by itself</source>
        <translation>本机磁盘空间不足，还需 %1；请清理磁盘，已有内容不受影响，其余会自动继续</translation>
    </message>
    <message>
        <source>map data %1 %</source>
        <translation>地图数据 %1 %</translation>
    </message>
    <message>
        <source>map data waits: the disk is full</source>
        <translation>磁盘已满，地图数据未下载</translation>
    </message>
    <message>
        <source>%1 attachments to upload</source>
        <translation>附件待上传 %1 个</translation>
    </message>
    <message>
        <source>%1 attachments wait: the server takes no more for now; they go up by themselves later</source>
        <translation>附件待上传 %1 个：服务器暂不接收更多附件，稍后自动上传</translation>
    </message>
    <message>
        <source>last confirmed %1</source>
        <translation>服务器最后确认 %1</translation>
    </message>
    <message>
        <source>%1. An account that has never signed in on this computer needs the server; a wrong password looks the same. Try again.</source>
        <translation>%1。未在本机登录过的账号须连接服务器才能登录，密码输错也会如此提示，请重试。</translation>
    </message>
    <message>
        <source>The directory does not know this officer any more; ask the system administrator.</source>
        <translation>人员名录中已没有该人员，请联系系统管理员。</translation>
    </message>
    <message>
        <source>The enrolment file is too old to be used; ask the administrator for a new one.</source>
        <translation>登记文件已过期，请向管理员重新领取。</translation>
    </message>
    <message>
        <source>That is no enrolment file of a server's; choose the one that the administrator made for this computer.</source>
        <translation>这不是服务器的登记文件，请选择管理员为本机制作的文件。</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>正在联系服务器…</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>%1; it goes on by itself when the network is back.</source>
        <translation>%1，网络恢复后自动继续</translation>
    </message>
    <message>
        <source>Fetching units, officers and rules …</source>
        <translation>正在获取单位、人员和规则…</translation>
    </message>
    <message>
        <source>Fetching open matters: %1 of %2</source>
        <translation>正在获取未结工单 %1/%2</translation>
    </message>
    <message>
        <source>the server's certificate has expired</source>
        <translation>服务器证书已过期</translation>
    </message>
    <message>
        <source>The exchange has stopped since %1: the server lacks records that it has sent here before, perhaps since it was restored from a backup; what is here and what waits is kept, ask the system administrator</source>
        <translation>同步中断（%1 起）：服务器缺少已发给本机的办理记录，请联系系统管理员；可能是从旧备份恢复过，本机的记录和待上传的操作原样保留</translation>
    </message>
    <message>
        <source>The exchange has stopped since %1: the server's records are not those that it signed before, so they were changed afterwards; what is here and what waits is kept, tell the system administrator</source>
        <translation>同步中断（%1 起）：服务器的办理记录与其此前签名的不一致，请联系系统管理员；记录事后被改动过，本机的记录和待上传的操作原样保留</translation>
    </message>
    <message>
        <source>The exchange has stopped since %1: the server's records are not signed with its key, so it may be another server; what is here and what waits is kept, tell the system administrator</source>
        <translation>同步中断（%1 起）：办理记录不是用本机所接服务器的密钥签名的，请联系系统管理员；可能换了服务器，本机的记录和待上传的操作原样保留</translation>
    </message>
</context>
<context>
    <name>BundleText</name>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>This receipt was not issued by this computer's server; nothing of it was taken in. Ask the system administrator.</source>
        <translation>这份回执不是本机所接服务器签发的，没有导入；请向系统管理员核实。</translation>
    </message>
    <message>
        <source>This receipt is for another computer; nothing of it was taken in. Take it to the computer that wrote the bundle.</source>
        <translation>这份回执是给另一台电脑的，没有导入；请拿到导出该离线包的电脑上导入。</translation>
    </message>
    <message>
        <source>%1 acts were written to the bundle. Take it to the administrator of the server or to a desk that is online, and bring the receipt back; until then they go on waiting here.</source>
        <translation>已将 %1 条操作写入离线包。请把它交给服务器管理员或由联网的值班席代交，并带回回执；在此之前这些操作在本机继续待上传。</translation>
    </message>
    <message>
        <source>%1 more did not fit: write another bundle when the receipt of this one is here.</source>
        <translation>另有 %1 条放不下，导入这次的回执后请再导出一次。</translation>
    </message>
    <message>
        <source>%1 attachments are not in it; they go up when the network is back.</source>
        <translation>%1 个附件不在离线包内，联网后自动上传。</translation>
    </message>
    <message>
        <source>No act waits; attachments were written to the bundle. Take it to the administrator of the server or to a desk that is online, and bring the receipt back.</source>
        <translation>没有待上传的操作，已将附件写入离线包。请把它交给服务器管理员或由联网的值班席代交，并带回回执。</translation>
    </message>
    <message>
        <source>%1 attachments are in it.</source>
        <translation>离线包内有 %1 个附件。</translation>
    </message>
    <message>
        <source>Nothing waits here to be uploaded; no bundle is needed.</source>
        <translation>本机没有待上传的操作，不需要离线包。</translation>
    </message>
    <message>
        <source>Bundles are not enabled for this computer. The security administrator enables them on the server; they can be used after the next exchange with it.</source>
        <translation>本机未启用离线包。由安全管理员在服务器上为本机启用，下次与服务器联网后即可使用。</translation>
    </message>
    <message>
        <source>This receipt was taken in already (%1); nothing has changed.</source>
        <translation>这份回执已经导入过（%1），本次没有变化。</translation>
    </message>
    <message>
        <source>The receipt was taken in: the server has accepted %1 acts.</source>
        <translation>回执已导入：服务器已接受 %1 条操作。</translation>
    </message>
    <message>
        <source>The server has %1 attachments of them.</source>
        <translation>%1 个附件已送达服务器。</translation>
    </message>
    <message>
        <source>%1 were not accepted and lie under “Conflicts to settle”.</source>
        <translation>%1 条未通过，见“待处理冲突”。</translation>
    </message>
    <message>
        <source>The receipt is cut off or was altered; nothing of it was taken in, and what waits here is kept. Copy the receipt again.</source>
        <translation>回执文件不完整或被改动过，没有导入，本机待上传的操作原样保留；请重新拷贝一份回执。</translation>
    </message>
    <message>
        <source>This is a bundle to be taken to the server, not its receipt. Take it to the administrator of the server and bring the receipt back.</source>
        <translation>这是要交给服务器的离线包，不是回执。请把它交给服务器管理员，带回回执后再导入。</translation>
    </message>
    <message>
        <source>This is not the receipt of a bundle; choose the file that the administrator of the server gave back.</source>
        <translation>这不是离线包的回执；请选择服务器管理员交回的文件。</translation>
    </message>
    <message>
        <source>This receipt is of a newer version of the server; bring this computer's program up to date, then take it in.</source>
        <translation>这份回执来自更高版本的服务器；请先升级本机程序，再导入回执。</translation>
    </message>
    <message>
        <source>This bundle was written for another server; nothing of it was taken in.</source>
        <translation>这份离线包是给另一台服务器的，没有收下。</translation>
    </message>
    <message>
        <source>Bundles are not enabled for the computer that wrote it; nothing of it was taken in. The security administrator enables them on the server.</source>
        <translation>导出它的电脑未启用离线包，没有收下；由安全管理员在服务器上为那台电脑启用。</translation>
    </message>
    <message>
        <source>This bundle is larger than the server takes; nothing of it was taken in. Ask the system administrator.</source>
        <translation>这份离线包超过服务器允许的大小，没有收下；请联系系统管理员。</translation>
    </message>
    <message>
        <source>The server does not know the computer that wrote this bundle, or does not trust it any more; nothing of it was taken in. Ask the system administrator.</source>
        <translation>服务器不认识导出这份离线包的电脑，或已不再信任它，没有收下；请联系系统管理员。</translation>
    </message>
    <message>
        <source>Stopped: no bundle was written, and what waits here is kept.</source>
        <translation>已停止，没有写出离线包，本机待上传的操作原样保留。</translation>
    </message>
    <message>
        <source>The server has taken the bundle in. Its receipt is in %1; give it back to whoever brought the bundle.</source>
        <translation>服务器已收下离线包，回执已存为 %1，请交还送来的人。</translation>
    </message>
    <message>
        <source>The server has taken the bundle in, but the receipt cannot be written there; choose another place for it.</source>
        <translation>服务器已收下离线包，但回执无法写在那里，请另选存放位置。</translation>
    </message>
    <message>
        <source>The bundle is cut off or was altered; nothing of it was taken in. Copy it again.</source>
        <translation>离线包不完整或被改动过，没有收下；请重新拷贝一份。</translation>
    </message>
    <message>
        <source>This is a receipt, not a bundle; the computer that wrote the bundle takes it in.</source>
        <translation>这是回执，不是离线包；请在导出离线包的那台电脑上导入。</translation>
    </message>
    <message>
        <source>This is not a bundle; choose the file that the other computer wrote.</source>
        <translation>这不是离线包；请选择对方电脑导出的文件。</translation>
    </message>
    <message>
        <source>This bundle is of a newer version; bring this computer's program up to date, then hand it in.</source>
        <translation>这份离线包来自更高版本的程序；请先升级本机程序，再代交。</translation>
    </message>
    <message>
        <source>The server takes no bundles this way; take the file to its administrator.</source>
        <translation>服务器不支持联网代交；请把文件交给服务器管理员。</translation>
    </message>
    <message>
        <source>Stopped. The bundle can be handed in again; what the server has already taken it does not take twice.</source>
        <translation>已停止。离线包可以再次代交，服务器已收下的不会重复计入。</translation>
    </message>
    <message>
        <source>The server did not answer. Hand the bundle in again when the network is back; what it has already taken it does not take twice.</source>
        <translation>服务器没有应答；恢复连接后请再次代交，服务器已收下的不会重复计入。</translation>
    </message>
</context>
<context>
    <name>EndedText</name>
    <message>
        <source>Older matters are on the server, and it cannot be reached now; look again when the connection is back.</source>
        <translation>更早的工单在服务器上，现在连不上服务器，恢复连接后再查找。</translation>
    </message>
    <message>
        <source>The server is of an older version and cannot look for older matters; ask the system administrator to bring it up to date.</source>
        <translation>服务器版本较旧，不能查找更早的工单，请系统管理员升级服务器。</translation>
    </message>
    <message>
        <source>The server does not show this matter to your organisation any more.</source>
        <translation>服务器不再向本单位开放该工单。</translation>
    </message>
    <message>
        <source>What the server sent did not pass the check and was not kept; try again, or tell the system administrator.</source>
        <translation>服务器发来的内容未通过校验，没有保存；请重试，仍不行请告知系统管理员。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>date state</comment>
        <translation>%1 %2</translation>
    </message>
</context>
</TS>
