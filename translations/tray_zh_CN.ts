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
<context>
    <name>shiyu::OutboxSheet</name>
    <message>
        <source>To be synced</source>
        <translation>待同步</translation>
    </message>
    <message>
        <source>Write a bundle …</source>
        <translation>导出离线包…</translation>
    </message>
    <message>
        <source>Take in a receipt …</source>
        <translation>导入回执…</translation>
    </message>
    <message>
        <source>%1 to upload, the first of %2</source>
        <translation>待上传 %1 条，最早 %2</translation>
    </message>
    <message>
        <source>Nothing waits to be uploaded.</source>
        <translation>没有待上传的操作</translation>
    </message>
    <message>
        <source>Kept on this computer; they go up by themselves when the network is back.</source>
        <translation>以下操作已存本机，联网后自动上传。</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 条</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>number title</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>act officer time</comment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>case act</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>离线包</translation>
    </message>
    <message>
        <source>Without network, what waits goes to the server by a file on a stick or disc, and the answers come back by a receipt. The file is sealed for the server; nobody else can read it.</source>
        <translation>没有网络时，可把待上传的操作写入U盘或光盘上的文件交给服务器，再用回执带回结果。文件只有服务器能打开。</translation>
    </message>
    <message>
        <source>%1: %2 acts written, receipt taken in %3</source>
        <translation>%1 导出 %2 条，回执已于 %3 导入</translation>
    </message>
    <message>
        <source>%1: %2 acts written, no receipt yet</source>
        <translation>%1 导出 %2 条，尚未导入回执</translation>
    </message>
    <message>
        <source>Write a bundle</source>
        <translation>导出离线包</translation>
    </message>
    <message>
        <source>Bundles</source>
        <translation>离线包</translation>
    </message>
    <message>
        <source>bundle-%1</source>
        <translation>离线包-%1</translation>
    </message>
    <message>
        <source>Take in a receipt</source>
        <translation>导入回执</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>回执</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>The server has accepted these; its record of them comes when the network is back.</source>
        <translation>服务器已接受以下操作，联网后取回服务器上的记录。</translation>
    </message>
    <message>
        <source>Hand in another's bundle …</source>
        <translation>代交离线包…</translation>
    </message>
    <message>
        <source>Hand in another computer's bundle</source>
        <translation>代交离线包</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Save the receipt</source>
        <translation>保存回执</translation>
    </message>
    <message>
        <source>The bundle goes to the server …</source>
        <translation>正在代交离线包…</translation>
    </message>
    <message>
        <source>Attachment %1 of %2 is read …</source>
        <translation>正在读取附件 %1/%2…</translation>
    </message>
</context>
</TS>
