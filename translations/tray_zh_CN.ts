<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>shiyu::ConflictCard</name>
    <message>
        <source>Our side</source>
        <translation>本机操作</translation>
    </message>
    <message>
        <source>On the server</source>
        <translation>服务器上的记录</translation>
    </message>
    <message>
        <source>Nothing that this act had not seen.</source>
        <translation>没有本次操作未见到的记录。</translation>
    </message>
    <message>
        <source>Shift of %1</source>
        <translation>%1的值班</translation>
    </message>
    <message>
        <source>A matter that is not on this computer</source>
        <translation>不在本机的工单</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>number title</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>answered %1</source>
        <translation>%1 答复</translation>
    </message>
    <message>
        <source>Do it again: %1</source>
        <translation>重新办理：%1</translation>
    </message>
    <message>
        <source>Open the matter</source>
        <translation>打开工单</translation>
    </message>
    <message>
        <source>Settled, it need not be done</source>
        <translation>已处理，无需再办</translation>
    </message>
</context>
<context>
    <name>shiyu::TrayPage</name>
    <message>
        <source>Conflicts to settle</source>
        <translation>待处理冲突</translation>
    </message>
    <message>
        <source>These acts were done here and not accepted by the server. Nothing of them is lost; decide for each what is still to be done.</source>
        <translation>以下操作已在本机办理，但未被服务器接受。内容没有丢失，请逐条决定如何处理。</translation>
    </message>
    <message>
        <source>There is no conflict to settle.</source>
        <translation>没有待处理的冲突。</translation>
    </message>
</context>
</TS>
