<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>FilterPanel</name>
    <message>
        <source>All counties</source>
        <translation>全部县区</translation>
    </message>
    <message>
        <source>All towns</source>
        <translation>全部镇街</translation>
    </message>
    <message>
        <source>All villages</source>
        <translation>全部村社</translation>
    </message>
    <message>
        <source>All minor categories</source>
        <translation>全部小类</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区划</translation>
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
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Level that has it now</source>
        <translation>所在层级</translation>
    </message>
    <message>
        <source>Unread only</source>
        <translation>仅未读</translation>
    </message>
    <message>
        <source>With closed ones</source>
        <translation>含已办结</translation>
    </message>
    <message>
        <source>Clear conditions</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>County</source>
        <translation>县区</translation>
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
        <source>Major category</source>
        <translation>大类</translation>
    </message>
    <message>
        <source>Minor category</source>
        <translation>小类</translation>
    </message>
</context>
<context>
    <name>QueueChips</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>To accept</source>
        <translation>待受理</translation>
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
        <source>Sent back</source>
        <translation>退单</translation>
    </message>
    <message>
        <source>To approve</source>
        <translation>待审批</translation>
    </message>
    <message>
        <source>To reply</source>
        <translation>待答复</translation>
    </message>
    <message>
        <source>To verify</source>
        <translation>待核查</translation>
    </message>
    <message>
        <source>To follow up</source>
        <translation>待回访</translation>
    </message>
    <message>
        <source>To close</source>
        <translation>待结案</translation>
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
        <source>Supervised</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Instructed</source>
        <translation>批示</translation>
    </message>
    <message>
        <source>Second round</source>
        <translation>二次办理</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>No open matters</source>
        <translation>没有待办的工单</translation>
    </message>
    <message>
        <source>Nothing to accept</source>
        <translation>没有待受理的工单</translation>
    </message>
    <message>
        <source>Nothing to dispatch</source>
        <translation>没有待派单的工单</translation>
    </message>
    <message>
        <source>Nothing to sign for</source>
        <translation>没有待签收的工单</translation>
    </message>
    <message>
        <source>Nothing was sent back</source>
        <translation>没有退单</translation>
    </message>
    <message>
        <source>Nothing to approve</source>
        <translation>没有待审批的工单</translation>
    </message>
    <message>
        <source>Nothing to reply to</source>
        <translation>没有待答复的工单</translation>
    </message>
    <message>
        <source>Nothing to verify</source>
        <translation>没有待核查的工单</translation>
    </message>
    <message>
        <source>Nobody to call back</source>
        <translation>没有待回访的工单</translation>
    </message>
    <message>
        <source>Nothing to close</source>
        <translation>没有待结案的工单</translation>
    </message>
    <message>
        <source>Nothing is due soon</source>
        <translation>没有即将超期的工单</translation>
    </message>
    <message>
        <source>Nothing is overdue</source>
        <translation>没有已超期的工单</translation>
    </message>
    <message>
        <source>Nothing is supervised</source>
        <translation>没有督办的工单</translation>
    </message>
    <message>
        <source>No leader&apos;s instructions</source>
        <translation>没有批示的工单</translation>
    </message>
    <message>
        <source>No second rounds</source>
        <translation>没有二次办理的工单</translation>
    </message>
    <message>
        <source>No matters of your own</source>
        <translation>没有我经办的工单</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>待审核</translation>
    </message>
    <message>
        <source>Nothing to review</source>
        <translation>没有待审核的工单</translation>
    </message>
</context>
<context>
    <name>QueueFilter</name>
    <message>
        <source>, </source>
        <comment>between the values of one condition</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Due first</source>
        <translation>先到期在前</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>最新在前</translation>
    </message>
    <message>
        <source>Most urgent first</source>
        <translation>最紧急在前</translation>
    </message>
    <message>
        <source>Last changed first</source>
        <translation>最近变动在前</translation>
    </message>
    <message>
        <source>Unread only</source>
        <translation>仅未读</translation>
    </message>
    <message>
        <source>With closed ones</source>
        <translation>含已办结</translation>
    </message>
</context>
<context>
    <name>QueuePane</name>
    <message>
        <source>No open matters. Press N for a new one; tables are imported in the settings.</source>
        <translation>没有待办的工单。按 N 新建；已有台账可在“设置”中导入文件。</translation>
    </message>
    <message>
        <source>Shown %1 of %2</source>
        <translation>已显示 %1 / 共 %2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Show all open ones</source>
        <translation>查看全部待办</translation>
    </message>
    <message>
        <source>Nothing matches these conditions</source>
        <translation>没有符合条件的工单</translation>
    </message>
    <message>
        <source>Search what is over too</source>
        <translation>在已办结工单中一并查找</translation>
    </message>
    <message>
        <source>Clear conditions</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待办工单</translation>
    </message>
    <message>
        <source>New matter</source>
        <translation>新建工单</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>what is searched for</comment>
        <translation>“%1”</translation>
    </message>
</context>
<context>
    <name>QueueTools</name>
    <message>
        <source>No views kept yet</source>
        <translation>还没有保存的视图</translation>
    </message>
    <message>
        <source>Keep this view …</source>
        <translation>保存当前视图…</translation>
    </message>
    <message>
        <source>Remove a view</source>
        <translation>移除视图</translation>
    </message>
    <message>
        <source>Conditions (some are set)</source>
        <translation>筛选（已设条件）</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Kept views</source>
        <translation>保存的视图</translation>
    </message>
    <message>
        <source>Rows of two lines</source>
        <translation>两行显示</translation>
    </message>
    <message>
        <source>Rows of one line</source>
        <translation>单行显示</translation>
    </message>
    <message>
        <source>Number, words, address</source>
        <translation>搜索工单</translation>
    </message>
    <message>
        <source>Search the queue</source>
        <translation>搜索待办工单</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>视图名称</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>RowList</name>
    <message>
        <source>Loading …</source>
        <translation>正在加载…</translation>
    </message>
</context>
<context>
    <name>RowText</name>
    <message>
        <source>Second round</source>
        <translation>二次办理</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>Supervised</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>Instructed</source>
        <translation>批示</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>unit, what it has to do</comment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>shiyu::QueueChips</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More lists</source>
        <translation>更多列表</translation>
    </message>
</context>
<context>
    <name>shiyu::ConditionLine</name>
    <message>
        <source>Clear</source>
        <translation>清除筛选</translation>
    </message>
</context>
<context>
    <name>shiyu::OlderStrip</name>
    <message>
        <source>What is over for longer is on the server</source>
        <translation>更早办结的工单在服务器上</translation>
    </message>
    <message>
        <source>Look for older ones …</source>
        <translation>查找更早…</translation>
    </message>
</context>
<context>
    <name>shiyu::OlderPanel</name>
    <message>
        <source>Older matters on the server</source>
        <translation>更早办结的工单</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Number, or words of title and address</source>
        <translation>工单编号，或标题、地址中的词</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Any year</source>
        <translation>不限年份</translation>
    </message>
    <message>
        <source>Last act in %1</source>
        <translation>%1年办结</translation>
    </message>
    <message>
        <source>Looking on the server …</source>
        <translation>正在服务器上查找…</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>on the server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>%1 found, looked back to %2</source>
        <translation>找到%1件，已查到%2</translation>
    </message>
    <message>
        <source>%1 found, all were looked through</source>
        <translation>找到%1件，已全部查完</translation>
    </message>
    <message>
        <source>No older matter fits.</source>
        <translation>没有符合条件的更早工单。</translation>
    </message>
    <message>
        <source>Fetching the record of %1 …</source>
        <translation>正在取%1的流转记录…</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Look further</source>
        <translation>继续查找</translation>
    </message>
</context>
</TS>
