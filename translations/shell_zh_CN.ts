<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Keys</name>
    <message>
        <source>Everywhere</source>
        <translation>全局</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>命令行</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>全部按键</translation>
    </message>
    <message>
        <source>Map, desk, handling</source>
        <translation>一张图、值班、办理</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Switch officer</source>
        <translation>切换人员</translation>
    </message>
    <message>
        <source>Day or night</source>
        <translation>日间/夜间主题</translation>
    </message>
    <message>
        <source>Bring the usual layout back</source>
        <translation>恢复默认布局</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>待办工单</translation>
    </message>
    <message>
        <source>New matter</source>
        <translation>新建工单</translation>
    </message>
    <message>
        <source>Search the queue</source>
        <translation>搜索待办工单</translation>
    </message>
    <message>
        <source>Next, previous</source>
        <translation>下一件、上一件</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>打开工单</translation>
    </message>
    <message>
        <source>Show the case on the map</source>
        <translation>在图上定位工单</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Own area</source>
        <translation>本辖区范围</translation>
    </message>
    <message>
        <source>What lies at the cross</source>
        <translation>查看中心十字处的内容</translation>
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
        <source>Close, keep the draft</source>
        <translation>关闭，保留草稿</translation>
    </message>
    <message>
        <source>The open case</source>
        <translation>当前工单</translation>
    </message>
    <message>
        <source>All other acts</source>
        <translation>其他全部操作</translation>
    </message>
    <message>
        <source>Undo, within its minute</source>
        <translation>撤销（1 分钟内）</translation>
    </message>
    <message>
        <source>Emergency: dispatch first</source>
        <translation>应急派单：先派后补</translation>
    </message>
    <message>
        <source>Shift and handover</source>
        <translation>值班与交接班</translation>
    </message>
    <message>
        <source>Supervisions for you</source>
        <translation>待您处理的督办</translation>
    </message>
    <message>
        <source>Print, or save as PDF</source>
        <translation>打印工单，或存为 PDF</translation>
    </message>
    <message>
        <source>Copy number and title</source>
        <translation>复制编号和标题</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Conflicts to settle</source>
        <translation>待处理冲突</translation>
    </message>
    <message>
        <source>What waits for the server</source>
        <translation>待同步</translation>
    </message>
</context>
<context>
    <name>shiyu::DeskPage</name>
    <message>
        <source>Copied: %1</source>
        <translation>已复制：%1</translation>
    </message>
</context>
<context>
    <name>shiyu::MainWindow</name>
    <message>
        <source>The password was changed. It holds from the next sign-in.</source>
        <translation>密码已修改，下次登录起生效。</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>organisation · officer</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>全部按键</translation>
    </message>
    <message>
        <source>Switch officer</source>
        <translation>切换人员</translation>
    </message>
    <message>
        <source>Day theme</source>
        <translation>日间主题</translation>
    </message>
    <message>
        <source>Night theme</source>
        <translation>夜间主题</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>%1 · Shiyu</source>
        <translation>%1 · 市域</translation>
    </message>
    <message>
        <source>%1 · signed out · Shiyu</source>
        <translation>%1 · 未登录 · 市域</translation>
    </message>
    <message>
        <source>Shiyu</source>
        <translation>市域</translation>
    </message>
    <message>
        <source>One map</source>
        <translation>一张图</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>值班</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>办理</translation>
    </message>
    <message>
        <source>The password is the one of the server; the system administrator sets a new one there.</source>
        <translation>密码以服务器为准，请由系统管理员在服务器上重置。</translation>
    </message>
    <message>
        <source>The administrator's enrolment file</source>
        <translation>管理员提供的登记文件</translation>
    </message>
    <message>
        <source>Enrolment files</source>
        <translation>登记文件</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>待处理冲突</translation>
    </message>
    <message>
        <source>The profile to open</source>
        <translation>要打开的数据文件</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>数据文件</translation>
    </message>
</context>
<context>
    <name>shiyu::SettingsPage</name>
    <message>
        <source>Change the password…</source>
        <translation>修改密码…</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Type size</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Rows of the queue</source>
        <translation>待办列表行数</translation>
    </message>
    <message>
        <source>Coordinates shown as</source>
        <translation>坐标显示方式</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日间</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>夜间</translation>
    </message>
    <message>
        <source>Two lines</source>
        <translation>两行</translation>
    </message>
    <message>
        <source>One line</source>
        <translation>一行</translation>
    </message>
    <message>
        <source>Degrees, minutes, seconds</source>
        <translation>度分秒</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Bring the usual layout back</source>
        <translation>恢复默认布局</translation>
    </message>
</context>
<context>
    <name>shiyu::StatusLine</name>
    <message>
        <source>This is a non-classified system</source>
        <translation>本系统为非涉密系统</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>coordinate system · notice</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Conflicts %1</source>
        <translation>待处理冲突 %1</translation>
    </message>
    <message>
        <source>To be synced …</source>
        <translation>待同步…</translation>
    </message>
</context>
<context>
    <name>shiyu::TopBar</name>
    <message>
        <source>%1 %2</source>
        <comment>date weekday</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Shiyu</source>
        <translation>市域</translation>
    </message>
    <message>
        <source>%1 · Social governance on one map</source>
        <translation>%1 · 社会治理一张图</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search cases, addresses, units, or type a command</source>
        <translation>搜索工单、地址、单位，或输入命令</translation>
    </message>
    <message>
        <source>Instructed %1</source>
        <translation>批示 %1</translation>
    </message>
    <message>
        <source>Due soon %1</source>
        <translation>即将超期 %1</translation>
    </message>
    <message>
        <source>Overdue %1</source>
        <translation>已超期 %1</translation>
    </message>
    <message>
        <source>Supervision for you %1</source>
        <translation>督办待办 %1</translation>
    </message>
</context>
<context>
    <name>HandoverForm</name>
    <message>
        <source>Critical and urgent ones in hand</source>
        <translation>在办特急、紧急工单</translation>
    </message>
    <message>
        <source>Promised: answers owed</source>
        <translation>已承诺、待答复</translation>
    </message>
    <message>
        <source>Awaiting approval</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>Broken: overdue, faults of equipment</source>
        <translation>已超期、设备故障</translation>
    </message>
</context>
<context>
    <name>shiyu::HandoverForm</name>
    <message>
        <source>Taken from the queue just now; add what only you know. One matter a line.</source>
        <translation>以下由待办工单自动带出，请补充只有您知道的事项，每行一件。</translation>
    </message>
    <message>
        <source>Note for who comes</source>
        <translation>交班留言</translation>
    </message>
</context>
<context>
    <name>shiyu::RosterForm</name>
    <message>
        <source>Please choose</source>
        <translation>请选择</translation>
    </message>
    <message>
        <source>Shift leader</source>
        <translation>值班长</translation>
    </message>
    <message>
        <source>Leading cadre</source>
        <translation>带班领导</translation>
    </message>
    <message>
        <source>Officers of the shift</source>
        <translation>值班员</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>shiyu::ShiftForm</name>
    <message>
        <source>Please fill this in.</source>
        <translation>请填写。</translation>
    </message>
</context>
<context>
    <name>shiyu::ShiftSummary</name>
    <message>
        <source>Unfold</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Unfold %1</source>
        <translation>展开%1</translation>
    </message>
    <message>
        <source>Nobody is on duty: the shift has not been opened.</source>
        <translation>尚未开班，当前无人值班。</translation>
    </message>
    <message>
        <source>On duty since %1</source>
        <translation>当班（%1接班）</translation>
    </message>
    <message>
        <source>Shift leader</source>
        <translation>值班长</translation>
    </message>
    <message>
        <source>Leading cadre</source>
        <translation>带班领导</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>值班员</translation>
    </message>
    <message>
        <source>Handed over by %1 %2, waits to be taken over</source>
        <translation>%1 %2已交班，待接班</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>交班留言：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>act why not</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>shiyu::ShiftPanel</name>
    <message>
        <source>Shift and handover</source>
        <translation>值班与交接班</translation>
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
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>shiyu::DutyCorner</name>
    <message>
        <source>No shift is open</source>
        <translation>尚未开班</translation>
    </message>
    <message>
        <source>No supervision waits for you</source>
        <translation>没有待您处理的督办</translation>
    </message>
</context>
<context>
    <name>CallMenu</name>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>复制号码</translation>
    </message>
    <message>
        <source>Dial with the telephone program</source>
        <translation>用本机电话程序拨打</translation>
    </message>
</context>
<context>
    <name>shiyu::PasswordSheet</name>
    <message>
        <source>Change the password</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>It holds on this computer</source>
        <translation>仅在本机生效</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>当前密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message numerus="yes">
        <source>At least %n characters</source>
        <translation><numerusform>至少 %n 个字符</numerusform></translation>
    </message>
    <message>
        <source>New password again</source>
        <translation>再输一次新密码</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Type the password that you signed in with.</source>
        <translation>请输入登录时所用的密码。</translation>
    </message>
    <message numerus="yes">
        <source>Too short. Take at least %n characters.</source>
        <translation><numerusform>太短，至少要 %n 个字符。</numerusform></translation>
    </message>
    <message>
        <source>The two are not the same. Type it again.</source>
        <translation>两次输入不一致，请重新输入。</translation>
    </message>
    <message>
        <source>This is not your present password. Type it again.</source>
        <translation>当前密码不正确，请重新输入。</translation>
    </message>
</context>
<context>
    <name>shiyu::LinkCorner</name>
    <message>
        <source>Standalone profile, saved on this computer</source>
        <translation>单机运行，数据保存在本机</translation>
    </message>
</context>
</TS>
