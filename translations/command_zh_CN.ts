<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>shiyu::CommandLine</name>
    <message>
        <source>Search cases, addresses, units, or type a command</source>
        <translation>搜索工单、地址、单位，或输入命令</translation>
    </message>
    <message>
        <source>e.g. 派 2381 城管 · 签 2381 · 定位 镜湖区 · 切换 孙悦 · 夜间</source>
        <translation>例：派 2381 城管 · 签 2381 · 定位 镜湖区 · 切换 孙悦 · 夜间</translation>
    </message>
    <message>
        <source>Nothing found. Try a number, a name or pinyin initials.</source>
        <translation>没有找到。请试试编号、名称或拼音首字母。</translation>
    </message>
    <message>
        <source>New matter</source>
        <translation>新建工单</translation>
    </message>
    <message>
        <source>Night theme</source>
        <translation>夜间主题</translation>
    </message>
    <message>
        <source>Day theme</source>
        <translation>日间主题</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>number · stage</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Dispatch to %1: %2</source>
        <translation>派单给%1：%2</translation>
    </message>
    <message>
        <source>Dispatch: %1</source>
        <translation>派单：%1</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Sign for: %1</source>
        <translation>签收：%1</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Officers</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Switch to %1</source>
        <translation>切换为 %1</translation>
    </message>
    <message>
        <source>One map</source>
        <translation>一张图</translation>
    </message>
    <message>
        <source>Duty desk</source>
        <translation>值班工作台</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>工单办理</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Screens</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>No unit of this case is called “%1”; choose in the form</source>
        <translation>该工单没有名为“%1”的可派单位，请在派单表中选择</translation>
    </message>
    <message>
        <source>Look for “%1” among older ones</source>
        <translation>在更早办结的工单中查找“%1”</translation>
    </message>
    <message>
        <source>on the server</source>
        <translation>在服务器上</translation>
    </message>
</context>
</TS>
