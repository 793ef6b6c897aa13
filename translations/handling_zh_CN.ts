<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>HandlingColumn</name>
    <message>
        <source>To sign for</source>
        <translation>待签收</translation>
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
        <source>To answer or complete</source>
        <translation>待答复/办结</translation>
    </message>
    <message>
        <source>Done in 7 days</source>
        <translation>近7日已办结</translation>
    </message>
</context>
<context>
    <name>HandlingPage</name>
    <message>
        <source>Own unit and those directly below</source>
        <translation>本单位及直属下级</translation>
    </message>
    <message>
        <source>Own unit</source>
        <translation>本单位</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Nothing to handle. What is dispatched to the unit stands here.</source>
        <translation>没有待办理的工单，派给本单位的工单会显示在这里</translation>
    </message>
    <message>
        <source>This unit has nothing to handle</source>
        <translation>该单位没有待办理的工单</translation>
    </message>
    <message>
        <source>Show all units</source>
        <translation>查看全部单位</translation>
    </message>
    <message>
        <source>Show as a board</source>
        <translation>看板显示</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>表格显示</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>工单办理</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
</context>
<context>
    <name>HandlingTable</name>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>当前承办</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>时限</translation>
    </message>
</context>
</TS>
